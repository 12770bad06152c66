import { type BootManifest, canonicalJson } from '@sipelandukilat/contract'

const toBytes = (base64: string) => Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))

/**
 * Whether a boot manifest is signed by the key that came with the page (Ed25519, SPKI in base64). A browser that cannot tell (no
 * Ed25519, or an address without TLS, where there is no `crypto.subtle`) goes by the hashes of the files alone.
 */
export async function isGenuineBoot(boot: BootManifest, publicKey: string | undefined): Promise<boolean> {
  if (publicKey === undefined || globalThis.crypto.subtle === undefined) return true
  const { signature, keyId, ...signed } = boot
  if (signature === undefined) return false
  try {
    const key = await crypto.subtle.importKey('spki', toBytes(publicKey), 'Ed25519', false, ['verify'])
    return await crypto.subtle.verify(
      'Ed25519',
      key,
      toBytes(signature),
      new TextEncoder().encode(canonicalJson(signed)),
    )
  } catch (error) {
    if (error instanceof DOMException && error.name === 'NotSupportedError') return true
    return false
  }
}
