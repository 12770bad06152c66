import { readFileSync } from 'node:fs'
import { build } from 'esbuild'

const { dependencies } = JSON.parse(readFileSync(new URL('./package.json', import.meta.url), 'utf8'))
const external = [...Object.keys(dependencies), 'highs'].filter((name) => !name.startsWith('@sipelandukilat/'))

// One file starts in a second, and one more for the thread of the planner; packages from the registry stay where npm put them.
await build({
  entryPoints: { main: 'src/main.ts', 'planning-thread': 'src/features/field/planning/planning-thread.ts' },
  outdir: 'dist',
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'esm',
  sourcemap: true,
  external: [...external, 'idn-area-data'],
  loader: { '.csv': 'text' },
  logLevel: 'warning',
})
