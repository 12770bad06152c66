import { createHash } from 'node:crypto'
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join, relative, sep } from 'node:path'
import type { RsbuildPlugin } from '@rsbuild/core'
import { ModuleManifest, ModuleReleaseFile } from '@sipelandukilat/contract'
import type { ManifestDeclaration } from '../src/manifest'
import { installedVersions } from './shared-packages'

const releaseFileName = 'module.json'

async function integrityOf(path: string): Promise<string> {
  return `sha384-${createHash('sha384')
    .update(await readFile(path))
    .digest('base64')}`
}

async function listFiles(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  return entries.filter((entry) => entry.isFile()).map((entry) => relative(folder, join(entry.parentPath, entry.name)))
}

/** Writes `dist/module.json` after the build: the manifest with entry, container, and the hash of every file. */
export function releaseFile(declaration: ManifestDeclaration, container: string, entry: string): RsbuildPlugin {
  return {
    name: 'sipelandukilat:release-file',
    setup(api) {
      api.onAfterBuild(async ({ stats }) => {
        if (stats?.hasErrors()) return
        const folder = api.context.distPath
        const paths = (await listFiles(folder)).filter((path) => path !== releaseFileName).sort()
        const files = await Promise.all(
          paths.map(async (path) => ({
            path: path.split(sep).join('/'),
            integrity: await integrityOf(join(folder, path)),
          })),
        )
        const release = ModuleReleaseFile.parse({
          ...ModuleManifest.parse(declaration),
          entry,
          container,
          files,
          builtAgainst: installedVersions(),
        })
        await writeFile(join(folder, releaseFileName), `${JSON.stringify(release, null, 2)}\n`)
      })
    },
  }
}
