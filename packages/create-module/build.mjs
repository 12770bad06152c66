import { chmodSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { build } from 'esbuild'

const [target = 'dist'] = process.argv.slice(2)
const folder = path.resolve(target)
const { dependencies, peerDependencies, bin } = JSON.parse(
  readFileSync(new URL('./package.json', import.meta.url), 'utf8'),
)
const installed = Object.keys({ ...dependencies, ...peerDependencies })

// Two programs that share their parts; packages from the registry stay where npm put them.
await build({
  absWorkingDir: import.meta.dirname,
  entryPoints: { create: 'src/create.ts', sipelandukilat: 'src/sipelandukilat.ts' },
  outdir: folder,
  bundle: true,
  splitting: true,
  platform: 'node',
  target: 'node20',
  format: 'esm',
  external: installed.filter((name) => !name.startsWith('@sipelandukilat/')),
  banner: { js: '#!/usr/bin/env node' },
  logLevel: 'warning',
})
for (const file of Object.values(bin)) chmodSync(path.join(folder, path.basename(file)), 0o755)
