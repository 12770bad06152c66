import { readFile } from 'node:fs/promises'
import { ModuleReleaseFile } from '@sipelandukilat/contract/modules/boot'
import type { RegistryFacts } from '@sipelandukilat/contract/modules/check-release'
import { assertReleasable, checkModule } from '../module/check-module'
import { openProject } from '../module/project'
import { Failure } from '../terminal/failure'
import { type Command, parse } from './command'

const usage = 'sipelandukilat check [--previous module.json] [--without-browser]'

async function factsOf(previous: string | undefined): Promise<RegistryFacts> {
  if (previous === undefined) return {}
  const text = await readFile(previous, 'utf8').catch(() => {
    throw new Failure('usage', { id: `${previous} tidak dapat dibaca.`, en: `${previous} cannot be read.` })
  })
  return { previous: ModuleReleaseFile.parse(JSON.parse(text)) }
}

export const check: Command = {
  usage,
  summary: {
    id: 'Membangun modul dan memeriksanya seperti yang dilakukan registri',
    en: 'Build the module and check it as the registry does',
  },
  run: async (args, terminal) => {
    const { values } = parse(args, { previous: { type: 'string' }, 'without-browser': { type: 'boolean' } })
    const checked = await checkModule(await openProject(process.cwd()), terminal, {
      facts: await factsOf(values.previous),
      mayUseBrowser: !values['without-browser'],
    })
    assertReleasable(checked, terminal)
    const { manifest, report, findings } = checked
    const pages = new Set(report.pages.map(({ pattern }) => pattern)).size
    terminal.result(
      {
        id: `${manifest.id} ${manifest.version} lolos: ${pages} halaman diperiksa (${report.environment}).`,
        en: `${manifest.id} ${manifest.version} passes: ${pages} page(s) looked at (${report.environment}).`,
      },
      { ok: true, id: manifest.id, version: manifest.version, environment: report.environment, pages, findings },
    )
  },
}
