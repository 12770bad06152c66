import { type BootManifest, type BootModule, canonicalJson } from '@sipelandukilat/contract'
import { beforeEach, describe, expect, it } from 'vitest'
import { isSignedBy, type Signer, toSigner } from '../../platform/crypto/signing'
import { signBoot } from './sign-boot'

let signer: Signer
beforeEach(() => {
  signer = toSigner(Buffer.alloc(32, 7)) // remembers nothing yet
})

const at = (second: number) => new Date(Date.UTC(2026, 7, 1, 0, 0, second))
const module: BootModule = {
  id: 'sample',
  version: '1.0.0',
  title: { id: 'Contoh', en: 'Sample' },
  entry: '/modules/sample/1.0.0/remoteEntry.js',
  container: 'sample_1_0_0',
  engines: { shell: '*' },
  routes: ['/sample'],
  navigation: [],
  extensions: [],
  files: [{ path: 'remoteEntry.js', integrity: `sha384-${'A'.repeat(64)}` }],
  arm: 'baseline',
}
const manifestOf = (now: Date, one: BootModule = module, more: Partial<BootManifest> = {}): BootManifest => ({
  generatedAt: now.toISOString(),
  shell: { version: '0.1.0' },
  language: 'id',
  modules: [one],
  ...more,
})
const sign = (now: Date, one?: BootModule, more?: Partial<BootManifest>) =>
  signBoot(manifestOf(now, one, more), signer, now)

describe('a boot manifest', () => {
  it('is signed over all that it says, and its text is what was signed', () => {
    const { json } = sign(at(0))
    const { signature, keyId, ...said } = JSON.parse(json)
    expect(keyId).toBe(signer.keyId)
    expect(isSignedBy(signer.publicKey, Buffer.from(canonicalJson(said)), signature)).toBe(true)
  })

  it('that says the same within a minute is the same, and a later one is not', () => {
    const first = sign(at(0))
    expect(sign(at(59))).toBe(first)
    expect(sign(at(60)).bootManifest.generatedAt).toBe(at(60).toISOString())
  })

  it.each<[string, BootModule, Partial<BootManifest>]>([
    ['release', { ...module, entry: '/modules/sample/1.1.0/remoteEntry.js', version: '1.1.0' }, {}],
    ['arm', { ...module, arm: 'pinned' }, {}],
    ['preview', { ...module, override: true }, {}],
    ['setting', { ...module, configuration: { rows: 5 } }, {}],
    ['language', module, { language: 'en' }],
    [
      'development server',
      module,
      { devServers: [{ moduleId: 'sample', devServer: 'http://localhost:4300', until: at(9).toISOString() }] },
    ],
  ])('with another %s is another', (_what, one, more) => {
    sign(at(0))
    expect(sign(at(1), one, more).bootManifest).toMatchObject(manifestOf(at(1), one, more))
  })

  it('of another system is signed with that system’s key', () => {
    sign(at(0))
    const other = toSigner(Buffer.alloc(32, 8))
    expect(signBoot(manifestOf(at(0)), other, at(0)).bootManifest.keyId).toBe(other.keyId)
  })

  it('is never one of the future', () => {
    sign(at(30))
    expect(sign(at(10)).bootManifest.generatedAt).toBe(at(10).toISOString())
  })
})
