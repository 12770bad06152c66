import { createHash } from 'node:crypto'
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join, relative, sep } from 'node:path'
import type { RsbuildPlugin, Rspack } from '@rsbuild/core'
import type { ModuleConfiguration, RecordDeclaration } from '@sipelandukilat/contract'
import { ModuleManifest, ModuleReleaseFile } from '@sipelandukilat/contract'
import type { z } from 'zod'
import type { ManifestDeclaration } from '../src/manifest'
import { installedVersions } from './shared-packages'

const releaseFileName = 'module.json'

/** A shell on this machine, which may fetch from the development server. */
export const localOrigin = /^http:\/\/localhost(:\d+)?$/

/** What the build knows of a module beside its files. */
export type ReleaseDeclaration = {
  readonly manifest: ManifestDeclaration
  readonly configuration: ModuleConfiguration | undefined
  readonly records: readonly z.input<typeof RecordDeclaration>[]
  readonly container: string
  readonly entry: string
}

type BuiltFile = { readonly path: string; readonly bytes: Buffer }

const integrityOf = ({ bytes }: BuiltFile) => `sha384-${createHash('sha384').update(bytes).digest('base64')}`

function toReleaseFile(
  { manifest, configuration, records, ...rest }: ReleaseDeclaration,
  files: readonly BuiltFile[],
): string {
  const { contributes, ...declared } = ModuleManifest.parse(manifest)
  const release = ModuleReleaseFile.parse({
    ...declared,
    contributes: { ...contributes, records, ...(configuration ? { configuration } : {}) },
    ...rest,
    files: files.map((file) => ({ path: file.path, integrity: integrityOf(file) })),
    builtAgainst: installedVersions(),
  })
  return `${JSON.stringify(release, null, 2)}\n`
}

async function readFolder(folder: string): Promise<BuiltFile[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const paths = entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
    .filter((path) => path !== releaseFileName)
    .sort()
  return Promise.all(
    paths.map(async (path) => ({ path: path.split(sep).join('/'), bytes: await readFile(join(folder, path)) })),
  )
}

/** What the development server holds in memory; updates that are sent to an open page are no part of a release. */
const readCompilation = ({ assets }: Rspack.Compilation): BuiltFile[] =>
  Object.entries(assets)
    .filter(([path]) => !path.includes('hot-update'))
    .map(([path, source]) => ({ path, bytes: source.buffer() }))

/**
 * Writes `dist/module.json` after the build: the manifest with entry, container, and the hash of every file. The development
 * server answers the same at `/module.json`, of what it serves at that moment.
 */
export function releaseFile(declaration: ReleaseDeclaration): RsbuildPlugin {
  let served = ''
  return {
    name: 'sipelandukilat:release-file',
    setup(api) {
      api.onAfterBuild(async ({ stats }) => {
        if (stats?.hasErrors()) return
        const folder = api.context.distPath
        await writeFile(join(folder, releaseFileName), toReleaseFile(declaration, await readFolder(folder)))
      })
      api.onAfterDevCompile(({ stats }) => {
        const compilation = 'compilation' in stats ? stats.compilation : undefined
        if (compilation && !stats.hasErrors()) served = toReleaseFile(declaration, readCompilation(compilation))
      })
      api.onBeforeStartDevServer(({ server }) => {
        server.middlewares.use((request, response, next) => {
          if (request.url?.split('?')[0] !== `/${releaseFileName}` || served === '') return next()
          const { origin = '' } = request.headers
          if (localOrigin.test(origin)) response.setHeader('access-control-allow-origin', origin)
          response.setHeader('vary', 'origin')
          response.setHeader('content-type', 'application/json')
          response.setHeader('cache-control', 'no-store')
          response.end(served)
        })
      })
    },
  }
}
