import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { takeRandom } from './random'

/** AES-256-GCM: 12 bytes nonce, 16 bytes tag, then the ciphertext. */
const nonceLength = 12
const tagLength = 16

/**
 * Seals bytes under a key for one place. `place` (`table.column:id`) is authenticated, so that a ciphertext pasted into
 * another row or column does not open.
 */
export function seal(key: Buffer, place: string, plain: Buffer): Buffer {
  const nonce = takeRandom(nonceLength)
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(place))
  const body = Buffer.concat([cipher.update(plain), cipher.final()])
  return Buffer.concat([nonce, cipher.getAuthTag(), body])
}

/** @throws when the key or the place is another, or a bit was changed. */
export function open(key: Buffer, place: string, sealed: Buffer): Buffer {
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, nonceLength)).setAAD(Buffer.from(place))
  decipher.setAuthTag(sealed.subarray(nonceLength, nonceLength + tagLength))
  return Buffer.concat([decipher.update(sealed.subarray(nonceLength + tagLength)), decipher.final()])
}

export const sealText = (key: Buffer, place: string, text: string): Buffer =>
  seal(key, place, Buffer.from(text, 'utf8'))
export const openText = (key: Buffer, place: string, sealed: Buffer): string =>
  open(key, place, sealed).toString('utf8')

/** A fresh data key, plain for use now and wrapped for storing. Destroying the wrapped one erases all that it sealed. */
export function newDataKey(wrappingKey: Buffer, recordId: string): { plain: Buffer; wrapped: Buffer } {
  const plain = randomBytes(32)
  return { plain, wrapped: seal(wrappingKey, `personal_record.data_key:${recordId}`, plain) }
}

export const unwrapDataKey = (wrappingKey: Buffer, recordId: string, wrapped: Buffer): Buffer =>
  open(wrappingKey, `personal_record.data_key:${recordId}`, wrapped)
