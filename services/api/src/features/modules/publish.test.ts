import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import {
  type DeveloperKey,
  makeRelease,
  newDeveloper,
  newKey,
  type ReleaseOptions,
  send,
  tarball,
} from '../../testing/release-maker'
import { createTestSystem, type TestSystem } from '../../testing/test-system'
import { shellVersion } from './shell-version'

let system: TestSystem
let developer: { id: string; cookie: string; key: DeveloperKey }
let count = 0
let id = ''

beforeAll(async () => {
  system = await createTestSystem()
  developer = await newDeveloper(system)
})
beforeEach(() => {
  count += 1
  id = `uji-${count}`
})
afterAll(() => system.close())

const of = (options: Partial<ReleaseOptions> = {}): ReleaseOptions => ({
  id,
  version: '1.0.0',
  key: developer.key,
  ...options,
})

type Problem = { type: string; errors?: { path: string; message: string }[] }

/** Sends a release and tells why it was refused. */
async function reasonsOf(body: Buffer, place = { id, version: '1.0.0' }, language = 'id') {
  const answer = await send(system, developer.cookie, place, body, { 'accept-language': language })
  expect(answer.status, JSON.stringify(answer.body)).toBe(422)
  const problem = answer.body as Problem
  expect(problem.type).toBe('/problems/release-refused')
  return problem.errors ?? []
}
const codesOf = async (body: Buffer, place?: { id: string; version: string }) =>
  (await reasonsOf(body, place)).map((reason) => reason.path)

test('the shell’s version is that of its package', () => {
  expect(JSON.parse(readFileSync('apps/shell/package.json', 'utf8')).version).toBe(shellVersion)
})

test('a signed release is taken in, served for ever, and never replaced', async () => {
  const place = { id, version: '1.0.0' }
  const first = await send(system, developer.cookie, place, await makeRelease(of()))
  expect(first.status, JSON.stringify(first.body)).toBe(201)
  expect(first.body).toMatchObject({
    moduleId: id,
    keyId: developer.key.keyId,
    publishedBy: 'Pengembang Uji',
    changes: { en: 'Corrected' },
    check: { tool: 'uji' },
    findings: [],
    uses: [],
  })
  const file = await fetch(`${system.url}/modules/${id}/1.0.0/remoteEntry.js`)
  expect(await file.text()).toBe(`/* ${id} 1.0.0 */`)
  expect(file.headers.get('cache-control')).toContain('immutable')
  expect(file.headers.get('x-content-type-options')).toBe('nosniff')
  for (const body of [await makeRelease(of()), Buffer.from('anything')]) {
    const again = await send(system, developer.cookie, place, body)
    expect(again.status).toBe(409)
    expect(again.body).toMatchObject({ type: '/problems/release-exists' })
  }
  expect(await (await fetch(`${system.url}/modules/${id}/1.0.0/module.sig`)).status).toBe(404)
})

test('a page inside a release does not run as a page of this site', async () => {
  const files = { 'remoteEntry.js': '', 'page.html': '<script>alert(1)</script>', 'picture.svg': '<svg/>' }
  const sent = await send(system, developer.cookie, { id, version: '1.0.0' }, await makeRelease(of({ files })))
  expect(sent.status, JSON.stringify(sent.body)).toBe(201)
  for (const name of ['page.html', 'picture.svg']) {
    const file = await fetch(`${system.url}/modules/${id}/1.0.0/${name}`)
    expect(file.headers.get('content-security-policy'), name).toBe("default-src 'none'; sandbox")
  }
})

test('two that publish one version at once: one is taken, the other told that it exists', async () => {
  const bodies = await Promise.all([makeRelease(of()), makeRelease(of({ files: { 'remoteEntry.js': 'other' } }))])
  const answers = await Promise.all(
    bodies.map((body) => send(system, developer.cookie, { id, version: '1.0.0' }, body)),
  )
  expect(answers.map((answer) => answer.status).sort()).toEqual([201, 409])
})

test('only a gzip is read', async () => {
  const answer = await send(system, developer.cookie, { id, version: '1.0.0' }, Buffer.from('{}'), {
    'content-type': 'application/json',
  })
  expect(answer.status).toBe(415)
  expect(await codesOf(Buffer.from('no gzip'))).toEqual(['archive'])
  expect(await codesOf(gzipSync(randomBytes(4096)))).toEqual(['archive'])
})

test('a path that leaves the release is refused', async () => {
  for (const name of ['../evil.js', 'a/../../evil.js', '/etc/evil.js', 'C:\\evil.js'])
    expect(await codesOf(await makeRelease(of({ tamper: (members) => [...members, { name }] }))), name).toEqual([
      'path',
    ])
})

test('links and devices are refused', async () => {
  for (const member of [
    { name: 'a.js', type: 'symlink' as const, linkname: '/etc/passwd' },
    { name: 'a.js', type: 'link' as const, linkname: 'remoteEntry.js' },
    { name: 'a.js', type: 'character-device' as const },
    { name: 'a.js', type: 'fifo' as const },
  ])
    expect(await codesOf(await makeRelease(of({ tamper: (members) => [...members, member] }))), member.type).toEqual([
      'link',
    ])
})

test('10,000 files are refused before they are all read', async () => {
  const many = Array.from({ length: 10_000 }, (_, index) => ({ name: `f${index}.js`, bytes: Buffer.from('x') }))
  expect(await codesOf(await tarball(many))).toEqual(['files'])
})

test('a bomb is refused: a small body that would become a large one', async () => {
  const bomb = await tarball([{ name: 'remoteEntry.js', bytes: Buffer.alloc(60 * 1024 * 1024) }])
  expect(bomb.length).toBeLessThan(100_000)
  expect(await codesOf(bomb)).toEqual(['size'])
  // Zeros after the end of the archive are no way around the bound.
  expect(await codesOf(gzipSync(Buffer.alloc(80 * 1024 * 1024)))).toEqual(['size'])
})

test('a body over the bound is refused with 413', async () => {
  const answer = await send(system, developer.cookie, { id, version: '1.0.0' }, randomBytes(11 * 1024 * 1024))
  expect(answer.status).toBe(413)
})

test('files that module.json does not mention, or that are missing, are refused', async () => {
  const extra = await makeRelease(of({ tamper: (members) => [...members, { name: 'b.js', bytes: Buffer.from('x') }] }))
  expect(await codesOf(extra)).toEqual(['file-unlisted'])
  const missing = await makeRelease(
    of({
      files: { 'remoteEntry.js': 'a', 'b.js': 'b' },
      tamper: (members) => members.filter((one) => one.name !== 'b.js'),
    }),
  )
  expect(await codesOf(missing)).toEqual(['file-missing'])
  expect(
    await codesOf(await makeRelease(of({ tamper: (all) => all.filter((one) => one.name !== 'module.json') }))),
  ).toEqual(['manifest'])
  const twice = await makeRelease(
    of({ tamper: (all) => [...all, { name: 'remoteEntry.js', bytes: Buffer.from('x') }] }),
  )
  expect(await codesOf(twice)).toEqual(['twice'])
})

const replaced = (name: string, bytes: Buffer) => (members: { name: string; bytes?: Buffer }[]) =>
  members.map((member) => (member.name === name ? { ...member, bytes } : member))

test('a file whose hash is wrong is refused', async () => {
  expect(await codesOf(await makeRelease(of({ tamper: replaced('remoteEntry.js', Buffer.from('evil')) })))).toEqual([
    'hash',
  ])
})

test('an unsigned release is refused, as is one whose signature cannot be read', async () => {
  expect(await codesOf(await makeRelease({ id, version: '1.0.0' }))).toEqual(['unsigned'])
  expect(await codesOf(await makeRelease(of({ tamper: replaced('module.sig', Buffer.from('{}')) })))).toEqual([
    'unsigned',
  ])
})

test('an altered manifest or report is refused: the signature was made over another', async () => {
  const altered = await makeRelease(
    of({
      tamper: (members) =>
        members.map((one) =>
          one.name === 'module.json' ? { ...one, bytes: Buffer.from(`${one.bytes?.toString('utf8')} `) } : one,
        ),
    }),
  )
  expect(await codesOf(altered)).toEqual(['check-of-another-release', 'signature'])
  const withoutReport = await makeRelease(
    of({ tamper: (members) => members.filter((one) => one.name !== 'check.json') }),
  )
  expect(await codesOf(withoutReport)).toEqual(['check-missing', 'signature'])
  const otherReport = await makeRelease(of({ tamper: replaced('check.json', Buffer.from('{}')) }))
  expect(await codesOf(otherReport)).toContain('signature')
})

test('the gate that developers ask on their own machine stands here too', async () => {
  const codes = async (options: Partial<ReleaseOptions>) => codesOf(await makeRelease(of(options)))
  expect(await codes({ check: 'none' })).toEqual(['check-missing'])
  expect(await codes({ check: { release: 'a'.repeat(64) } })).toEqual(['check-of-another-release'])
  expect(await codes({ check: { pages: [] } })).toEqual(['page-unchecked'])
  expect(await codes({ files: { 'remoteEntry.js': 'eval("1")' } })).toEqual(['code-from-text'])
  expect(await codes({ files: { 'remoteEntry.js': randomBytes(30_000).toString('hex') } })).toEqual(['entry-too-large'])
  expect(await codes({ requestedScopes: ['rule:Everything'] })).toEqual(['scope-unknown'])
})

test('a script that is one endless word is looked at as fast as any other', async () => {
  const startedAt = performance.now()
  const body = await makeRelease(
    of({ files: { 'remoteEntry.js': '', 'page.js': randomBytes(1_500_000).toString('hex') } }),
  )
  expect((await send(system, developer.cookie, { id, version: '1.0.0' }, body)).status).toBe(201)
  expect(performance.now() - startedAt).toBeLessThan(5_000)
})

test('a route that is gone without a new major version is refused: others may rely on it', async () => {
  const first = await makeRelease(of({ routes: [`/${id}`, `/${id}-b`] }))
  expect((await send(system, developer.cookie, { id, version: '1.0.0' }, first)).status).toBe(201)
  const minor = await makeRelease(of({ version: '1.1.0' }))
  expect(await codesOf(minor, { id, version: '1.1.0' })).toEqual(['surface-broken'])
  const major = await makeRelease(of({ version: '2.0.0' }))
  expect((await send(system, developer.cookie, { id, version: '2.0.0' }, major)).status).toBe(201)
  // An older number after a newer one is let in, and noted for those who decide.
  const late = await makeRelease(of({ version: '1.0.1', routes: [`/${id}`, `/${id}-b`] }))
  const answer = await send(system, developer.cookie, { id, version: '1.0.1' }, late)
  expect(answer.body).toMatchObject({ findings: [{ code: 'version-not-newer', severity: 'warning' }] })
})

test('a key that is unknown, another’s, revoked or not valid now is refused', async () => {
  expect(await codesOf(await makeRelease(of({ key: newKey() })))).toEqual(['key-unknown'])
  const other = await newDeveloper(system)
  expect(await codesOf(await makeRelease(of({ key: other.key })))).toEqual(['key-unknown'])
  const register = async (validUntil?: string) => {
    const key = newKey()
    const answer = await system.request('POST', '/api/v1/module-keys', {
      cookie: developer.cookie,
      body: { publicKey: key.publicKey, label: 'kedua', ...(validUntil ? { validUntil } : {}) },
    })
    expect(answer.status).toBe(201)
    return key
  }
  const revoked = await register()
  const revocation = await system.request('POST', `/api/v1/module-keys/${revoked.keyId}/revocation`, {
    cookie: developer.cookie,
    body: { reason: 'Laptop hilang' },
  })
  expect(revocation.status).toBe(200)
  expect(await codesOf(await makeRelease(of({ key: revoked })))).toEqual(['key-revoked'])
  const expiring = await register(new Date(system.clock.now.getTime() + 60_000).toISOString())
  const before = system.clock.now
  system.clock.now = new Date(before.getTime() + 61_000)
  expect(await codesOf(await makeRelease(of({ key: expiring })))).toEqual(['key-not-valid'])
  system.clock.now = before
})

test('a release for another address than its own is refused', async () => {
  expect(await codesOf(await makeRelease(of({ id: 'lain', routes: ['/lain-x'] })))).toEqual(['identity-differs'])
  expect(await codesOf(await makeRelease(of({ version: '2.0.0' })))).toEqual(['identity-differs'])
})

test('the id of another developer’s module is refused, without telling whether a version exists', async () => {
  const other = await newDeveloper(system)
  const first = await makeRelease(of({ key: other.key }))
  expect((await send(system, other.cookie, { id, version: '1.0.0' }, first)).status).toBe(201)
  for (const version of ['1.0.0', '9.9.9']) {
    const mine = await makeRelease(of({ version, routes: ['/punya-saya'] }))
    expect(await codesOf(mine, { id, version })).toEqual(['id-taken'])
  }
})

test('a route that another module has, lies under, or lies above is refused; so are the shell’s own', async () => {
  const other = await newDeveloper(system)
  const taken = await makeRelease(of({ key: other.key, routes: [`/${id}/a`] }))
  expect((await send(system, other.cookie, { id, version: '1.0.0' }, taken)).status).toBe(201)
  for (const route of [`/${id}/a`, `/${id}/a/`, `/${id}/a/b`, `/${id}`]) {
    const body = await makeRelease(of({ id: 'lain', routes: [route] }))
    expect(await codesOf(body, { id: 'lain', version: '1.0.0' }), route).toEqual(['route-taken'])
  }
  for (const route of ['/', '/reset', '/invitation/x'])
    expect(
      await codesOf(await makeRelease(of({ id: 'lain', routes: [route] })), { id: 'lain', version: '1.0.0' }),
    ).toEqual(['route-reserved'])
})

test('a shell range that does not fit is refused with the ranges that would, in the reader’s language', async () => {
  const body = await makeRelease(of({ shell: '^9.0.0' }))
  const [indonesian] = await reasonsOf(body)
  expect(indonesian).toMatchObject({ path: 'shell-range-unfit' })
  expect(indonesian?.message).toContain('Yang cocok: ^0.1.0.')
  const [english] = await reasonsOf(body, undefined, 'en')
  expect(english?.message).toContain('What would fit: ^0.1.0.')
  expect(await codesOf(await makeRelease(of({ shell: 'not a range' })))).toEqual(['shell-range-unfit'])
})

test('all that is wrong is told at once', async () => {
  const body = await makeRelease(of({ key: newKey(), version: '3.0.0', shell: '^9.0.0', routes: ['/reset'] }))
  expect(await codesOf(body)).toEqual(['identity-differs', 'route-reserved', 'shell-range-unfit', 'key-unknown'])
})

test('an officer may not publish, and nobody without a session', async () => {
  const officer = await system.createUser([{ role: 'intake_officer', regionCode: '65.03' }])
  const body = await makeRelease(of())
  expect((await send(system, officer.cookie, { id, version: '1.0.0' }, body)).status).toBe(403)
  expect((await send(system, '', { id, version: '1.0.0' }, body)).status).toBe(401)
})
