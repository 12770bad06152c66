import {
  type BootModule,
  type ModuleDecision,
  type ModuleFacts,
  ModuleReleaseFile,
  type ReleaseFacts,
  type ResolveContext,
  resolve,
  resolveModule,
  toBootModule,
} from '@sipelandukilat/contract'
import type { Language } from '@sipelandukilat/domain'
import { placeOf } from '@sipelandukilat/domain'
import type { Caller } from '../../platform/caller'
import { isSignedBy, type Signer } from '../../platform/crypto/signing'
import type { Db } from '../../platform/database/db'
import type { Kept } from '../../platform/database/kept'
import { layered } from './configuration-layers'
import type { Overrides } from './overrides'
import { fitsShell, signedBytes } from './release-check'
import { shellVersion } from './shell-version'
import { isRecent, type SignedBoot, signBoot } from './sign-boot'

type Place = { provinceCode: string; regencyCode: string }

type FactsRow = {
  module_id: string
  suspended: string[]
  pins: ModuleFacts['pins'] | null
  rollouts: ModuleFacts['rollouts'] | null
  stable: ModuleFacts['stable'] | null
  earlier: ModuleFacts['earlier'] | null
  releases: { id: string; version: string; isKeyRevoked: boolean }[]
}

type ReleaseRow = {
  id: string
  module_id: string
  version: string
  base_path: string
  signature: string | null
  public_key: string | null
  module_json: Buffer | null
  check_json: Buffer | null
}

/** Releases never change, so what follows from one is worked out once in a process: its signature is checked then. */
type KnownRelease = Omit<ReleaseFacts, 'version'>
const known = new Map<string, KnownRelease>()
const mostKnown = 2_000
/** What releases bring beside their screens, by their entry: never forgotten, as facts that are kept still ask for it. */
const brought = new Map<string, ModuleReleaseFile['contributes']>()

function toKnown(row: ReleaseRow): KnownRelease | undefined {
  if (!row.module_json) return undefined // published before signatures were kept; published anew at the next start
  const manifest = ModuleReleaseFile.parse(JSON.parse(row.module_json.toString('utf8')))
  // Under another module's id or another version it is not what was signed, though each byte of it is.
  const isGenuine =
    row.public_key !== null &&
    row.signature !== null &&
    manifest.id === row.module_id &&
    manifest.version === row.version &&
    isSignedBy(row.public_key, signedBytes(row.module_json, row.check_json ?? undefined), row.signature)
  const boot = toBootModule(manifest, row.base_path)
  brought.set(boot.entry, manifest.contributes)
  return {
    id: row.id,
    unfit: !isGenuine ? 'signature' : fitsShell(manifest.engines.shell, shellVersion) ? null : 'shell',
    boot,
  }
}

/** These releases, each fetched once in a process. What is not there, or never was signed, is left out. */
async function findReleases(db: Db, ids: readonly string[]): Promise<ReadonlyMap<string, KnownRelease>> {
  const found = new Map<string, KnownRelease>()
  const missing = new Set<string>()
  for (const id of ids) {
    const release = known.get(id)
    if (release) found.set(id, release)
    else missing.add(id)
  }
  if (missing.size === 0) return found
  const rows = await db.rows<ReleaseRow>({
    text: 'select id, module_id, version, base_path, signature, public_key, module_json, check_json from app_boot_releases($1)',
    values: [[...missing]],
  })
  if (known.size + rows.length > mostKnown) known.clear()
  for (const row of rows) {
    const release = toKnown(row)
    if (!release) continue
    known.set(row.id, release)
    found.set(row.id, release)
  }
  return found
}

/** What the registry says about one place: its own pins, suspensions and rollouts, its province's and the platform's. */
export async function readFacts(db: Db, place: Place, overrides: readonly string[] = []): Promise<ModuleFacts[]> {
  const rows = await db.rows<FactsRow>({
    text: 'select * from app_boot_registry($1, $2, $3)',
    values: [place.provinceCode, place.regencyCode, overrides],
  })
  const found = await findReleases(
    db,
    rows.flatMap((row) => row.releases.map(({ id }) => id)),
  )
  return rows.map((row) => ({
    id: row.module_id,
    suspendedIn: row.suspended,
    pins: row.pins ?? [],
    rollouts: row.rollouts ?? [],
    stable: row.stable ?? [],
    earlier: row.earlier ?? [],
    releases: new Map(
      row.releases.flatMap(({ id, version, isKeyRevoked }) => {
        const release = found.get(id)
        return release ? [[id, { ...release, version, unfit: isKeyRevoked ? 'key' : release.unfit }] as const] : []
      }),
    ),
  }))
}

type PlacedRow = {
  suspended: string[]
  pins: ModuleFacts['pins'] | null
  rollouts: ModuleFacts['rollouts'] | null
  stable: ModuleFacts['stable'] | null
}

/** One module with everything that stands for it wherever the caller may look, for a preview over many places. */
export async function readPlacedFacts(db: Db, moduleId: string, alsoRelease: string): Promise<ModuleFacts> {
  const row = await db.first<PlacedRow>({
    text: `select array(select region_code from module_suspension where module_id = $1) as suspended,
      (select jsonb_agg(jsonb_build_object('regionCode', region_code, 'releaseId', release_id)) from module_pin where module_id = $1) as pins,
      (select jsonb_agg(jsonb_build_object('id', id, 'provinceCode', province_code, 'releaseId', release_id, 'rules', rules, 'bucketBy', bucket_by))
        from module_rollout where module_id = $1 and status = 'running') as rollouts,
      (select jsonb_agg(jsonb_build_object('provinceCode', province_code, 'releaseId', release_id))
        from module_track where module_id = $1 and track = 'stable') as stable`,
    values: [moduleId],
  })
  const facts = {
    id: moduleId,
    suspendedIn: row?.suspended ?? [],
    pins: row?.pins ?? [],
    rollouts: row?.rollouts ?? [],
    stable: row?.stable ?? [],
    earlier: [],
  }
  const ids = [alsoRelease, ...[...facts.pins, ...facts.rollouts, ...facts.stable].map(({ releaseId }) => releaseId)]
  const found = await findReleases(db, ids)
  return {
    ...facts,
    releases: new Map(
      ids.flatMap((id) => {
        const release = found.get(id)
        return release ? [[id, { ...release, version: release.boot.version }] as const] : []
      }),
    ),
  }
}

/** The office a user works in, for the choice of releases: their first region by code, so that it is the same each time. */
export function officeOf({ principal }: Caller): Place {
  const codes =
    principal.kind === 'user'
      ? principal.assignments.flatMap(({ regionCode }) => (regionCode === null ? [] : [regionCode])).sort()
      : []
  const code = codes.find((one) => one.length >= 5) ?? codes[0] ?? ''
  return { provinceCode: placeOf(code).provinceCode, regencyCode: code.length >= 5 ? placeOf(code).regencyCode : '' }
}

export const rolesOf = ({ principal }: Caller): string[] =>
  principal.kind === 'user' ? [...new Set(principal.assignments.map(({ role }) => role))] : []

/** What a decision is asked about: the caller in their own office. */
const contextOf = (caller: Caller, asked: Pick<ResolveContext, 'language' | 'now' | 'overrides'>): ResolveContext => ({
  ...officeOf(caller),
  userId: caller.user?.id ?? '',
  roles: rolesOf(caller),
  shellVersion,
  ...asked,
})

export type Boot = SignedBoot & { decisions: ModuleDecision[] }

/** Manifests that all of a place are given alike, with what they were made of; the last of so many places and languages. */
const sharedBoots = new Map<string, { facts: unknown; settings: unknown; boot: Boot }>()
const mostShared = 60

/** The signed boot manifest of one caller, and the decisions behind it. */
export async function bootFor(
  db: Db,
  caller: Caller,
  options: { registry: Kept; signer: Signer; overrides: Overrides; language: Language; now: Date },
): Promise<Boot> {
  const { registry, signer, language, now } = options
  const { releases, devServers } = options.overrides
  const place = officeOf(caller)
  const wanted = [...releases.values()]
  const placed = [place.provinceCode, place.regencyCode]
  const [facts = [], settings = []] = await Promise.all([
    wanted.length > 0
      ? readFacts(db, place, wanted)
      : registry.keep(db, ['facts', ...placed].join(' '), () => readFacts(db, place)),
    registry.keep(db, ['settings', ...placed].join(' '), () => readSettings(db, place)),
  ])
  // Only a rollout or a preview asks who it is, or what time.
  const isShared =
    wanted.length === 0 && devServers.length === 0 && facts.every(({ rollouts }) => rollouts.length === 0)
  const key = [...placed, language].join(' ')
  const shared = isShared ? sharedBoots.get(key) : undefined
  if (shared && shared.facts === facts && shared.settings === settings && isRecent(shared.boot, now)) return shared.boot
  const { bootManifest, decisions } = resolve(facts, contextOf(caller, { language, now, overrides: releases }))
  const manifest = {
    ...bootManifest,
    modules: bootManifest.modules.map((module) => withSettings(module, settings)),
    ...(devServers.length > 0 ? { devServers: [...devServers] } : {}),
  }
  const boot = { decisions, ...signBoot(manifest, signer, now) }
  if (isShared) {
    sharedBoots.delete(key)
    if (sharedBoots.size >= mostShared) sharedBoots.delete(sharedBoots.keys().next().value ?? '')
    sharedBoots.set(key, { facts, settings, boot })
  }
  return boot
}

const readSettings = (db: Db, { provinceCode, regencyCode }: Place): Promise<SettingsRow[]> =>
  db.rows<SettingsRow>({
    text: 'select * from app_module_settings($1, $2)',
    values: [provinceCode, regencyCode],
  })

type SettingsRow = { module_id: string; region_code: string; settings: Record<string, unknown> }

/** A release with the settings of its place, those of the nearest last; only where somebody set something: else it knows its defaults. */
function withSettings(module: BootModule, rows: readonly SettingsRow[]): BootModule {
  const layers = rows.filter((row) => row.module_id === module.id).map((row) => row.settings)
  const declared = brought.get(module.entry)?.configuration
  return declared && layers.length > 0 ? { ...module, configuration: layered(declared, layers) } : module
}

/** The server of the release that a caller's shell has of a module; undefined where it has none or brings no server. */
export async function findUpstream(db: Db, caller: Caller, moduleId: string, now: Date): Promise<string | undefined> {
  const facts = (await readFacts(db, officeOf(caller))).find(({ id }) => id === moduleId)
  const boot = facts && resolveModule(facts, contextOf(caller, { language: 'id', now, overrides: new Map() })).boot
  return boot ? brought.get(boot.entry)?.upstream?.baseUrl : undefined
}
