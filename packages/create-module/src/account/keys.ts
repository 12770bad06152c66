import { createHash, createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject, sign } from 'node:crypto'
import { findPrivate, listPrivate, removePrivate, writePrivate } from './user-folder'

/** A key that signs releases. The private half never leaves this machine. */
export type SigningKey = { readonly keyId: string; readonly privateKey: KeyObject; readonly publicKey: string }

const fileOf = (keyId: string) => `keys/${keyId}.pem`

/** The first half of the SHA-256 of the public key (SPKI, DER), in hex: what the registry calls it too. */
const keyIdOf = (spki: Buffer) => createHash('sha256').update(spki).digest('hex').slice(0, 32)

function toSigningKey(privateKey: KeyObject): SigningKey {
  const spki = createPublicKey(privateKey).export({ type: 'spki', format: 'der' })
  return { keyId: keyIdOf(spki), privateKey, publicKey: spki.toString('base64') }
}

export const createKey = (): SigningKey => toSigningKey(generateKeyPairSync('ed25519').privateKey)

export const keepKey = ({ keyId, privateKey }: SigningKey): Promise<void> =>
  writePrivate(fileOf(keyId), String(privateKey.export({ type: 'pkcs8', format: 'pem' })))

export const removeKey = (keyId: string): Promise<void> => removePrivate(fileOf(keyId))

export async function findKey(keyId: string): Promise<SigningKey | undefined> {
  const pem = await findPrivate(fileOf(keyId))
  return pem === undefined ? undefined : toSigningKey(createPrivateKey(pem))
}

/** Ids of the keys of which this machine has the private half. */
export async function listKeyIds(): Promise<string[]> {
  const names = await listPrivate('keys')
  return names.filter((name) => /^[0-9a-f]{32}\.pem$/.test(name)).map((name) => name.slice(0, 32))
}

/** Ed25519 over `message`, base64. */
export const signWith = ({ privateKey }: SigningKey, message: Buffer): string =>
  sign(null, message, privateKey).toString('base64')
