import { type BootManifest, canonicalJson } from '@sipelandukilat/contract'
import type { Signer } from '../../platform/crypto/signing'
import { PackedText } from '../../platform/exact-answer'

export type SignedBoot = {
  readonly bootManifest: BootManifest
  /** The same as text, and as browsers accept it. */
  readonly json: string
  readonly packed: PackedText
}

/** How far the time that a manifest says may lie back. */
const keptMs = 60_000
const mostKept = 500
const keptBy = new WeakMap<Signer, Map<string, SignedBoot>>()

/** What tells manifests apart: a release never changes, and stands behind its entry. */
const contentOf = ({ shell, language, modules, devServers, timeouts }: BootManifest) =>
  JSON.stringify([
    shell.version,
    language,
    devServers,
    timeouts,
    modules.map(({ entry, arm, override, configuration }) => [entry, arm, override, configuration]),
  ])

/** Whether the time that a manifest says lies within the last minute. */
export function isRecent({ bootManifest }: SignedBoot, now: Date): boolean {
  const age = now.getTime() - Date.parse(bootManifest.generatedAt)
  return age >= 0 && age < keptMs
}

/**
 * Signs a boot manifest. What says the same as one of the last minute is that one: with a hundred modules, writing and signing
 * it again would cost more than all else of the answer.
 */
export function signBoot(manifest: BootManifest, signer: Signer, now: Date): SignedBoot {
  const kept = keptBy.get(signer) ?? new Map<string, SignedBoot>()
  keptBy.set(signer, kept)
  const content = contentOf(manifest)
  const known = kept.get(content)
  if (known && isRecent(known, now)) return known
  const bootManifest = {
    ...manifest,
    signature: signer.sign(Buffer.from(canonicalJson(manifest))),
    keyId: signer.keyId,
  }
  if (kept.size >= mostKept) kept.clear()
  const json = JSON.stringify(bootManifest)
  const signed = { bootManifest, json, packed: new PackedText(json) }
  kept.set(content, signed)
  return signed
}
