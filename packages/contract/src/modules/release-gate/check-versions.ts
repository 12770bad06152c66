import semver from 'semver'
import { releaseGateTexts } from '../../texts/texts'
import { type Finding, found, noted } from './finding'
import type { Subject } from './subject'

/** The ranges in which `version` is compatible by its number: `^0.1.0` for 0.1.4, `^1.0.0` for 1.3.0. */
function fittingRange(version: string): string {
  const major = semver.major(version)
  return major === 0 ? `^0.${semver.minor(version)}.0` : `^${major}.0.0`
}

function checkShell({ manifest, facts: { shell } }: Subject): Finding[] {
  const range = manifest.engines.shell
  if (semver.validRange(range) === null)
    return [
      found(
        'shell-range-unfit',
        'engines.shell',
        releaseGateTexts.of('notARange', { range }),
        releaseGateTexts.of('writeRange'),
      ),
    ]
  if (!shell || semver.satisfies(shell.version, range, { includePrerelease: true })) return []
  const fitting = fittingRange(shell.version)
  return [
    found(
      'shell-range-unfit',
      'engines.shell',
      releaseGateTexts.of('shellUnfit', { range, shell: shell.version }),
      releaseGateTexts.of('fittingShells', { fitting }),
    ),
  ]
}

function checkShared({ manifest, facts: { shell } }: Subject): Finding[] {
  return Object.entries(manifest.builtAgainst).flatMap(([name, built]) => {
    const offered = shell?.shared?.[name]
    if (offered === undefined || semver.satisfies(offered, `^${built}`)) return []
    return [
      found(
        'shared-version-unfit',
        name,
        releaseGateTexts.of('sharedUnfit', { name, built, offered }),
        releaseGateTexts.of('buildWithShared', { name, range: fittingRange(offered), offered }),
      ),
    ]
  })
}

/** What another module, an extension or an administrator may rely on. */
function surfaceOf({ contributes }: Subject['manifest']): ReadonlySet<string> {
  return new Set([
    ...contributes.routes.map((route) => `route ${route}`),
    ...contributes.extensionPoints.map((point) => `extensionPoint ${point}`),
    ...(contributes.permissions ?? []).map(({ id }) => `permission ${id}`),
    ...Object.keys(contributes.configuration?.defaults ?? {}).map((key) => `configuration ${key}`),
  ])
}

const isBreakingStep = (before: string, after: string) =>
  semver.major(before) === 0
    ? semver.major(after) > 0 || semver.minor(after) > semver.minor(before)
    : semver.major(after) > semver.major(before)

function checkSurface({ manifest, facts: { previous } }: Subject): Finding[] {
  if (!previous || semver.lte(manifest.version, previous.version)) return []
  if (isBreakingStep(previous.version, manifest.version)) return []
  const kept = surfaceOf(manifest)
  const lost = [...surfaceOf(previous)].filter((name) => !kept.has(name))
  const next =
    semver.major(previous.version) === 0
      ? `0.${semver.minor(previous.version) + 1}.0`
      : `${semver.major(previous.version) + 1}.0.0`
  return lost.map((name) =>
    found(
      'surface-broken',
      name,
      releaseGateTexts.of('surfaceBroken', { name, before: previous.version, version: manifest.version }),
      releaseGateTexts.of('raiseMajor', { next }),
    ),
  )
}

function checkOrder({ manifest, facts: { previous } }: Subject): Finding[] {
  if (!previous || semver.gt(manifest.version, previous.version)) return []
  return [
    noted(
      'version-not-newer',
      'version',
      releaseGateTexts.of('versionNotNewer', { version: manifest.version, before: previous.version }),
      releaseGateTexts.of('raiseVersion', { next: semver.inc(previous.version, 'patch') ?? previous.version }),
    ),
  ]
}

/** Whether the release fits the shell, its shared packages, and its own release before. */
export const checkVersions = (subject: Subject): Finding[] => [
  ...checkShell(subject),
  ...checkShared(subject),
  ...checkOrder(subject),
  ...checkSurface(subject),
]
