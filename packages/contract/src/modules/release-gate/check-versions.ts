import semver from 'semver'
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
        { id: `"${range}" bukan rentang versi.`, en: `"${range}" is no range of versions.` },
        { id: 'Tulis misalnya ^1.0.0.', en: 'Write for example ^1.0.0.' },
      ),
    ]
  if (!shell || semver.satisfies(shell.version, range, { includePrerelease: true })) return []
  const fitting = fittingRange(shell.version)
  return [
    found(
      'shell-range-unfit',
      'engines.shell',
      {
        id: `Modul ini untuk kerangka ${range}; yang dipakai di sini ${shell.version}.`,
        en: `This module is for a shell ${range}; the one in use here is ${shell.version}.`,
      },
      {
        id: `Yang cocok: ${fitting}. Uji modul dengan kerangka itu, lalu ubah engines.shell.`,
        en: `What would fit: ${fitting}. Try the module with that shell, then change engines.shell.`,
      },
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
        {
          id: `Dibangun dengan ${name} ${built}; kerangka di sini memberi ${offered}.`,
          en: `Built against ${name} ${built}; the shell here offers ${offered}.`,
        },
        {
          id: `Bangun ulang dengan ${name} dari ${fittingRange(offered)} yang tidak lebih baru dari ${offered}.`,
          en: `Build it again with a ${name} of ${fittingRange(offered)} that is not newer than ${offered}.`,
        },
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
      {
        id: `${name} ada di ${previous.version} dan hilang di ${manifest.version}; yang memakainya akan rusak.`,
        en: `${name} is in ${previous.version} and gone in ${manifest.version}; who uses it would break.`,
      },
      { id: `Kembalikan, atau naikkan versi ke ${next}.`, en: `Put it back, or raise the version to ${next}.` },
    ),
  )
}

function checkOrder({ manifest, facts: { previous } }: Subject): Finding[] {
  if (!previous || semver.gt(manifest.version, previous.version)) return []
  return [
    noted(
      'version-not-newer',
      'version',
      {
        id: `Versi ${manifest.version} tidak lebih baru dari ${previous.version} yang sudah terbit.`,
        en: `Version ${manifest.version} is not newer than ${previous.version}, which is published.`,
      },
      {
        id: `Naikkan versi, misalnya ${semver.inc(previous.version, 'patch')}.`,
        en: `Raise the version, for example ${semver.inc(previous.version, 'patch')}.`,
      },
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
