import { defineManifest } from '@sipelandukilat/sdk/manifest'

/**
 * The module that the benchmark publishes. It is built once; each of its releases is that build under the id and version
 * of the release (`src/modules/release-files.ts`), so both are words that stand nowhere else.
 */
export const manifest = defineManifest({
  id: 'bench-module',
  version: '0.0.0-bench',
  title: { id: 'Modul tolok ukur', en: 'Benchmark module' },
  owner: 'bench',
  engines: { shell: '^0.1.0' },
  requestedScopes: ['read:Application'],
  contributes: { routes: ['/bench-module'] },
})
