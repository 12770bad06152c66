import { createHash } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import { ModuleCheckReport, ModuleReleaseFile, ModuleSignature } from '@sipelandukilat/contract'
import semver from 'semver'
import { isSignedBy } from '../../platform/crypto/signing'
import { type Refusal, refusals } from './refusals'
import type { ReleaseArchive } from './release-archive'

/** The files of a tarball that are about the release and not of it. */
const besideFiles = new Set(['module.json', 'check.json', 'module.sig'])

/** A release as it was sent, its parts read and found to be what they say. */
export type SentRelease = {
  readonly manifest: ModuleReleaseFile
  readonly signature: ModuleSignature
  readonly moduleJson: Buffer
  readonly checkJson: Buffer | undefined
  readonly files: ReadonlyMap<string, Buffer>
  readonly sizes: { total: number; totalGzip: number; entry: number; entryGzip: number; files: number }
}

/** A key as the registry knows it. */
export type KnownKey = {
  readonly keyId: string
  readonly ownerId: string | null
  readonly publicKey: string
  readonly validFrom: Date
  readonly validUntil: Date | null
  readonly revokedAt: Date | null
}

const sha384 = (bytes: Buffer) => `sha384-${createHash('sha384').update(bytes).digest('base64')}`
const lineFeed = Buffer.from('\n')

/** What a release's signature is made over. */
export const signedBytes = (moduleJson: Buffer, checkJson: Buffer | undefined): Buffer =>
  Buffer.concat([moduleJson, lineFeed, checkJson ?? Buffer.alloc(0)])

function readJson(bytes: Buffer | undefined): unknown {
  try {
    return JSON.parse(bytes?.toString('utf8') ?? '')
  } catch {
    return undefined // the schema says what is wrong with it
  }
}

export const sizesOf = (manifest: ModuleReleaseFile, files: ReadonlyMap<string, Buffer>): SentRelease['sizes'] => {
  const entry = files.get(manifest.entry) ?? Buffer.alloc(0)
  const all = [...files.values()]
  return {
    total: all.reduce((sum, bytes) => sum + bytes.length, 0),
    totalGzip: all.reduce((sum, bytes) => sum + gzipSync(bytes).length, 0),
    entry: entry.length,
    entryGzip: gzipSync(entry).length,
    files: all.length,
  }
}

/** Whether each file is mentioned with its hash, and nothing else is there. */
export function findFileRefusals(manifest: ModuleReleaseFile, files: ReadonlyMap<string, Buffer>): Refusal[] {
  const mentioned = new Map(manifest.files.map((file) => [file.path, file.integrity]))
  const extra = [...files.keys()].filter((name) => !mentioned.has(name))
  const missing = [...mentioned.keys()].filter((name) => !files.has(name))
  const altered = [...files].filter(([name, bytes]) => {
    const integrity = mentioned.get(name)
    return integrity !== undefined && integrity !== sha384(bytes)
  })
  return [
    ...(extra.length > 0 ? [refusals.notMentioned(extra)] : []),
    ...(missing.length > 0 ? [refusals.missing(missing)] : []),
    ...(altered.length > 0 ? [refusals.altered(altered.map(([name]) => name))] : []),
    ...(mentioned.has(manifest.entry) ? [] : [refusals.entry(manifest.entry)]),
  ]
}

/** Reads what was sent: the manifest, the signature, the report, and every file as the manifest says. */
export function readSentRelease(archive: ReleaseArchive): { release: SentRelease } | { reasons: Refusal[] } {
  const moduleJson = archive.get('module.json')
  if (!moduleJson) return { reasons: [refusals.noManifest()] }
  const parsed = ModuleReleaseFile.safeParse(readJson(moduleJson))
  if (!parsed.success) {
    const [issue] = parsed.error.issues
    return { reasons: [refusals.manifest(issue?.path.join('.') || '(isi)')] }
  }
  const manifest = parsed.data
  const checkJson = archive.get('check.json')
  const files = new Map([...archive].filter(([name]) => !besideFiles.has(name)))
  const signature = ModuleSignature.safeParse(readJson(archive.get('module.sig')))
  const report = checkJson && ModuleCheckReport.safeParse(readJson(checkJson))
  const isBound =
    !report || (report.success && report.data.release === createHash('sha256').update(moduleJson).digest('hex'))
  const reasons = [
    ...findFileRefusals(manifest, files),
    ...(signature.success ? [] : [refusals.unsigned()]),
    ...(isBound ? [] : [refusals.check()]),
  ]
  if (reasons.length > 0 || !signature.success) return { reasons }
  return {
    release: {
      manifest,
      signature: signature.data,
      moduleJson,
      checkJson,
      files,
      sizes: sizesOf(manifest, files),
    },
  }
}

/** Whether the signature stands: a key of this developer, in force now, over exactly these bytes. */
export function findKeyRefusals(
  release: SentRelease,
  key: KnownKey | undefined,
  { userId, now }: { userId: string; now: Date },
): Refusal[] {
  const { keyId, signature } = release.signature
  if (!key || key.ownerId !== userId) return [refusals.keyUnknown(keyId)]
  if (key.revokedAt) return [refusals.keyRevoked(keyId)]
  if (now < key.validFrom || (key.validUntil && now >= key.validUntil)) return [refusals.keyNotValid(keyId)]
  const bytes = signedBytes(release.moduleJson, release.checkJson)
  return isSignedBy(key.publicKey, bytes, signature) ? [] : [refusals.signature()]
}

/** Ranges that admit this shell, for the one whose own does not. */
const fittingRanges = (shellVersion: string) => `^${shellVersion}, ~${shellVersion}, ${shellVersion}`

export const fitsShell = (range: string, shellVersion: string): boolean =>
  semver.validRange(range) !== null && semver.satisfies(shellVersion, range)

/** Whether a release may stand under this address in this registry. */
export function findPlaceRefusals(
  manifest: ModuleReleaseFile,
  place: { id: string; version: string; shellVersion: string; isForeign: boolean; takenRoutes: readonly string[] },
): Refusal[] {
  return [
    ...(manifest.id === place.id ? [] : [refusals.otherId(manifest.id)]),
    ...(manifest.version === place.version ? [] : [refusals.otherVersion(manifest.version)]),
    ...(place.isForeign ? [refusals.foreignId(place.id)] : []),
    ...(place.takenRoutes.length > 0 ? [refusals.routes(place.takenRoutes)] : []),
    ...(fitsShell(manifest.engines.shell, place.shellVersion)
      ? []
      : [refusals.shell(manifest.engines.shell, fittingRanges(place.shellVersion))]),
  ]
}
