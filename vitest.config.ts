import { defineConfig } from 'vitest/config'

/** Files share what they import: each brings its own database or page, and none changes what another imports. */
const isolate = false

const ignored = ['**/node_modules/**', '**/dist/**', '**/.data/**', '**/template/**']

/** Three kinds of proof: pure code, the API on a real PostgreSQL, and the whole story in a real browser. */
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: ['{packages,apps,tools}/**/*.test.{ts,tsx}'],
          exclude: ignored,
          environment: 'node',
          isolate,
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
          globalSetup: ['tools/local/vitest-database.ts'],
          testTimeout: 240_000,
          hookTimeout: 240_000,
        },
      },
    ],
  },
})
