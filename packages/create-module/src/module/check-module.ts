import { readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { ModuleReleaseFile } from '@sipelandukilat/contract/modules/boot'
import {
  type CheckReport,
  checkRelease,
  type Finding,
  isReleasable,
  type RegistryFacts,
} from '@sipelandukilat/contract/modules/check-release'
import { type Localized, localized, perLanguage } from '@sipelandukilat/domain'
import { Failure } from '../terminal/failure'
import type { Terminal } from '../terminal/terminal'
import { terminalTexts } from '../texts/texts'
import { lookAtPages } from './look-at-pages'
import { findBuiltManifest, type Project } from './project'
import { readRelease, sha256Of } from './release-folder'
import { runBuild } from './rsbuild'

/** Name and version of this command, as the report states it. */
const tool = 'sipelandukilat 0.1.0'

export type CheckedModule = {
  readonly manifest: ModuleReleaseFile
  readonly findings: readonly Finding[]
  readonly report: CheckReport
}

/**
 * Builds the module, looks at its pages, writes `dist/check.json`, and asks the gate. `onBuilt` may end it before the minute of
 * looking. @throws Failure when it cannot be built
 */
export async function checkModule(
  project: Project,
  terminal: Terminal,
  {
    facts = {},
    mayUseBrowser = true,
    onBuilt,
  }: {
    facts?: RegistryFacts
    mayUseBrowser?: boolean
    onBuilt?: (manifest: ModuleReleaseFile) => Promise<void>
  } = {},
): Promise<CheckedModule> {
  terminal.progress(terminalTexts.of('buildingModule'))
  await runBuild(project)
  const manifest = await findBuiltManifest(project)
  if (!manifest) throw new Failure('refused', terminalTexts.of('noModuleJson'))
  await onBuilt?.(manifest)
  const seen = await lookAtPages(project, terminal, mayUseBrowser)
  const report: CheckReport = {
    release: sha256Of(await readFile(path.join(project.dist, 'module.json'))),
    tool,
    ...seen,
  }
  await writeFile(path.join(project.dist, 'check.json'), `${JSON.stringify(report, null, 2)}\n`)
  return { manifest, report, findings: checkRelease(await readRelease(project, report), facts) }
}

const line = ({ where, message, action }: Finding): Localized =>
  perLanguage(
    (language) => `${where ? `${where}: ` : ''}${localized(message, language)} → ${localized(action, language)}`,
  )

/** Notes go by; anything that keeps the release out ends the command. @throws Failure */
export function assertReleasable({ manifest, findings }: CheckedModule, terminal: Terminal): void {
  for (const finding of findings.filter(({ severity }) => severity === 'warning')) terminal.progress(line(finding))
  if (isReleasable(findings)) return
  const errors = findings.filter(({ severity }) => severity === 'error')
  throw new Failure(
    'refused',
    terminalTexts.of('toCorrect', { id: manifest.id, version: manifest.version, length: errors.length }),
    errors.map(line),
  )
}
