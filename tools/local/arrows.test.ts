import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'

const root = path.resolve(import.meta.dirname, '../..')

/** What a file in a folder may not import, by the house's arrows. */
const REFUSED: [folder: string, imported: string][] = [
  ['packages/domain/src', '@sipelandukilat/contract'],
  ['packages/planner/src', '@sipelandukilat/domain'],
  ['packages/access/src', '@sipelandukilat/contract'],
  ['packages/contract/src', '@sipelandukilat/sdk'],
  ['packages/contract/src', '../../../services/api/src/app'],
  ['packages/sdk/src', '@sipelandukilat/api'],
  ['packages/create-module/src', '@sipelandukilat/sdk'],
  ['packages/create-module/src', '@sipelandukilat/api'],
  ['packages/ui/src', '@sipelandukilat/sdk'],
  ['packages/ui/src', '@sipelandukilat/api'],
  ['apps/intake/src', '@sipelandukilat/contract'],
  ['apps/intake/src', '@sipelandukilat/access'],
  ['apps/intake/src', '@sipelandukilat/domain'],
  ['apps/intake/src', '@sipelandukilat/field'],
  ['apps/field/src/trips', '../../../intake/src/inbox'],
  ['apps/field/src/planning', '@sipelandukilat/planner'],
  ['apps/reports/src', '../../../packages/access/src'],
  ['apps/admin/src', '@mantine/core'],
  ['apps/admin/src', '@tabler/icons-react'],
  ['apps/shell/src', '@sipelandukilat/intake'],
  ['apps/shell/src', '@sipelandukilat/api'],
  ['packages/portal/src', '@sipelandukilat/access'],
  ['packages/portal/src', 'react-dom/client'],
  ['services/api/src/platform', '@sipelandukilat/sdk'],
  ['services/api/src/features/applications', 'knex'],
  ['services/api/src/features/applications', 'pg'],
  ['services/api/src/features/applications', '@sipelandukilat/shell'],
  ['services/api/src/pages/portal', 'knex'],
  ['services/api/src/pages/portal', 'pg'],
  ['services/api/src/channels/sms', 'knex'],
  ['services/api/src/channels/sms', 'pg'],
  ['tools/simulators/src', '@sipelandukilat/api'],
  ['tools/gallery/src', '@sipelandukilat/sdk'],
  ['tools/gallery/src', '@mantine/core'],
]

const ALLOWED: [folder: string, imported: string][] = [
  ['packages/access/src', '@sipelandukilat/domain'],
  ['packages/contract/src', '@sipelandukilat/access'],
  ['packages/sdk/src', '@sipelandukilat/contract'],
  ['packages/sdk/src', '@sipelandukilat/ui'],
  ['packages/sdk/src', '@sipelandukilat/planner'],
  ['services/api/src/features/applications', '../services/definitions'],
  ['packages/create-module/src', '@sipelandukilat/contract'],
  ['packages/ui/src', '@mantine/core'],
  ['tools/gallery/src', '@sipelandukilat/ui/story'],
  ['apps/intake/src', '@sipelandukilat/sdk/forms'],
  ['apps/intake/src', '@sipelandukilat/ui'],
  ['apps/intake/src/inbox', '../file/open-file'],
  ['apps/shell/src', '@sipelandukilat/contract'],
  ['packages/portal/src', '@sipelandukilat/domain'],
  ['services/api/src/seed', '@sipelandukilat/domain/definitions'],
  ['services/api/src/platform', 'knex'],
  ['services/api/src/platform', '@sipelandukilat/portal'],
  ['services/api/src/features/field', '@sipelandukilat/planner'],
  ['services/api/src/features/applications', '../../platform/database'],
]

/** Files above the features. What wires the house (app, main) and first data (seed) opens the database, so that it may. */
const ABOVE = ['services/api/src/worker.ts', 'services/api/src/duties.ts']

const KNEX_TYPE = "import type { Knex } from 'knex'\nexport type Builder = Knex.QueryBuilder\n"

let folder: string
let refusedFiles: Set<string>

/** Lints one file per case in a copy of the folders, with the project's own rules. */
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'arrows-test-'))
  const configuration = JSON.parse(readFileSync(path.join(root, 'biome.json'), 'utf8'))
  write('biome.json', JSON.stringify({ ...configuration, vcs: { enabled: false } }))
  for (const [number, [where, imported]] of [...REFUSED, ...ALLOWED].entries()) {
    write(path.join(where, `case-${number}.ts`), `export { something } from '${imported}'\n`)
  }
  write('services/api/src/features/applications/type-only.ts', KNEX_TYPE)
  for (const file of ABOVE) write(file, "export { something } from 'pg'\n")
  const biome = path.join(root, 'node_modules/@biomejs/biome/bin/biome')
  const args = [biome, 'lint', '--only=style/noRestrictedImports', '--reporter=json', '--max-diagnostics=none', '.']
  const { stdout } = spawnSync(process.execPath, args, { cwd: folder, encoding: 'utf8' })
  const { diagnostics } = JSON.parse(stdout) as { diagnostics: { category: string; location: { path: string } }[] }
  refusedFiles = new Set(
    diagnostics
      .filter(({ category }) => category === 'lint/style/noRestrictedImports')
      .map(({ location }) => path.relative(folder, path.resolve(folder, location.path))),
  )
})

afterAll(() => rmSync(folder, { recursive: true }))

function write(file: string, text: string) {
  mkdirSync(path.dirname(path.join(folder, file)), { recursive: true })
  writeFileSync(path.join(folder, file), text)
}

const numbered = (cases: typeof REFUSED, first: number) =>
  cases.map(([where, imported], index) => ({ where, imported, file: path.join(where, `case-${first + index}.ts`) }))

test.each(numbered(REFUSED, 0))('$where may not import $imported', ({ file }) => {
  expect(refusedFiles).toContain(file)
})

test.each(numbered(ALLOWED, REFUSED.length))('$where may import $imported', ({ file }) => {
  expect(refusedFiles).not.toContain(file)
})

test.each(ABOVE)('%s may not import the database past its second wall', (file) => {
  expect(refusedFiles).toContain(file)
})

test('a feature may use knex’s types', () => {
  expect(refusedFiles).not.toContain('services/api/src/features/applications/type-only.ts')
})
