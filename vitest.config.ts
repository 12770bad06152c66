import { readFileSync } from 'node:fs'
import path from 'node:path'
import { defineConfig, type Plugin } from 'vitest/config'
import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** Files share what they import: each brings its own database or page, and none changes what another imports. */
const isolate = false

const ignored = ['**/node_modules/**', '**/dist/**', '**/.data/**', '**/template/**']

/**
 * Files that take longest, the longest first: nobody waits at the end for a long file that began last, and a fresh clone
 * has no memory of how long each took.
 */
const slow = [
  'tools/local/start',
  'tools/local/embedded-database',
  'tools/local/durable-messages',
  'tools/local/first-change',
  'shell/test/navigation',
  'shell/test/faults',
  'shell/test/looks',
  'proof/access-walk',
  'proof/durable',
  'proof/bad-input',
  'conversations/channel-stories',
  'conversations/complaint-and-counter-stories',
  'conversations/completion-stories',
  'browser/module-life',
  'browser/conversations',
  'browser/portal-looks',
  'browser/portal-unsent',
  'browser/portal',
  'browser/intake',
  'browser/admin',
  'browser/trip-under-way',
  'browser/module-screens',
  'browser/field',
  'browser/desk',
]
const kinds = ['unit', 'integration', 'browser']

/**
 * Where a file stands: by kind, within it files with a document last, within these the slow ones first. A worker goes on
 * with files of one kind and environment, and keeps what they import.
 */
const placeOf = ({ moduleId, project }: TestSpecification): number => {
  const rank = slow.findIndex((part) => moduleId.includes(part))
  const hasDocument = readFileSync(moduleId, 'utf8').startsWith('// @vitest-environment')
  const group = 2 * kinds.indexOf(project.name) + Number(hasDocument)
  return group * (slow.length + 1) + (rank < 0 ? slow.length : rank)
}

class SlowestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const places = new Map(files.map((file) => [file, placeOf(file)]))
    return (await super.sort(files)).toSorted((one, other) => (places.get(one) ?? 0) - (places.get(other) ?? 0))
  }
}

const fastCheck = path.join(import.meta.dirname, 'tools/local/fast-check.config.ts')

/** Every property is drawn through ours, which decides how often and by which seed. */
const drawThroughOurs: Plugin = {
  name: 'draw-through-ours',
  enforce: 'pre',
  resolveId: (source, importer) => (source === 'fast-check' && importer !== fastCheck ? fastCheck : undefined),
}

/** On a busy machine a screen may need more than a second. */
const expect = { poll: { timeout: 15_000 } }

/** Twenty thousand draws of a property take their time. */
const testTimeout = process.env.PROVE ? 3_600_000 : 120_000

/** Three kinds of proof: pure code, the API on a real PostgreSQL, and the whole story in a real browser. */
export default defineConfig({
  test: {
    sequence: { sequencer: SlowestFirst },
    // What one kind of proof has compiled, the next need not.
    experimental: { fsModuleCache: true },
    projects: [
      {
        plugins: [drawThroughOurs],
        test: {
          name: 'unit',
          include: ['{packages,apps,tools}/**/*.test.{ts,tsx}'],
          exclude: [...ignored, 'tools/bench/test/**'],
          environment: 'node',
          isolate,
          setupFiles: ['tools/local/vitest-patience.ts', 'tools/local/vitest-pages.ts'],
          expect,
          testTimeout,
          hookTimeout: 120_000,
        },
      },
      {
        plugins: [drawThroughOurs],
        test: {
          name: 'integration',
          include: ['services/api/**/*.test.ts', 'tools/bench/test/**/*.test.ts'],
          exclude: ignored,
          environment: 'node',
          isolate,
          setupFiles: ['tools/local/vitest-patience.ts'],
          globalSetup: ['tools/local/vitest-database.ts'],
          testTimeout,
          hookTimeout: 120_000,
        },
      },
      {
        test: {
          name: 'browser',
          include: ['tests/browser/**/*.test.ts'],
          exclude: ignored,
          environment: 'node',
          isolate,
          setupFiles: ['tools/local/vitest-patience.ts', 'tools/local/vitest-pages.ts'],
          globalSetup: ['tools/local/vitest-database.ts'],
          expect,
          testTimeout: 240_000,
          hookTimeout: 240_000,
        },
      },
    ],
  },
})
