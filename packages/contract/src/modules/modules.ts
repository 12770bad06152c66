import { RoleName } from '@sipelandukilat/access'
import * as z from 'zod'
import { endpoint } from '../endpoint'
import { Empty, Id, Instant, ProvinceCode, page, pageQuery, text } from '../shapes'
import { DevServerOverride, ModuleId, ReleaseVersion } from './boot'
import {
  BucketBy,
  ModuleKey,
  ModuleKeyId,
  ModuleRegion,
  ModuleRelease,
  ModuleTrack,
  RegisteredModule,
  TargetingRule,
} from './module-registry-shapes'
import { ModuleDecision } from './resolve-modules'

const byId = z.object({ id: ModuleId })
/** Why somebody decided so. Long numbers are left out: many read it, and a citizen's NIK or telephone is not theirs to see. */
const reason = text(500, 3).transform((words) => words.replace(/\d{6,}/g, '…'))

export const listModules = endpoint({
  method: 'GET',
  path: '/modules',
  summary: 'Modules of the registry: a developer’s own, all for administrators',
  access: ['read', 'Module'],
  query: z.object({ ...pageQuery, q: text(60).optional() }),
  response: page(RegisteredModule),
})

export const readModule = endpoint({
  method: 'GET',
  path: '/modules/:id',
  summary: 'A module: where which release is in force, pins, suspensions, grants, rollouts',
  access: ['read', 'Module'],
  params: byId,
  response: RegisteredModule,
  problems: ['not-found'],
})

export const listModuleReleases = endpoint({
  method: 'GET',
  path: '/modules/:id/releases',
  summary: 'Releases of a module, newest first',
  access: ['read', 'Module'],
  params: byId,
  query: z.object(pageQuery),
  response: page(ModuleRelease),
  problems: ['not-found'],
})

/** Bounds of a published tarball. Beyond them it is refused while it arrives, not after. */
export const releaseBounds = { compressedBytes: 10 * 1024 * 1024, unpackedBytes: 40 * 1024 * 1024, files: 500 } as const

/** The body is a gzip tar of the module's `dist/`: see `ModuleSignature` and `ModuleCheckReport` for what lies beside its files. */
export const publishRelease = endpoint({
  method: 'PUT',
  path: '/modules/:id/releases/:version',
  summary: 'Publish a signed release (application/gzip); a version that exists is never replaced',
  access: ['publish', 'Module'],
  transaction: 'none',
  params: z.object({ id: ModuleId, version: ReleaseVersion }),
  response: ModuleRelease,
  status: 201,
  problems: ['release-exists', 'release-refused', 'too-large', 'unsupported-type', 'too-many-tries'],
})

export const setModuleTrack = endpoint({
  method: 'PUT',
  path: '/modules/:id/tracks/:track',
  summary: 'Point a track at a release; without a province: in the caller’s own, or for the platform',
  access: ['read', 'Module'],
  params: byId.extend({ track: ModuleTrack }),
  body: z.object({ version: ReleaseVersion, provinceCode: ProvinceCode.optional() }),
  response: RegisteredModule,
  problems: ['not-found', 'forbidden', 'invalid', 'scopes-not-granted', 'release-unfit'],
})

export const rollBackModule = endpoint({
  method: 'POST',
  path: '/modules/:id/rollback',
  summary: 'Back to the previous release: a province’s stable track, or a regency by a pin',
  access: ['pin', 'Module'],
  params: byId,
  body: z.object({ regionCode: ModuleRegion.optional(), reason }),
  response: RegisteredModule,
  problems: ['not-found', 'forbidden', 'no-previous-release'],
})

export const pinModule = endpoint({
  method: 'PUT',
  path: '/modules/:id/pins/:regionCode',
  summary: 'Hold a region at one release, whatever tracks and rollouts say',
  access: ['pin', 'Module'],
  params: byId.extend({ regionCode: ModuleRegion }),
  body: z.object({ version: ReleaseVersion, reason }),
  response: RegisteredModule,
  problems: ['not-found', 'forbidden', 'invalid', 'scopes-not-granted', 'release-unfit'],
})

export const unpinModule = endpoint({
  method: 'DELETE',
  path: '/modules/:id/pins/:regionCode',
  summary: 'Let a region follow tracks and rollouts again',
  access: ['pin', 'Module'],
  params: byId.extend({ regionCode: ModuleRegion }),
  body: z.object({ reason: reason.optional() }).optional(),
  response: RegisteredModule,
  problems: ['not-found', 'forbidden'],
})

export const suspendModule = endpoint({
  method: 'PUT',
  path: '/modules/:id/suspension',
  summary: 'Take a module out of use at once: everywhere, in a province, in a regency',
  access: ['pin', 'Module'],
  params: byId,
  body: z.object({ regionCode: ModuleRegion.optional(), reason }),
  response: RegisteredModule,
  problems: ['not-found', 'forbidden'],
})

export const resumeModule = endpoint({
  method: 'DELETE',
  path: '/modules/:id/suspension',
  summary: 'Let a suspended module be used again',
  access: ['pin', 'Module'],
  params: byId,
  body: z.object({ regionCode: ModuleRegion.optional(), reason: reason.optional() }).optional(),
  response: RegisteredModule,
  problems: ['not-found', 'forbidden'],
})

export const grantModuleScopes = endpoint({
  method: 'PUT',
  path: '/modules/:id/scopes',
  summary: 'Grant exactly these API scopes to a module, in a province or for the platform',
  access: ['update', 'Module'],
  params: byId,
  body: z.object({
    provinceCode: ProvinceCode.optional(),
    granted: z.array(z.string().regex(/^[a-zA-Z]+:[a-zA-Z]+$/)).max(100),
  }),
  response: RegisteredModule,
  problems: ['not-found', 'forbidden'],
})

const RolloutDraft = z.object({
  version: ReleaseVersion,
  provinceCode: ProvinceCode.optional(),
  rules: z.array(TargetingRule).min(1).max(20),
  bucketBy: BucketBy.default('region'),
})

export const startRollout = endpoint({
  method: 'POST',
  path: '/modules/:id/rollouts',
  summary: 'Give a release to some: by place, role, percentage and time',
  access: ['update', 'Module'],
  params: byId,
  /** `id`: that of the preview, so that the same buckets are reached. */
  body: RolloutDraft.extend({ id: Id.optional() }),
  response: RegisteredModule,
  status: 201,
  problems: ['not-found', 'forbidden', 'invalid', 'scopes-not-granted', 'release-unfit', 'conflict'],
})

export const changeRollout = endpoint({
  method: 'PATCH',
  path: '/modules/:id/rollouts/:rolloutId',
  summary: 'Widen, pause, resume, finish (makes the release stable) or revert a rollout',
  access: ['update', 'Module'],
  params: byId.extend({ rolloutId: Id }),
  body: z.discriminatedUnion('action', [
    z.object({
      action: z.literal('widen'),
      rules: z.array(TargetingRule).min(1).max(20),
      expectedVersion: z.int(),
    }),
    z.object({
      action: z.enum(['pause', 'resume', 'finish', 'revert']),
      reason: reason.optional(),
      expectedVersion: z.int(),
    }),
  ]),
  response: RegisteredModule,
  problems: [
    'not-found',
    'forbidden',
    'invalid',
    'version-conflict',
    'conflict',
    'scopes-not-granted',
    'release-unfit',
  ],
})

export const RolloutPreview = z.object({
  /** Give it to `startRollout`, else other buckets would be reached than these. */
  id: Id,
  regencies: z.array(
    z.object({
      regionCode: z.string(),
      name: z.string(),
      /** How many of the accounts with the role in the regency get the release; with `region` buckets all or none. */
      roles: z.array(z.object({ role: RoleName, users: z.int(), reached: z.int(), version: z.string().nullable() })),
    }),
  ),
})
export type RolloutPreview = z.infer<typeof RolloutPreview>

export const previewRollout = endpoint({
  method: 'POST',
  path: '/modules/:id/rollouts/preview',
  summary: 'Who would get what, by regency and role, of a rollout that is only a draft',
  access: ['update', 'Module'],
  transaction: 'read',
  params: byId,
  body: RolloutDraft.extend({ id: Id.optional() }),
  response: RolloutPreview,
  problems: ['not-found', 'forbidden', 'invalid'],
})

export const explainModule = endpoint({
  method: 'GET',
  path: '/modules/:id/explain',
  summary: 'Which release an office gets and why; each step that was asked',
  access: ['read', 'Module'],
  params: byId,
  query: z.object({ regionCode: ModuleRegion.optional(), role: RoleName.optional() }),
  response: ModuleDecision,
  problems: ['not-found', 'forbidden'],
})

const Vitals = z.object({ lcpP75: z.number().nullable(), inpP75: z.number().nullable(), clsP75: z.number().nullable() })

export const ModuleHealth = z.object({
  since: Instant,
  arms: z.array(
    z.object({
      version: ReleaseVersion,
      arm: z.string(),
      loads: z.int(),
      faults: z.record(z.string(), z.int()),
      /** Faults of loads, by loads. */
      failureRate: z.number(),
      faultsAfterMount: z.int(),
      loadP75Ms: z.number().nullable(),
      vitals: Vitals,
    }),
  ),
})
export type ModuleHealth = z.infer<typeof ModuleHealth>

export const readModuleHealth = endpoint({
  method: 'GET',
  path: '/modules/:id/health',
  summary: 'How a module’s releases load and fare, by release and arm',
  access: ['read', 'Module'],
  params: byId,
  query: z.object({ hours: z.coerce.number().int().min(1).max(720).default(24) }),
  response: ModuleHealth,
  problems: ['not-found'],
})

/** One decision or publication, as the trail keeps it. */
export const RegistryChange = z.object({
  id: Id,
  at: Instant,
  action: z.string(),
  actorKind: z.string(),
  /** Null for the system itself; for a developer, of everybody else. */
  actorName: z.string().nullable(),
  regionCode: z.string().nullable(),
  detail: z.record(z.string(), z.unknown()),
})
export type RegistryChange = z.infer<typeof RegistryChange>

export const listRegistryChanges = endpoint({
  method: 'GET',
  path: '/modules/:id/changes',
  summary: 'What was done with a module, newest first: where the caller may see it',
  access: ['read', 'Module'],
  params: byId,
  query: z.object(pageQuery),
  response: page(RegistryChange),
  problems: ['not-found'],
})

export const listModuleKeys = endpoint({
  method: 'GET',
  path: '/module-keys',
  summary: 'Keys that releases are signed with: one’s own; all of them for administrators',
  access: ['read', 'Module'],
  response: z.object({ items: z.array(ModuleKey) }),
})

export const registerModuleKey = endpoint({
  method: 'POST',
  path: '/module-keys',
  summary: 'Register the public half of one’s own Ed25519 key',
  access: ['publish', 'Module'],
  body: z.object({
    /** SPKI, DER, base64. */
    publicKey: z.base64().max(200),
    label: text(80),
    validUntil: Instant.optional(),
  }),
  response: ModuleKey,
  status: 201,
  problems: ['invalid', 'conflict'],
})

export const revokeModuleKey = endpoint({
  method: 'POST',
  path: '/module-keys/:keyId/revocation',
  summary: 'Trust a key no more: what it signed is not given to anyone from now on',
  access: ['publish', 'Module'],
  params: z.object({ keyId: ModuleKeyId }),
  body: z.object({ reason }),
  response: ModuleKey,
  problems: ['not-found', 'conflict'],
})

export const startOverride = endpoint({
  method: 'POST',
  path: '/modules/:id/overrides',
  summary: 'See an unpromoted release, or one’s own dev server, in this browser only, for at most 8 hours',
  access: ['read', 'Module'],
  params: byId,
  body: z.union([
    z.strictObject({ version: ReleaseVersion }),
    z.strictObject({ devServer: DevServerOverride.shape.devServer }),
  ]),
  response: z.object({ moduleId: ModuleId, until: Instant }),
  status: 201,
  problems: ['not-found', 'forbidden', 'invalid'],
})

export const endOverride = endpoint({
  method: 'DELETE',
  path: '/modules/:id/overrides',
  summary: 'See in this browser what everybody sees',
  access: ['read', 'Module'],
  params: byId,
  response: Empty,
  status: 204,
})
