import { createHash } from 'node:crypto'
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

// Islands and style, named by their content, with a manifest that tells the server their addresses.
const here = path.dirname(fileURLToPath(import.meta.url))
const out = path.join(here, 'dist')
const address = (file) => `/portal-assets/${path.basename(file)}`
rmSync(out, { recursive: true, force: true })
mkdirSync(path.join(out, 'assets'), { recursive: true })

const options = {
  absWorkingDir: here,
  bundle: true,
  minify: true,
  target: ['es2021', 'chrome90', 'firefox90', 'safari14.1'],
  metafile: true,
  logLevel: 'warning',
  legalComments: 'none',
}
const islands = ['site', 'form', 'review', 'receipt', 'follow', 'drafts', 'schedule', 'visit', 'queue']
const scripts = await build({
  ...options,
  entryPoints: islands.map((name) => `src/islands/${name}.ts`),
  outdir: path.join(out, 'assets'),
  format: 'esm',
  splitting: true,
  entryNames: '[name]-[hash]',
  chunkNames: 'chunk-[hash]',
})
const styles = await build({
  ...options,
  entryPoints: ['src/styles/portal.css'],
  outdir: path.join(out, 'assets'),
  entryNames: '[name]-[hash]',
})
const icon = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="7" fill="#1f2855"/><path d="M7 10h18v12H7z" fill="#fff"/><circle cx="12" cy="15" r="2.4" fill="#196bcd"/><path d="M8.6 20.5c.6-2 6.2-2 6.8 0M18 14h5M18 18h5" stroke="#196bcd" stroke-width="1.6" fill="none"/></svg>`
const iconName = `icon-${createHash('sha256').update(icon).digest('hex').slice(0, 8)}.svg`
writeFileSync(path.join(out, 'assets', iconName), icon)

const entryOf = (metafile, entryPoint) =>
  Object.entries(metafile.outputs).find(([, output]) => output.entryPoint === entryPoint)?.[0] ?? ''
const outputsOf = (metafile) => Object.keys(metafile.outputs).map(address)
const manifest = {
  styles: address(entryOf(styles.metafile, 'src/styles/portal.css')),
  scripts: {
    icon: address(iconName),
    ...Object.fromEntries(islands.map((name) => [name, address(entryOf(scripts.metafile, `src/islands/${name}.ts`))])),
  },
  files: [...outputsOf(scripts.metafile), ...outputsOf(styles.metafile), address(iconName)],
}
writeFileSync(path.join(out, 'manifest.json'), JSON.stringify(manifest))

// The service worker names every built file, so that its bytes change when one of them does.
await build({
  ...options,
  entryPoints: ['src/islands/service-worker.ts'],
  outfile: path.join(out, 'sw.js'),
  format: 'iife',
  define: { BUILT_FILES: JSON.stringify(manifest.files) },
})
