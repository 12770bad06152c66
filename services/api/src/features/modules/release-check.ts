import { createHash } from 'node:crypto'
import { ModuleReleaseFile, ModuleSignature } from '@sipelandukilat/contract'
import {
  checkRelease,
  type Finding,
  type RegistryFacts,
  type ReleaseFile,
} from '@sipelandukilat/contract/modules/check-release'
import semver from 'semver'
import { isSignedBy } from '../../platform/crypto/signing'
import { measureFiles } from './measure-files'
import { type Refusal, refusals, toRefusals } from './refusals'
import type { ReleaseArchive } from './release-archive'

/** The files of a tarball that are about the release and not of it. */
const besideFiles = new Set(['module.json', 'check.json', 'module.sig'])

/** A release as it was sent, its parts apart and not yet judged. */
export type SentRelease = {
  readonly moduleJson: Buffer
  readonly checkJson: Buffer | undefined
  readonly files: ReadonlyMap<string, Buffer>
  readonly measured: readonly ReleaseFile[]
  /** Undefined where `module.json` is not what the contract says; the gate tells why. */
  readonly manifest: ModuleReleaseFile | undefined
  readonly signature: ModuleSignature | undefined
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

/** Null for what is no JSON: the schemas say that it is wrong. */
function readJson(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString('utf8'))
  } catch {
    return null
  }
}

/** Files that are not what the manifest says of them. */
export function findAltered(manifest: ModuleReleaseFile, files: ReadonlyMap<string, Buffer>): string[] {
  return manifest.files.flatMap(({ path, integrity }) => {
    const bytes = files.get(path)
    return bytes && sha384(bytes) !== integrity ? [path] : []
  })
}

/** Takes an archive apart. Undefined where it holds no `module.json`. */
export async function readSentRelease(archive: ReleaseArchive): Promise<SentRelease | undefined> {
  const moduleJson = archive.get('module.json')
  if (!moduleJson) return undefined
  const files = new Map([...archive].filter(([name]) => !besideFiles.has(name)))
  return {
    moduleJson,
    checkJson: archive.get('check.json'),
    files,
    measured: await measureFiles(files),
    manifest: ModuleReleaseFile.safeParse(readJson(moduleJson)).data,
    signature: ModuleSignature.safeParse(readJson(archive.get('module.sig') ?? Buffer.alloc(0))).data,
  }
}

/** The gate, asked with what the registry knows. */
export const askGate = (sent: SentRelease, facts: RegistryFacts): Finding[] =>
  checkRelease(
    {
      manifest: readJson(sent.moduleJson),
      manifestSha256: createHash('sha256').update(sent.moduleJson).digest('hex'),
      files: sent.measured,
      ...(sent.checkJson ? { check: readJson(sent.checkJson) } : {}),
    },
    facts,
  )

/** All that keeps a release out: what the gate found, files that were changed, and a signature that does not stand. */
export function findRefusals(
  sent: SentRelease,
  findings: readonly Finding[],
  signedBy: { key: KnownKey | undefined; userId: string; now: Date },
): Refusal[] {
  const altered = sent.manifest ? findAltered(sent.manifest, sent.files) : []
  return [
    ...toRefusals(findings),
    ...(altered.length > 0 ? [refusals.altered(altered)] : []),
    ...findKeyRefusals(sent, signedBy),
  ]
}

/** Whether the signature stands: a key of this developer, in force now, over exactly these bytes. */
function findKeyRefusals(
  { signature, moduleJson, checkJson }: SentRelease,
  { key, userId, now }: { key: KnownKey | undefined; userId: string; now: Date },
): Refusal[] {
  if (!signature) return [refusals.unsigned()]
  const { keyId } = signature
  if (!key || key.ownerId !== userId) return [refusals.keyUnknown(keyId)]
  if (key.revokedAt) return [refusals.keyRevoked(keyId)]
  if (now < key.validFrom || (key.validUntil && now >= key.validUntil)) return [refusals.keyNotValid(keyId)]
  const isGenuine = isSignedBy(key.publicKey, signedBytes(moduleJson, checkJson), signature.signature)
  return isGenuine ? [] : [refusals.signature()]
}

export const fitsShell = (range: string, shellVersion: string): boolean =>
  semver.validRange(range) !== null && semver.satisfies(shellVersion, range, { includePrerelease: true })
