import type { Caller } from '../../../platform/caller'
import type { Signer } from '../../../platform/crypto/signing'
import { newId } from '../../../platform/id'

/** How long a module's server may take a call for the person's. */
const lifetimeSeconds = 60

const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')

/**
 * Who asks, as a signed JWT (RFC 7519, EdDSA) for one module's server: the account's id, its roles with their regions, its
 * language. No name and no address.
 */
export function identityToken(signer: Signer, caller: Caller, moduleId: string, issuer: string, now: Date): string {
  const issuedAt = Math.floor(now.getTime() / 1000)
  const header = encode({ alg: 'EdDSA', typ: 'JWT', kid: signer.keyId })
  const payload = encode({
    iss: issuer,
    aud: moduleId,
    sub: caller.user?.id,
    jti: newId(),
    iat: issuedAt,
    exp: issuedAt + lifetimeSeconds,
    language: caller.user?.language,
    roles: caller.principal.kind === 'user' ? caller.principal.assignments : [],
  })
  return `${header}.${payload}.${Buffer.from(signer.sign(Buffer.from(`${header}.${payload}`)), 'base64').toString('base64url')}`
}

/** The key that such tokens are checked with, as a JSON Web Key Set (RFC 8037). */
export const toKeySet = (signer: Signer) => ({
  keys: [
    {
      kty: 'OKP',
      crv: 'Ed25519',
      // The last 32 bytes of the SPKI form are the key itself.
      x: Buffer.from(signer.publicKey, 'base64').subarray(-32).toString('base64url'),
      kid: signer.keyId,
      alg: 'EdDSA',
      use: 'sig',
    },
  ],
})
