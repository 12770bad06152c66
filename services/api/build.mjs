import { readFileSync } from 'node:fs'
import { build } from 'esbuild'

const { dependencies } = JSON.parse(readFileSync(new URL('./package.json', import.meta.url), 'utf8'))
const external = Object.keys(dependencies).filter((name) => !name.startsWith('@sipelandukilat/'))

// One file starts in a second; packages from the registry stay where npm put them.
await build({
  entryPoints: ['src/main.ts'],
  outfile: 'dist/main.js',
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'esm',
  sourcemap: true,
  external: [...external, 'idn-area-data'],
  loader: { '.csv': 'text' },
  logLevel: 'warning',
})
