import { readFile } from 'node:fs/promises'
import { ModuleReleaseFile } from '@sipelandukilat/contract/modules/boot'
import type { RegistryFacts } from '@sipelandukilat/contract/modules/check-release'
import { assertReleasable, checkModule } from '../module/check-module'
import { openProject } from '../module/project'
import { Failure } from '../terminal/failure'
import { terminalTexts } from '../texts/texts'
import { type Command, parse } from './command'

const usage = 'sipelandukilat check [--previous module.json] [--without-browser]'

async function factsOf(previous: string | undefined): Promise<RegistryFacts> {
  if (previous === undefined) return {}
  const text = await readFile(previous, 'utf8').catch(() => {
    throw new Failure('usage', terminalTexts.of('previousUnreadable', { previous }))
  })
  return { previous: ModuleReleaseFile.parse(JSON.parse(text)) }
}

export const check: Command = {
  usage,
  summary: terminalTexts.of('summaryCheck'),
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
      terminalTexts.of('passes', {
        id: manifest.id,
        version: manifest.version,
        pages,
        environment: report.environment,
      }),
      { ok: true, id: manifest.id, version: manifest.version, environment: report.environment, pages, findings },
    )
  },
}
