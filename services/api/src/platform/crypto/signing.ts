import { createHash, createPrivateKey, createPublicKey, type KeyObject, sign, verify } from 'node:crypto'

/** What stands before the 32 bytes of an Ed25519 private key in PKCS #8 (RFC 8410, section 7). */
const pkcs8Prefix = Buffer.from('302e020100300506032b657004220420', 'hex')

export type Signer = {
  readonly keyId: string
  /** SPKI, DER, base64. */
  readonly publicKey: string
  /** Base64. */
  readonly sign: (bytes: Buffer) => string
}

/** The name of a key: the first half of the SHA-256 of its public half (SPKI, DER), in hex. */
export const keyIdOf = (publicKey: string): string =>
  createHash('sha256').update(Buffer.from(publicKey, 'base64')).digest('hex').slice(0, 32)

/** An Ed25519 key from 32 secret bytes: the same bytes give the same key. */
export function toSigner(seed: Buffer): Signer {
  const key = createPrivateKey({ key: Buffer.concat([pkcs8Prefix, seed]), format: 'der', type: 'pkcs8' })
  const publicKey = createPublicKey(key).export({ format: 'der', type: 'spki' }).toString('base64')
  return { keyId: keyIdOf(publicKey), publicKey, sign: (bytes) => sign(null, bytes, key).toString('base64') }
}

/** A public key in SPKI, if the text is one and of this kind. */
export function findEd25519(publicKey: string): KeyObject | undefined {
  try {
    const key = createPublicKey({ key: Buffer.from(publicKey, 'base64'), format: 'der', type: 'spki' })
    return key.asymmetricKeyType === 'ed25519' ? key : undefined
  } catch {
    return undefined // no key at all
  }
}

export function isSignedBy(publicKey: string, bytes: Buffer, signature: string): boolean {
  const key = findEd25519(publicKey)
  return key !== undefined && verify(null, bytes, key, Buffer.from(signature, 'base64'))
}
