import { RoleName } from '@sipelandukilat/access'
import { Localized } from '@sipelandukilat/domain'
import * as z from 'zod'
import { refusedFor } from '../refusal-reason'
import { Id, Instant, ProvinceCode } from '../shapes'
import { ModuleId, ReleaseVersion } from './boot'
import { Finding } from './release-gate/finding'

/** A province (`65`) or a regency (`65.03`): modules are decided for no smaller place. */
export const ModuleRegion = z.string().regex(/^\d{2}(\.\d{2})?$/)
/** The first half of the SHA-256 of the public key (SPKI, DER), in hex. */
export const ModuleKeyId = z.string().regex(/^[0-9a-f]{32}$/)
export const ModuleTrack = z.enum(['stable', 'next'])
export type ModuleTrack = z.infer<typeof ModuleTrack>

/** The file `module.sig` of a release: over the bytes of `module.json`, a line feed, and the bytes of `check.json` if there is one. */
export const ModuleSignature = z.object({
  keyId: ModuleKeyId,
  algorithm: z.literal('ed25519'),
  signature: z.base64().max(200),
})
export type ModuleSignature = z.infer<typeof ModuleSignature>

/** The file `check.json`: what the gate found, bound to the one `module.json` by its SHA-256 in hex. */
export const ModuleCheckReport = z.looseObject({ release: z.string().regex(/^[0-9a-f]{64}$/) })
export type ModuleCheckReport = z.infer<typeof ModuleCheckReport>

/** Where a release is in force, and by what. The region is null for the whole platform. */
export const ReleaseUse = z.object({
  by: z.enum(['stable', 'next', 'pin', 'rollout']),
  regionCode: z.string().nullable(),
})
export type ReleaseUse = z.infer<typeof ReleaseUse>

export const ModuleRelease = z.object({
  id: Id,
  moduleId: ModuleId,
  version: ReleaseVersion,
  publishedAt: Instant,
  /** Null for the system's own. */
  publishedBy: z.string().nullable(),
  keyId: ModuleKeyId.nullable(),
  isKeyRevoked: z.boolean(),
  /** Bytes of all files, and of the entry alone, each also as gzip makes it. */
  sizes: z.object({ total: z.int(), totalGzip: z.int(), entry: z.int(), entryGzip: z.int(), files: z.int() }),
  engines: z.object({ shell: z.string() }),
  requestedScopes: z.array(z.string()),
  /** Asked for and not granted in the caller's province (for the platform's people: by the platform). */
  newScopes: z.array(z.string()),
  changes: Localized.nullable(),
  check: ModuleCheckReport.nullable(),
  /** What the gate noted when it let the release in: nothing that keeps it out, all that its readers should know. */
  findings: z.array(Finding),
  uses: z.array(ReleaseUse),
})
export type ModuleRelease = z.infer<typeof ModuleRelease>

/**
 * Whom a rollout reaches. An empty list means everywhere, or every role. `percentage` of the buckets, counted from the
 * first: a bucket is in when its number is *below* the percentage, so 0 reaches nobody and 100 everybody.
 */
export const TargetingRule = z
  .object({
    provinces: z.array(ProvinceCode).max(40).default([]),
    regencies: z
      .array(z.string().regex(/^\d{2}\.\d{2}$/))
      .max(600)
      .default([]),
    roles: z.array(RoleName).max(20).default([]),
    percentage: z.number().min(0).max(100).multipleOf(0.01),
    from: Instant.nullable().default(null),
    until: Instant.nullable().default(null),
  })
  .refine(
    (rule) => !rule.from || !rule.until || Date.parse(rule.from) < Date.parse(rule.until),
    refusedFor('endNotAfterStart', 'until'),
  )
export type TargetingRule = z.infer<typeof TargetingRule>

/** `region`: an office sees one version. `user`: each user falls into a bucket of their own. */
export const BucketBy = z.enum(['region', 'user'])
export type BucketBy = z.infer<typeof BucketBy>

export const RolloutStatus = z.enum(['running', 'paused', 'finished', 'reverted'])
export type RolloutStatus = z.infer<typeof RolloutStatus>

/** Why the guardrail took a release back: too many failures (shares from 0 to 1), or too slow (milliseconds, 75th percentile). */
export const GuardVerdict = z.object({
  because: z.enum(['failures', 'slow']),
  rollout: z.number(),
  /** Null where too few loads of the others were there to compare with. */
  baseline: z.number().nullable(),
  loads: z.int(),
})
export type GuardVerdict = z.infer<typeof GuardVerdict>

export const ModuleRollout = z.object({
  id: Id,
  moduleId: ModuleId,
  version: ReleaseVersion,
  /** Null for one of the whole platform. */
  provinceCode: ProvinceCode.nullable(),
  rules: z.array(TargetingRule),
  bucketBy: BucketBy,
  status: RolloutStatus,
  /** The reason of the person who changed it last. */
  reason: z.string().nullable(),
  /** Where the guardrail reverted it. */
  verdict: GuardVerdict.nullable(),
  createdAt: Instant,
  changedAt: Instant,
  rowVersion: z.int(),
})
export type ModuleRollout = z.infer<typeof ModuleRollout>

export const ModulePlaceRelease = z.object({ regionCode: z.string().nullable(), version: ReleaseVersion })

export const RegisteredModule = z.object({
  id: ModuleId,
  title: Localized,
  owner: z.string(),
  /** The one who may publish it; null for the system's own. */
  ownerName: z.string().nullable(),
  isSystem: z.boolean(),
  createdAt: Instant,
  latestVersion: ReleaseVersion.nullable(),
  stable: z.array(ModulePlaceRelease),
  next: z.array(ModulePlaceRelease),
  /** Who decided is null where the reader learns no names, or the account is gone. */
  pins: z.array(ModulePlaceRelease.extend({ reason: z.string(), byName: z.string().nullable(), at: Instant })),
  suspensions: z.array(
    z.object({ regionCode: z.string().nullable(), reason: z.string(), byName: z.string().nullable(), at: Instant }),
  ),
  grants: z.array(z.object({ provinceCode: ProvinceCode.nullable(), granted: z.array(z.string()) })),
  rollouts: z.array(ModuleRollout),
})
export type RegisteredModule = z.infer<typeof RegisteredModule>

/** What an administrator sees in the list; rollouts that ended are with the module itself. */
export const ModuleKey = z.object({
  keyId: ModuleKeyId,
  ownerName: z.string().nullable(),
  isOwn: z.boolean(),
  label: z.string(),
  /** SPKI, DER, base64. */
  publicKey: z.string(),
  validFrom: Instant,
  validUntil: Instant.nullable(),
  revokedAt: Instant.nullable(),
  revokedReason: z.string().nullable(),
})
export type ModuleKey = z.infer<typeof ModuleKey>
