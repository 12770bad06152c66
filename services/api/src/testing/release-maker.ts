import { createHash, generateKeyPairSync, sign } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import { wantedViews } from '@sipelandukilat/contract/modules/check-release'
import { type Header, pack } from 'tar-stream'
import { keyIdOf } from '../platform/crypto/signing'
import type { Answer, TestSystem } from './test-system'

export type DeveloperKey = { keyId: string; publicKey: string; sign: (bytes: Buffer) => string }

export function newKey(): DeveloperKey {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519')
  const spki = publicKey.export({ format: 'der', type: 'spki' }).toString('base64')
  return {
    keyId: keyIdOf(spki),
    publicKey: spki,
    sign: (bytes) => sign(null, bytes, privateKey).toString('base64'),
  }
}

/** A developer with an account and a registered key. */
export async function newDeveloper(system: TestSystem): Promise<{ id: string; cookie: string; key: DeveloperKey }> {
  const user = await system.createUser([{ role: 'module_developer', regionCode: null }], 'Pengembang Uji')
  const key = newKey()
  const answer = await system.request('POST', '/api/v1/module-keys', {
    cookie: user.cookie,
    body: { publicKey: key.publicKey, label: 'uji' },
  })
  if (answer.status !== 201) throw new Error(`The key was not registered: ${JSON.stringify(answer.body)}`)
  return { ...user, key }
}

type Member = { name: string; bytes?: Buffer; type?: Header['type']; linkname?: string }

export async function tarball(members: readonly Member[]): Promise<Buffer> {
  const packed = pack()
  for (const { name, bytes, type, linkname } of members)
    packed.entry({ name, ...(type ? { type } : {}), ...(linkname ? { linkname } : {}) }, bytes ?? Buffer.alloc(0))
  packed.finalize()
  const chunks: Buffer[] = []
  for await (const chunk of packed) chunks.push(Buffer.from(chunk as Uint8Array))
  return gzipSync(Buffer.concat(chunks))
}

const sha384 = (bytes: Buffer) => `sha384-${createHash('sha384').update(bytes).digest('base64')}`

export type ReleaseOptions = {
  id: string
  version: string
  key?: DeveloperKey
  routes?: string[]
  shell?: string
  requestedScopes?: string[]
  /** More that the module brings: settings, records, services, a server. */
  contributes?: Record<string, unknown>
  files?: Record<string, string>
  /** Changes the members after they were signed. */
  tamper?: (members: Member[]) => Member[]
  /** Without it, a report in which every page is as it should be. */
  check?: 'none' | Record<string, unknown>
}

/** A release's tarball as the command makes it. */
export async function makeRelease(options: ReleaseOptions): Promise<Buffer> {
  const files = Object.entries(options.files ?? { 'remoteEntry.js': `/* ${options.id} ${options.version} */` }).map(
    ([name, text]) => ({ name, bytes: Buffer.from(text) }),
  )
  const moduleJson = Buffer.from(
    JSON.stringify({
      id: options.id,
      version: options.version,
      title: { id: 'Modul uji', en: 'Test module' },
      owner: 'Pengembang Uji',
      engines: { shell: options.shell ?? '^0.1.0' },
      requestedScopes: options.requestedScopes ?? [],
      changes: { id: 'Perbaikan', en: 'Corrected' },
      contributes: { routes: options.routes ?? [`/${options.id}`], ...options.contributes },
      entry: 'remoteEntry.js',
      container: `${options.id}_${options.version}`.replace(/\W/g, '_'),
      files: files.map(({ name, bytes }) => ({ path: name, integrity: sha384(bytes) })),
      builtAgainst: {},
    }),
  )
  const routes = options.routes ?? [`/${options.id}`]
  const report = {
    release: createHash('sha256').update(moduleJson).digest('hex'),
    tool: 'uji',
    environment: 'chromium',
    pages: routes.flatMap((path) =>
      wantedViews.map((view) => ({ pattern: path, path, ...view, violations: [], problems: [] })),
    ),
    texts: [],
  }
  const checkJson = options.check === 'none' ? undefined : Buffer.from(JSON.stringify({ ...report, ...options.check }))
  const signed = Buffer.concat([moduleJson, Buffer.from('\n'), checkJson ?? Buffer.alloc(0)])
  const members: Member[] = [
    { name: 'module.json', bytes: moduleJson },
    ...(checkJson ? [{ name: 'check.json', bytes: checkJson }] : []),
    ...files,
  ]
  if (options.key)
    members.push({
      name: 'module.sig',
      bytes: Buffer.from(
        JSON.stringify({ keyId: options.key.keyId, algorithm: 'ed25519', signature: options.key.sign(signed) }),
      ),
    })
  return tarball(options.tamper ? options.tamper(members) : members)
}

/** Sends a tarball to the registry. */
export async function send(
  system: TestSystem,
  cookie: string,
  place: { id: string; version: string },
  body: Buffer,
  headers: Record<string, string> = {},
): Promise<Answer> {
  const response = await fetch(`${system.url}/api/v1/modules/${place.id}/releases/${place.version}`, {
    method: 'PUT',
    headers: { 'content-type': 'application/gzip', cookie, ...headers },
    body: new Uint8Array(body),
  })
  return { status: response.status, body: await response.json(), headers: response.headers }
}

/** Publishes a release of a developer's own. @throws when it is refused. */
export async function publishFor(
  system: TestSystem,
  developer: { cookie: string; key: DeveloperKey },
  options: Omit<ReleaseOptions, 'key'>,
): Promise<void> {
  const answer = await send(system, developer.cookie, options, await makeRelease({ ...options, key: developer.key }))
  if (answer.status !== 201) throw new Error(`Not published: ${JSON.stringify(answer.body)}`)
}
