import { createHmac, timingSafeEqual } from 'node:crypto'
import type { Keyring } from '../../platform/crypto/keyring'

const idBytes = 16
const proofBytes = 16

const proofOf = (keyring: Keyring, id: Buffer): Buffer =>
  createHmac('sha256', keyring.pin).update('file-link:').update(id).digest().subarray(0, proofBytes)

/** The secret part of the link to an upload: its id with a proof, so that nothing has to be stored to tell it again. */
export function fileTokenOf(keyring: Keyring, uploadId: string): string {
  const id = Buffer.from(uploadId.replaceAll('-', ''), 'hex')
  return Buffer.concat([id, proofOf(keyring, id)]).toString('base64url')
}

/** The upload's id of a token of ours; undefined for any other. */
export function readFileToken(keyring: Keyring, token: string): string | undefined {
  const bytes = Buffer.from(token, 'base64url')
  if (bytes.length !== idBytes + proofBytes) return undefined
  const id = bytes.subarray(0, idBytes)
  if (!timingSafeEqual(bytes.subarray(idBytes), proofOf(keyring, id))) return undefined
  return id.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}
