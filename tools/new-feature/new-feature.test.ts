import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { build, type Plugin, transform } from 'esbuild'
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest'
import { linkInstalled, makeCheckout } from '../local/checkout.testing'
import { insertBefore, insertSorted } from './insert.mjs'
import { parseNoun, pluralOf } from './noun.mjs'
import { planFeature } from './plan.mjs'
import { subjects } from './subjects.mjs'

const root = path.resolve(import.meta.dirname, '../..')
const plan = (noun: string, subject = 'Team') => planFeature(root, parseNoun(noun), subject)
const addedBy = (planned: Map<string, string>, file: string) => {
  const before = new Set(readFileSync(path.join(root, file), 'utf8').split('\n'))
  return (planned.get(file) ?? '').split('\n').filter((line) => !before.has(line))
}

/** Lets a bundler see the planned files as if they were written. */
const asWritten = (planned: Map<string, string>): Plugin => ({
  name: 'as-written',
  setup({ onResolve, onLoad }) {
    const contract = path.join(root, 'packages/contract/src/index.ts')
    // By hand, since a folder that is only planned cannot be resolved from.
    onResolve({ filter: /./ }, ({ importer, path: name }) => {
      if (name === '@sipelandukilat/contract') return { path: contract }
      if (/^[^./]/.test(name)) return { path: name, external: true }
      const base = path.resolve(path.dirname(importer), name)
      const file = [base, `${base}.ts`, `${base}/index.ts`].find(
        (one) => planned.has(path.relative(root, one)) || (existsSync(one) && statSync(one).isFile()),
      )
      return file === undefined ? undefined : { path: file }
    })
    onLoad({ filter: /\.ts$/ }, ({ path: file }) => {
      const contents = planned.get(path.relative(root, file))
      return contents === undefined ? undefined : { contents, loader: 'ts' }
    })
  },
})

describe('a new feature', () => {
  it('is a contract, a room with routes, rules, store and test, a migration with the next number, and texts', () => {
    const planned = plan('parking-place')
    const created = [...planned.keys()].filter((file) => !existsSync(path.join(root, file)))
    expect(created.map((file) => file.replace(/\d{4}(?=-)/, '0000'))).toEqual([
      'packages/contract/src/parking-places.ts',
      'services/api/src/features/parking-places/routes.ts',
      'services/api/src/features/parking-places/parking-place.ts',
      'services/api/src/features/parking-places/parking-place-store.ts',
      'services/api/src/features/parking-places/parking-places.test.ts',
      'services/api/src/platform/database/migrations/0000-parking-places.ts',
      'services/api/src/texts/id/parking-places.json',
      'services/api/src/texts/en/parking-places.json',
    ])
    const migration = created.find((file) => file.includes('/migrations/')) ?? ''
    const listed = /'(\d{4})-parking-places': parkingPlaces,\n} as const/.exec(
      planned.get('services/api/src/platform/database/migrate.ts') ?? '',
    )
    expect(path.basename(migration)).toBe(`${listed?.[1]}-parking-places.ts`)
    expect(planned.get('services/api/src/features/parking-places/routes.ts')).not.toMatch(/select |insert into|from\('/)
  })

  it('is named in every list, among its like and in the order of the alphabet', () => {
    const planned = plan('parking-place')
    expect(addedBy(planned, 'packages/contract/src/index.ts')).toEqual(["export * from './parking-places'"])
    expect(addedBy(planned, 'services/api/src/app.ts')).toEqual([
      "import { registerParkingPlaces } from './features/parking-places/routes'",
      '  registerParkingPlaces(platform)',
    ])
    expect(addedBy(planned, 'tools/house/floors.mjs')).toEqual([
      "      'features/parking-places': 'parking places of an office',",
    ])
    const names = [...(planned.get('packages/contract/src/index.ts') ?? '').matchAll(/'(.+)'/g)].map(([, name]) => name)
    expect(names).toEqual(names.toSorted())
    expect(addedBy(planned, 'services/api/src/testing/walk-table.ts').join('\n')).toMatch(
      /parkingPlaceId: string\n[\s\S]*listParkingPlaces[\s\S]*readParkingPlace[\s\S]*createParkingPlace/,
    )
    expect(addedBy(planned, 'services/api/src/proof/access-walk.test.ts').join('\n')).toMatch(
      /parkingPlaceId: await plantParkingPlace[\s\S]*function plantParkingPlace[\s\S]*targets\.foreign\.parkingPlaceId/,
    )
  })

  it.each(Object.keys(subjects))(
    'for the subject %s has no gap left and is TypeScript that can be read',
    async (subject) => {
      for (const [file, text] of plan('mobile-printer', subject)) {
        expect(text, file).not.toMatch(/__[A-Za-z]+__/)
        await transform(text, { loader: file.endsWith('.json') ? 'json' : 'ts', sourcefile: file })
      }
    },
  )

  it('imports only what is there, and the API carries it', async () => {
    const planned = plan('parking-place')
    for (const entry of ['app.ts', 'features/parking-places/parking-places.test.ts', 'platform/database/migrate.ts']) {
      const { metafile } = await build({
        entryPoints: [path.join(root, 'services/api/src', entry)],
        absWorkingDir: root,
        plugins: [asWritten(planned)],
        bundle: true,
        platform: 'node',
        format: 'esm',
        outfile: 'bundle.js',
        write: false,
        metafile: true,
        logLevel: 'silent',
      })
      const written = [...planned.keys()].filter((file) => /parking-place[\w/-]*(?<!\.test)\.ts$/.test(file))
      const carried = new Set(Object.keys(metafile.inputs))
      if (entry === 'app.ts')
        expect(written.filter((file) => !carried.has(file) && !file.includes('migrations/'))).toEqual([])
      if (entry.endsWith('migrate.ts')) expect(written.filter((file) => carried.has(file))).toHaveLength(1)
    }
  })

  it('is refused where the noun is taken, and for a subject that cannot carry it', () => {
    for (const taken of ['complaint', 'team', 'notice', 'trip', 'stop', 'holiday', 'delegate'])
      expect(() => plan(taken), taken).toThrow(/exists already\. Extend it, or take another noun/)
    expect(() => plan('parking-place', 'Application')).toThrow(/Take one of:\n {2}Team /)
  })

  it('is refused for what is no noun in kebab case, with what to do', () => {
    for (const wrong of [
      'ParkingPlace',
      'parking_place',
      'parking place',
      '-place',
      '2nd-place',
      '../place',
      'é',
      'a'.repeat(41),
    ])
      expect(() => parseNoun(wrong), wrong).toThrow(/is no kebab-case noun.*npm run new:feature -- parking-place/)
    expect(() => parseNoun(undefined)).toThrow(/Say what the feature is about/)
    expect(() => parseNoun('parking-places')).toThrow(/looks like several.*--plural parking-placeses/)
    expect(() => parseNoun('sheep', 'sheep')).toThrow(/One and several/)
    for (const reserved of ['user', 'order', 'map', 'date', 'row'])
      expect(() => parseNoun(reserved)).toThrow(/Add a word/)
  })

  it('knows what several are called', () => {
    expect(['entry', 'day', 'box', 'visit-batch', 'status', 'place'].map(pluralOf)).toEqual([
      'entries',
      'days',
      'boxes',
      'visit-batches',
      'statuses',
      'places',
    ])
    expect(parseNoun('travel-person', 'travel-people')).toMatchObject({
      pluralPascal: 'TravelPeople',
      table: 'travel_person',
    })
  })

  it('finds its place once, and says where a line belongs when it does not', () => {
    const list = "import x from 'x'\n\nexport * from './a'\nexport * from './c'\n\nexport const z = 1\n"
    const like = /^export \* from '(.+)'$/
    for (const name of ['b', 'd', '0']) {
      const line = `export * from './${name}'`
      const once = insertSorted(list, line, like)
      expect(once.match(/'\.\/.'/g)).toEqual(["'./a'", "'./c'", `'./${name}'`].toSorted())
      expect(insertSorted(once, line, like)).toBe(once)
    }
    const closed = insertBefore('a = [\n  1,\n]\nb = [\n  1,\n]\n', '  2,\n', ']', { from: 'b = ' })
    expect(closed).toBe('a = [\n  1,\n]\nb = [\n  1,\n  2,\n]\n')
    expect(insertBefore(closed, '  2,\n', ']', { from: 'b = ' })).toBe(closed)
    expect(() => insertBefore('a', '  2,\n', ']')).toThrow(/place of this line was not found/)
    expect(() => insertSorted('a', "export * from './b'", like)).toThrow(/place of this line was not found/)
  })
})

describe('the command', () => {
  let folder: string
  /** Only the files that it reads and writes. */
  const files = ['packages/contract/src', 'services/api/src', 'tools/house', 'tools/new-feature']
  const run = (...args: string[]) => {
    const command = [path.join(folder, 'tools/new-feature/main.mjs'), ...args]
    const { status, stdout, stderr } = spawnSync(process.execPath, command, { encoding: 'utf8' })
    return { status, stdout, stderr }
  }

  beforeAll(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'new-feature-test-'))
    for (const file of files) {
      mkdirSync(path.dirname(path.join(folder, file)), { recursive: true })
      cpSync(path.join(root, file), path.join(folder, file), { recursive: true })
    }
  })
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  it('writes what was planned, says what to do next, and run again changes nothing', () => {
    const planned = plan('parking-place')
    const written = run('parking-place')
    expect(written).toMatchObject({ status: 0, stderr: '' })
    for (const next of [
      'npm run texts',
      'npm run tables',
      'npm run house',
      'npx biome check --write .',
      'npm test -- --changed',
    ])
      expect(written.stdout).toContain(next)
    const now = () => [...planned.keys()].map((file) => [file, readFileSync(path.join(folder, file), 'utf8')])
    expect(now()).toEqual([...planned])
    expect(run('parking-place')).toMatchObject({ status: 1, stderr: expect.stringContaining('exists already') })
    expect(now()).toEqual([...planned])
    // A feature beside it gets the number behind.
    expect(run('lost-card', '--subject', 'QueueTicket').status).toBe(0)
    const migrate = readFileSync(path.join(folder, 'services/api/src/platform/database/migrate.ts'), 'utf8')
    const [one = 0, other = 0] = [...migrate.matchAll(/'(\d+)-(?:parking-places|lost-cards)':/g)].map(([, number]) =>
      Number(number),
    )
    expect(other).toBe(one + 1)
  })

  it('writes nothing where a place is not found', () => {
    const floors = path.join(folder, 'tools/house/floors.mjs')
    writeFileSync(floors, 'export const apiFloors = []\n')
    expect(run('mobile-printer')).toMatchObject({ status: 1, stderr: expect.stringContaining('was not found') })
    expect(existsSync(path.join(folder, 'packages/contract/src/mobile-printers.ts'))).toBe(false)
  })
})

test.runIf(process.env.PROVE)(
  'in a copy of the repository a feature for each subject is green as written: types, lint, house, its own tests, the access walk',
  { timeout: 1_800_000 },
  async () => {
    const checkout = makeCheckout()
    linkInstalled(checkout.folder)
    try {
      for (const line of [
        'npm run new:feature -- parking-place',
        'npm run new:feature -- lost-card --subject QueueTicket',
        'npm run new:feature -- office-notice --subject User',
        'npm run texts',
        'npm run tables',
        'npm run house',
        'npx biome check --write .',
        "npm test -- --only lint --only types --only 'dead code'",
        'npx vitest run tools/house tools/texts services/api/src/features/parking-places services/api/src/features/lost-cards ' +
          'services/api/src/features/office-notices services/api/src/proof/access-walk services/api/src/proof/bad-input ' +
          'services/api/src/platform/database',
      ]) {
        const { code, output } = await checkout.run(line)
        expect(code, `${line}\n${output}`).toBe(0)
      }
      // Only what it wrote, and what the commands draw from it, differs.
      const changed = checkout.git('status', '--short', '--untracked-files=all').trim().split('\n')
      expect(changed.filter((line) => !/parking|lost|office-notice|^ ?M /.test(line))).toEqual([])
    } finally {
      checkout.remove()
    }
  },
)
