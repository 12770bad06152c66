import { releaseGateTexts } from '../texts/texts'
import { ModuleReleaseFile } from './boot'
import { checkDeclarations } from './release-gate/check-declarations'
import { checkFiles } from './release-gate/check-files'
import { checkPages } from './release-gate/check-pages'
import { CheckReport } from './release-gate/check-report'
import { checkVersions } from './release-gate/check-versions'
import { type Finding, found } from './release-gate/finding'
import type { RegistryFacts, ReleaseToCheck } from './release-gate/subject'

export { releaseLimits } from './release-gate/check-files'
export { wantedViews } from './release-gate/check-pages'
export { CheckedPage, CheckReport } from './release-gate/check-report'
export { Finding, FindingCode } from './release-gate/finding'
export type { RegistryFacts, ReleaseFile, ReleaseToCheck, SourceFile } from './release-gate/subject'

type Issue = { readonly path: readonly PropertyKey[]; readonly message: string }

const toFinding =
  (code: 'manifest-invalid' | 'check-invalid', file: string) =>
  ({ path, message }: Issue): Finding =>
    found(
      code,
      [file, ...path.map(String)].join('.'),
      { id: `${path.join('.') || file}: ${message}` },
      code === 'manifest-invalid' ? releaseGateTexts.of('correctManifest') : releaseGateTexts.of('runCheck'),
    )

/**
 * The one gate of a release: the same on the developer's machine, in CI and in the registry. Pure. What only one of these knows
 * (sources, other modules' routes, the release before) is asked where it is given. A release passes when nothing of severity
 * `error` is found.
 */
export function checkRelease(release: ReleaseToCheck, facts: RegistryFacts = {}): Finding[] {
  const manifest = ModuleReleaseFile.safeParse(release.manifest)
  if (!manifest.success) return manifest.error.issues.map(toFinding('manifest-invalid', 'module.json'))
  const check = release.check === undefined ? undefined : CheckReport.safeParse(release.check)
  if (check && !check.success) return check.error.issues.map(toFinding('check-invalid', 'check.json'))
  const subject = {
    manifest: manifest.data,
    manifestSha256: release.manifestSha256,
    files: release.files,
    sources: release.sources ?? [],
    check: check?.data,
    facts,
  }
  return [...checkDeclarations(subject), ...checkVersions(subject), ...checkFiles(subject), ...checkPages(subject)]
}

/** Whether nothing among the findings keeps the release out. */
export const isReleasable = (findings: readonly Finding[]): boolean =>
  findings.every(({ severity }) => severity !== 'error')
