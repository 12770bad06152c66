import { build } from 'esbuild'

await build({
  entryPoints: ['src/far-side.ts'],
  outdir: 'dist',
  bundle: true,
  packages: 'external',
  platform: 'node',
  target: 'node20',
  format: 'esm',
  logLevel: 'warning',
})
