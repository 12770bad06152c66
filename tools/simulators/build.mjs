import { build } from 'esbuild'

await build({
  entryPoints: ['src/mail-catcher.ts'],
  outdir: 'dist',
  bundle: true,
  packages: 'external',
  platform: 'node',
  target: 'node20',
  format: 'esm',
  logLevel: 'warning',
})
