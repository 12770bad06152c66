import { describe, expect, it } from 'vitest'
import { BootManifest, BootModule, ModuleFile, ModuleReleaseFile, toBootModule } from './boot'

const integrity = `sha384-${'A'.repeat(64)}`
const release = ModuleReleaseFile.parse({
  id: 'intake',
  version: '1.2.0',
  title: { id: 'Permohonan', en: 'Applications' },
  owner: 'test',
  engines: { shell: '^1.0.0' },
  contributes: { routes: ['/intake'] },
  entry: 'remoteEntry.js',
  container: 'intake_1_2_0',
  files: [{ path: 'remoteEntry.js', integrity }],
  builtAgainst: { react: '19.3.1' },
})

describe('the boot manifest', () => {
  it('names the entry below where the release was published', () => {
    const module = toBootModule(release, '/modules/intake/1.2.0')
    expect(BootModule.parse(module)).toEqual(module)
    expect(module.entry).toBe('/modules/intake/1.2.0/remoteEntry.js')
  })
  it('accepts no hash but SHA-384', () => {
    expect(ModuleFile.safeParse({ path: 'a.js', integrity: 'sha256-AAAA' }).success).toBe(false)
    expect(ModuleFile.safeParse({ path: 'a.js', integrity }).success).toBe(true)
  })
  it('accepts no file outside the release', () => {
    expect(ModuleFile.safeParse({ path: '../other/a.js', integrity }).success).toBe(false)
    expect(ModuleFile.safeParse({ path: '/a.js', integrity }).success).toBe(false)
    expect(ModuleFile.safeParse({ path: 'https://elsewhere.test/a.js', integrity }).success).toBe(false)
  })
  it('needs a module to say its routes', () => {
    const module = { ...toBootModule(release, '/m'), routes: [] }
    const manifest = {
      generatedAt: '2026-01-01T00:00:00Z',
      shell: { version: '1.0.0' },
      language: 'id',
      modules: [module],
    }
    expect(BootManifest.safeParse(manifest).success).toBe(false)
  })
})
