import { cpSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { build } from 'esbuild'
import { expect, test } from 'vitest'

test('a folder of the repository is found from any depth, as the built program lies elsewhere than the sources', async () => {
  const root = realpathSync(mkdtempSync(path.join(tmpdir(), 'repository-path-')))
  const built = path.join(root, 'services/api/dist/main.mjs')
  const source = path.join(import.meta.dirname, 'repository-path.ts')
  await build({ entryPoints: [source], outfile: built, bundle: true, platform: 'node', format: 'esm' })
  const deeper = path.join(root, 'services/api/src/platform/deep/er/main.mjs')
  cpSync(built, deeper)
  mkdirSync(path.join(root, 'apps/shell/dist'), { recursive: true })
  writeFileSync(path.join(root, 'LICENSE'), '')
  for (const file of [built, deeper]) {
    const { findInRepository } = await import(pathToFileURL(file).href)
    expect(findInRepository('apps/shell/dist')).toBe(path.join(root, 'apps/shell/dist'))
    expect(findInRepository('apps/nothing/dist')).toBeUndefined()
  }
  rmSync(root, { recursive: true })
})
