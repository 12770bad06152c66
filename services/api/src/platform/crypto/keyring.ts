import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto'
import { readFileSync, statSync } from 'node:fs'

/** Keys of separate use, derived from the one master key; none of them is ever stored. */
export type Keyring = {
  readonly master: Buffer
  /** Wraps each application's data key. */
  readonly wrapping: Buffer
  readonly blindIndex: Buffer
  readonly pin: Buffer
  readonly cookie: Buffer
  readonly blob: Buffer
  /** Seeds of Ed25519 keys: of boot manifests, and of the system's own modules. */
  readonly bootSigning: Buffer
  readonly moduleSigning: Buffer
}

/** @throws when the file is missing, readable by others, or does not hold 32 bytes in base64. */
export function readKeyring(keyFile: string): Keyring {
  const mode = statSync(keyFile).mode & 0o077
  if (mode !== 0 && process.platform !== 'win32')
    throw new Error(`KEY_FILE must be readable by its owner only (mode 0600): ${keyFile}`)
  const master = Buffer.from(readFileSync(keyFile, 'utf8').trim(), 'base64')
  if (master.length !== 32) throw new Error(`KEY_FILE must hold 32 random bytes in base64: ${keyFile}`)
  return toKeyring(master)
}

export function toKeyring(master: Buffer): Keyring {
  const derive = (use: string) => Buffer.from(hkdfSync('sha256', master, 'sipelandukilat', use, 32))
  return {
    master,
    wrapping: derive('wrapping'),
    blindIndex: derive('blind-index'),
    pin: derive('pin'),
    cookie: derive('cookie'),
    blob: derive('blob'),
    bootSigning: derive('boot-signing'),
    moduleSigning: derive('module-signing'),
  }
}

/** A value one can look up by and not read back: equal inputs of one kind give equal indexes. */
export function blindIndex(
  keyring: Keyring,
  kind: 'nik' | 'kk' | 'phone' | 'email' | 'external' | 'document',
  value: string,
): Buffer {
  return createHmac('sha256', keyring.blindIndex).update(`${kind}:${value}`).digest()
}

/** The six digits that open an application. Derived, so that a repeated submission gets the same receipt without storing it. */
export function pinOf(keyring: Keyring, applicationId: string): string {
  const digest = createHmac('sha256', keyring.pin).update(`pin:${applicationId}`).digest()
  return String(digest.readUIntBE(0, 6) % 1_000_000).padStart(6, '0')
}

/** The six digits of a code sent to a contact, derived as the PIN is: whoever carries it needs its row's id only. */
export function accountCodeOf(keyring: Keyring, codeId: string): string {
  const digest = createHmac('sha256', keyring.pin).update(`account-code:${codeId}`).digest()
  return String(digest.readUIntBE(0, 6) % 1_000_000).padStart(6, '0')
}

/** Of a code as answered by one contact on one channel. */
export function hashAccountCode(keyring: Keyring, channel: string, contactIndex: Buffer, code: string): Buffer {
  return createHmac('sha256', keyring.pin)
    .update(`account-hash:${channel}:${contactIndex.toString('hex')}:${code}`)
    .digest()
}

export function hashPin(keyring: Keyring, applicationId: string, pin: string): Buffer {
  return createHmac('sha256', keyring.pin).update(`hash:${applicationId}:${pin}`).digest()
}

/**
 * Whether the PIN, however it is grouped, is that of what was found. Nothing found takes as long as a wrong PIN.
 */
export function isPinOf<T extends { id: string; pin_hash: Buffer }>(
  keyring: Keyring,
  found: T | undefined,
  pin: string,
): found is T {
  const given = hashPin(keyring, found?.id ?? '', pin.replace(/\D/g, ''))
  const matches = timingSafeEqual(given, found?.pin_hash ?? Buffer.alloc(given.length))
  return found !== undefined && matches
}
