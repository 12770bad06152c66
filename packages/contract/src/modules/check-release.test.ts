import { describe, expect, it } from 'vitest'
import { ModuleReleaseFile } from './boot'
import { checkRelease, isReleasable, type RegistryFacts, type ReleaseToCheck, releaseLimits } from './check-release'
import { cleanPages, cleanReport, digest, manifest, release } from './release-gate/example.testing'

const codes = (changed: Partial<ReleaseToCheck>, facts: RegistryFacts = {}) =>
  checkRelease({ ...release, ...changed }, facts).map(({ code, where }) => [code, where])

const declaring = (contributes: object, more: object = {}) => ({
  manifest: { ...manifest, ...more, contributes: { ...manifest.contributes, ...contributes } },
})
const scriptOf = (text: string): Partial<ReleaseToCheck> => ({
  files: release.files.map((file) => (file.path === 'static/page.js' ? { ...file, text } : file)),
})
const sourceOf = (text: string, path = 'src/page.tsx'): Partial<ReleaseToCheck> => ({ sources: [{ path, text }] })
const pageOf = (changed: object) => ({
  check: { ...cleanReport, pages: cleanPages.map((page, index) => (index === 0 ? { ...page, ...changed } : page)) },
})

const facts: RegistryFacts = {
  address: { id: 'outreach', version: '1.2.0' },
  shell: { version: '0.1.4', shared: { '@sipelandukilat/sdk': '0.1.2', react: '19.3.1' } },
  takenRoutes: [{ route: '/intake', moduleId: 'intake' }],
  previous: ModuleReleaseFile.parse({ ...manifest, version: '1.1.0' }),
}

describe('the gate of releases', () => {
  it('finds nothing in a blameless release, whatever is known about the registry', () => {
    expect(checkRelease(release)).toEqual([])
    expect(checkRelease(release, facts)).toEqual([])
    expect(isReleasable([])).toBe(true)
  })

  it('says of everything what is wrong and what to do, in both languages', () => {
    const findings = checkRelease({ ...release, check: undefined, files: [] }, facts)
    expect(findings.length).toBeGreaterThan(2)
    expect(isReleasable(findings)).toBe(false)
    for (const { message, action } of findings)
      for (const text of [message.id, message.en, action.id, action.en]) expect(text).toMatch(/\w{3}/)
  })
})

describe('the manifest', () => {
  it('must be one', () => {
    expect(codes({ manifest: { ...manifest, id: 'No Id', files: [] } })).toEqual([
      ['manifest-invalid', 'module.json.id'],
      ['manifest-invalid', 'module.json.files'],
    ])
    expect(codes({ manifest: 'text' })).toEqual([['manifest-invalid', 'module.json']])
  })
  it('is of the id and version that the release is published as', () => {
    const other = { address: { id: 'other', version: '1.2.0' } }
    expect(codes({}, other)).toEqual([['identity-differs', 'module.json']])
    expect(codes({}, { address: { id: 'outreach', version: '1.3.0' } })).toEqual([['identity-differs', 'module.json']])
  })
  it('takes no address of the shell', () => {
    const routes = (route: string) => codes(declaring({ routes: [route], navigation: [] })).map(([code]) => code)
    expect(routes('/')).toContain('route-reserved')
    expect(routes('/invitation/x')).toContain('route-reserved')
    expect(routes('/invitations')).not.toContain('route-reserved')
  })
  it('takes no address of another module, nor one above or below it', () => {
    const taken = (route: string) => codes(declaring({ routes: ['/outreach', route] }), facts)
    expect(taken('/intake')).toContainEqual(['route-taken', '/intake'])
    expect(taken('/intake/school')).toContainEqual(['route-taken', '/intake/school'])
    expect(taken('/intake-school')).not.toContainEqual(['route-taken', '/intake-school'])
    const own = { ...facts, takenRoutes: [{ route: '/outreach', moduleId: 'outreach' }] }
    expect(codes({}, own)).toEqual([])
  })
  it('leads by its navigation to its own pages only', () => {
    const [item] = manifest.contributes.navigation
    expect(codes(declaring({ navigation: [{ ...item, path: '/intake' }] }))).toContainEqual([
      'navigation-outside-routes',
      'outreach',
    ])
  })
  it('asks for abilities that exist', () => {
    const [item] = manifest.contributes.navigation
    const asking = (ability: [string, string]) => codes(declaring({ navigation: [{ ...item, ability }] }))
    expect(asking(['work', 'Application'])).toEqual([])
    expect(asking(['fly', 'Application'])).toEqual([['ability-unknown', 'outreach']])
    expect(asking(['read', 'toString'])).toEqual([['ability-unknown', 'outreach']])
  })
  it('asks for scopes that exist', () => {
    const asking = (...requestedScopes: string[]) => codes({ manifest: { ...manifest, requestedScopes } })
    expect(asking('work:Application', 'read:Report')).toEqual([])
    expect(asking('read', 'read:Nothing', 'read:Application:all')).toEqual([
      ['scope-unknown', 'read'],
      ['scope-unknown', 'read:Nothing'],
      ['scope-unknown', 'read:Application:all'],
    ])
  })
  it('names its permissions under its own id', () => {
    const permission = { id: 'intake.sign', label: { id: 'a', en: 'b' } }
    expect(codes(declaring({ permissions: [permission] }))).toEqual([['permission-not-own', 'intake.sign']])
  })
})

describe('versions', () => {
  it('must fit the shell; a refusal names the range that would', () => {
    const unfit = (shell: string, version = '0.2.0') =>
      checkRelease({ ...release, manifest: { ...manifest, engines: { shell } } }, { shell: { version } })
    expect(unfit('^0.1.0')).toMatchObject([
      { code: 'shell-range-unfit', action: { en: expect.stringContaining('^0.2.0') } },
    ])
    expect(unfit('^0.1.0', '3.4.5')[0]?.action.id).toContain('^3.0.0')
    expect(unfit('>=0.1.0 <1.0.0')).toEqual([])
    expect(unfit('newest')).toMatchObject([{ code: 'shell-range-unfit' }])
  })
  it('of shared packages must be offered by the shell', () => {
    const older = { shell: { version: '0.1.0', shared: { '@sipelandukilat/sdk': '0.1.0', react: '18.2.0' } } }
    expect(codes({}, older)).toEqual([['shared-version-unfit', 'react']])
  })
  it('should rise; a correction of an older release is noted, not refused', () => {
    const previous = ModuleReleaseFile.parse({ ...manifest, version: '2.0.0' })
    const findings = checkRelease(release, { previous })
    expect(findings).toMatchObject([{ code: 'version-not-newer', severity: 'warning' }])
  })
  it('must rise to a major one when something others rely on is gone', () => {
    const gone = declaring({ extensionPoints: [], permissions: [], configuration: { schema: {}, defaults: {} } })
    const lost = [
      ['surface-broken', 'extensionPoint outreach.aside'],
      ['surface-broken', 'permission outreach.sign'],
      ['surface-broken', 'configuration rows'],
    ]
    expect(codes(gone, facts)).toEqual(lost)
    expect(
      codes({ manifest: { ...gone.manifest, version: '2.0.0' } }, { previous: ModuleReleaseFile.parse(manifest) }),
    ).toEqual([])
    const young = { previous: ModuleReleaseFile.parse({ ...manifest, version: '0.3.1' }) }
    expect(codes({ manifest: { ...gone.manifest, version: '0.3.2' } }, young)).toEqual(lost)
    expect(codes({ manifest: { ...gone.manifest, version: '0.4.0' } }, young)).toEqual([])
  })
})

describe('files', () => {
  it('are those of the manifest, no more and no fewer', () => {
    const [entry] = release.files
    expect(codes({ files: entry ? [entry] : [] })).toEqual([['file-missing', 'static/page.js']])
    expect(codes({ files: [...release.files, { path: 'extra.js', size: 1, gzipSize: 1 }] })).toEqual([
      ['file-unlisted', 'extra.js'],
    ])
    expect(codes({ manifest: { ...manifest, entry: 'other.js' } })).toEqual([['entry-missing', 'other.js']])
  })
  it('weigh no more than a village connection bears', () => {
    const weighing = (path: string, gzipSize: number) =>
      codes({ files: release.files.map((file) => (file.path === path ? { ...file, gzipSize } : file)) })
    expect(weighing('remoteEntry.js', releaseLimits.entryGzip)).toEqual([])
    expect(weighing('remoteEntry.js', releaseLimits.entryGzip + 1)).toEqual([['entry-too-large', 'remoteEntry.js']])
    expect(weighing('static/page.js', releaseLimits.totalGzip)).toEqual([['release-too-large', undefined]])
  })
  it('run no text as code', () => {
    for (const text of [
      'eval("1")',
      'new Function("a")',
      '(0,eval)("1")',
      'x=Function("return thus")()',
      'x=Function(a)()',
    ])
      expect(codes(scriptOf(text))).toEqual([['code-from-text', 'static/page.js']])
    for (const text of [
      'medieval(1)',
      'a.eval(1)',
      'isFunction("a")',
      'function Functional(){}',
      'this||Function("return this")()',
    ])
      expect(codes(scriptOf(text))).toEqual([])
  })
  it('take from the shell only what it lends to modules', () => {
    expect(codes(scriptOf('n("@sipelandukilat/sdk/host")'))).toEqual([['import-forbidden', 'static/page.js']])
    expect(codes(scriptOf('n("@sipelandukilat/sdk/api/reports")'))).toEqual([])
  })
  it('carry no React of their own', () => {
    const copy = 'e.__CLIENT_INTERNALS_DO_NOT_USE_OR_WARN_USERS_THEY_CANNOT_UPGRADE={}'
    expect(codes(scriptOf(copy))).toEqual([['shared-package-bundled', 'static/page.js']])
  })
})

describe('sources', () => {
  it('import neither the API, the shell, another module, nor the inside of our packages', () => {
    for (const name of [
      '@sipelandukilat/api',
      '@sipelandukilat/shell',
      '@sipelandukilat/intake',
      '@sipelandukilat/contract',
      '@sipelandukilat/sdk/host',
      '@sipelandukilat/sdk/src/store',
      '@sipelandukilat/ui/src/theme',
      '@mantine/core',
      '@tabler/icons-react',
      '../../intake/src/inbox',
      'node:fs',
      '@sipelandukilat/sdk/testing',
    ])
      for (const text of [
        `import { a } from '${name}'`,
        `const a = import("${name}")`,
        `export * from '${name}'`,
        `import '${name}'`,
      ])
        expect([text, codes(sourceOf(text))]).toEqual([text, [['import-forbidden', 'src/page.tsx']]])
  })
  it('may import their own files, the SDK, the kit, and packages that become their own code', () => {
    for (const name of [
      './list',
      '../messages',
      '@sipelandukilat/sdk/api/reports',
      '@sipelandukilat/ui',
      'react',
      'echarts/core',
    ])
      expect([name, codes(sourceOf(`import a, {\n  b,\n} from '${name}'`, 'src/home/page.tsx'))]).toEqual([name, []])
  })
  it('are not judged by what stands in a comment', () => {
    expect(codes(sourceOf("// import '@sipelandukilat/api'\n/* import '@mantine/core' */\nconst a = 1"))).toEqual([])
  })
})

describe('the report of the check', () => {
  it('must be there, be one, and be of this build', () => {
    expect(codes({ check: undefined })).toEqual([['check-missing', 'check.json']])
    expect(codes({ check: { release: digest } }).map(([code]) => code)).toContain('check-invalid')
    expect(codes({ check: { ...cleanReport, release: 'b'.repeat(64) } })).toEqual([
      ['check-of-another-release', 'check.json'],
    ])
  })
  it('must cover each page in both languages, light and dark', () => {
    expect(codes({ check: { ...cleanReport, pages: cleanPages.slice(1) } })).toEqual([['page-unchecked', '/outreach']])
    const [item] = manifest.contributes.navigation
    const second = { ...item, id: 'second', path: '/outreach/second' }
    expect(codes(declaring({ navigation: [item, second] }))).toEqual([['page-unchecked', '/outreach/second']])
  })
  it('must hold no violation of accessibility', () => {
    const violation = { id: 'label', impact: 'critical', help: 'Form elements must have labels', targets: ['input'] }
    expect(codes(pageOf({ violations: [violation] }))).toEqual([['page-inaccessible', '/outreach (id, light)']])
  })
  it('notes a page that lacked an answer, without refusing it', () => {
    const findings = checkRelease({ ...release, ...pageOf({ problems: ['GET /teams'] }) })
    expect(findings).toMatchObject([{ code: 'page-broken', severity: 'warning' }])
    expect(isReleasable(findings)).toBe(true)
  })
  it('must lack no text in either language', () => {
    const texts = [{ namespace: 'outreach', language: 'en', keys: ['title'] }]
    expect(codes({ check: { ...cleanReport, texts } })).toEqual([['texts-incomplete', 'outreach']])
    expect(codes({ manifest: { ...manifest, title: { id: 'Judul', en: ' ' } } })).toEqual([
      ['texts-incomplete', 'title'],
    ])
  })
})
