import { defineConfig } from 'vitest/config'
import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** Files share what they import: each brings its own database or page, and none changes what another imports. */
const isolate = false

const ignored = ['**/node_modules/**', '**/dist/**', '**/.data/**', '**/template/**']

/** Files that take longest, the longest first. */
const slow = [
  'tools/local/start',
  'shell/test/looks',
  'tools/local/embedded-database',
  'shell/test/faults',
  'shell/test/navigation',
  'tools/local/durable-messages',
  'proof/access-walk',
  'proof/bad-input',
  'proof/durable',
  'browser/module-life',
  'browser/conversations',
  'browser/portal',
  'browser/intake',
]
const rankOf = ({ moduleId }: TestSpecification) => {
  const rank = slow.findIndex((part) => moduleId.includes(part))
  return rank < 0 ? slow.length : rank
}

/** Nobody waits at the end for a long file that began last; a fresh clone has no memory of how long each took. */
class SlowestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return (await super.sort(files)).toSorted((one, other) => rankOf(one) - rankOf(other))
  }
}

/** Three kinds of proof: pure code, the API on a real PostgreSQL, and the whole story in a real browser. */
export default defineConfig({
  test: {
    sequence: { sequencer: SlowestFirst },
    // What one kind of proof has compiled, the next need not.
    experimental: { fsModuleCache: true },
    projects: [
      {
        test: {
          name: 'unit',
          include: ['{packages,apps,tools}/**/*.test.{ts,tsx}'],
          exclude: ignored,
          environment: 'node',
          isolate,
          setupFiles: ['tools/local/vitest-patience.ts', 'tools/local/vitest-pages.ts'],
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
      {
        test: {
          name: 'integration',
          include: ['services/api/**/*.test.ts'],
          exclude: ignored,
          environment: 'node',
          isolate,
          setupFiles: ['tools/local/vitest-patience.ts'],
          globalSetup: ['tools/local/vitest-database.ts'],
          testTimeout: 60_000,
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
          // On a busy machine a screen may need more than a second.
          expect: { poll: { timeout: 15_000 } },
          testTimeout: 240_000,
          hookTimeout: 240_000,
        },
      },
    ],
  },
})
