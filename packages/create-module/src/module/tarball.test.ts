import { createPublicKey, verify } from 'node:crypto'
import { mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { Readable } from 'node:stream'
import { text } from 'node:stream/consumers'
import { createGunzip } from 'node:zlib'
import { extract } from 'tar-stream'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { createKey, findKey, keepKey, listKeyIds, removeKey, type SigningKey } from '../account/keys'
import { packRelease } from './tarball'

let home: string
let key: SigningKey

beforeAll(() => {
  home = mkdtempSync(path.join(tmpdir(), 'tarball-'))
  vi.stubEnv('XDG_CONFIG_HOME', path.join(home, 'config'))
  mkdirSync(path.join(home, 'dist/static'), { recursive: true })
  writeFileSync(path.join(home, 'dist/module.json'), '{"id":"trial"}')
  writeFileSync(path.join(home, 'dist/check.json'), '{"release":"…"}')
  writeFileSync(path.join(home, 'dist/static/page.js'), 'page')
  key = createKey()
})
afterAll(() => {
  vi.unstubAllEnvs()
  rmSync(home, { recursive: true, force: true })
})

async function read(tarball: Buffer): Promise<Record<string, string>> {
  const members: Record<string, string> = {}
  const reader = Readable.from([tarball]).pipe(createGunzip()).pipe(extract())
  for await (const entry of reader) members[entry.header.name] = await text(entry)
  return members
}

const project = () => ({ folder: home, dist: path.join(home, 'dist') })

test('a release is a gzip tar of its files, signed over what it says of itself', async () => {
  const members = await read(await packRelease(project(), key))
  expect(Object.keys(members)).toEqual(['module.json', 'check.json', 'module.sig', 'static/page.js'])
  const { keyId, algorithm, signature } = JSON.parse(members['module.sig'] ?? '{}')
  expect({ keyId, algorithm }).toEqual({ keyId: key.keyId, algorithm: 'ed25519' })
  const publicKey = createPublicKey({ key: Buffer.from(key.publicKey, 'base64'), format: 'der', type: 'spki' })
  const signed = (check: string) => Buffer.from(`${members['module.json']}\n${check}`)
  expect(verify(null, signed(members['check.json'] ?? ''), publicKey, Buffer.from(signature, 'base64'))).toBe(true)
  expect(verify(null, signed('{}'), publicKey, Buffer.from(signature, 'base64'))).toBe(false)
})

test('the same release makes the same bytes', async () => {
  expect((await packRelease(project(), key)).equals(await packRelease(project(), key))).toBe(true)
})

test('a private key is kept for its owner alone, and gone once removed', async () => {
  await keepKey(key)
  expect(await listKeyIds()).toEqual([key.keyId])
  const folder = path.join(home, 'config/sipelandukilat')
  expect(statSync(path.join(folder, `keys/${key.keyId}.pem`)).mode & 0o777).toBe(0o600)
  expect(statSync(path.join(folder, 'keys')).mode & 0o777).toBe(0o700)
  expect((await findKey(key.keyId))?.publicKey).toBe(key.publicKey)
  await removeKey(key.keyId)
  expect(await findKey(key.keyId)).toBeUndefined()
})
