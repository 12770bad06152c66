import { createHash } from 'node:crypto'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { assertModuleId, parseTitle } from './answers'
import { openSdkSource } from './sdk-source'
import { writeModule } from './write-module'

const template = path.resolve(import.meta.dirname, '../../template')
let home: string
let sdk: string

beforeAll(() => {
  home = mkdtempSync(path.join(tmpdir(), 'write-module-'))
  sdk = path.join(home, 'packages')
  mkdirSync(sdk)
  const bytes = 'a tarball'
  const integrity = `sha512-${createHash('sha512').update(bytes).digest('base64')}`
  writeFileSync(path.join(sdk, 'sdk-0.1.0.tgz'), bytes)
  const packages = { '@sipelandukilat/sdk': { version: '0.1.0', file: 'sdk-0.1.0.tgz', integrity } }
  writeFileSync(
    path.join(sdk, 'packages.json'),
    JSON.stringify({ shell: '0.3.0', packages, uses: { react: '19.3.1', vitest: '4.1.12' } }),
  )
})
afterAll(() => rmSync(home, { recursive: true, force: true }))

const answers = { id: 'school-outreach', title: parseTitle("Akta | Children's papers"), owner: 'Nunukan' }
const write = async (name: string) => {
  const target = path.join(home, name)
  const files = await writeModule(target, template, answers, await openSdkSource(sdk))
  return { target, files, read: (file: string) => readFileSync(path.join(target, file), 'utf8') }
}

describe('a new module', () => {
  it('says its names wherever they belong, as code where it stands in code', async () => {
    const { files, read } = await write('named')
    expect(files).toContain('.gitignore')
    expect(read('src/manifest.ts')).toContain("title: { id: 'Akta', en: 'Children\\'s papers' }")
    expect(read('src/manifest.ts')).toContain("engines: { shell: '^0.3.0' }")
    expect(read('README.md')).toContain("# Children's papers")
    for (const file of files) expect([file, read(file)]).toEqual([file, expect.not.stringMatching(/%[a-zA-Z]+%/)])
  })
  it('carries the tarballs it installs from, and asks the registry for what was proved', async () => {
    const { read } = await write('installed')
    const manifest = JSON.parse(read('package.json'))
    expect(manifest.dependencies).toEqual({ '@sipelandukilat/sdk': 'file:vendor/sdk-0.1.0.tgz', react: '19.3.1' })
    expect(manifest.devDependencies).toEqual({ vitest: '4.1.12' })
    expect(read('vendor/sdk-0.1.0.tgz')).toBe('a tarball')
  })
  it('replaces nothing that is there', async () => {
    mkdirSync(path.join(home, 'full'))
    writeFileSync(path.join(home, 'full/note.txt'), 'mine')
    await expect(write('full')).rejects.toMatchObject({ kind: 'usage' })
    expect(readFileSync(path.join(home, 'full/note.txt'), 'utf8')).toBe('mine')
  })
  it('is not made of a tarball that was changed on the way', async () => {
    const changed = path.join(home, 'changed')
    mkdirSync(changed)
    writeFileSync(path.join(changed, 'packages.json'), readFileSync(path.join(sdk, 'packages.json')))
    writeFileSync(path.join(changed, 'sdk-0.1.0.tgz'), 'another tarball')
    const source = await openSdkSource(changed)
    await expect(writeModule(path.join(home, 'from-changed'), template, answers, source)).rejects.toMatchObject({
      kind: 'unreachable',
    })
  })
  it('says where the packages are not', async () => {
    await expect(openSdkSource(path.join(home, 'nowhere'))).rejects.toMatchObject({ kind: 'unreachable' })
  })
})

describe('the id of a module', () => {
  it('is of small letters, and none of the system’s own', () => {
    for (const id of ['Sekolah', '9lives', 'a b', '', 'intake', 'shell']) expect(() => assertModuleId(id)).toThrow()
    expect(() => assertModuleId('school-outreach')).not.toThrow()
  })
})
