import { pluginModuleFederation } from '@module-federation/rsbuild-plugin'
import { defineConfig, type RsbuildConfig } from '@rsbuild/core'
import { pluginAssetsRetry } from '@rsbuild/plugin-assets-retry'
import { pluginReact } from '@rsbuild/plugin-react'
import type { ZodObject } from 'zod'
import type { ManifestDeclaration } from '../src/manifest'
import type { Records } from '../src/records/define-records'
import { toModuleConfiguration } from './configuration'
import { toRecordDeclaration } from './records'
import { localOrigin, releaseFile } from './release-file'
import { sharedByShell } from './shared-packages'

const entry = 'remoteEntry.js'

/** A name of its own for each release: two releases under one name would silently share code on a live swap. */
const containerName = ({ id, version }: ManifestDeclaration) => `${id}_${version}`.replace(/\W/g, '_')

/** Where the development server of a module listens, unless `PORT` says otherwise. */
const developmentPort = 4300

/**
 * The Rsbuild configuration of a module, ours or a third party's. Exposes `src/module.tsx`, takes the shared packages from the
 * shell, and writes `dist/module.json`. `configuration` is the zod object of what administrators may set, `records` the
 * collections of documents that the module keeps.
 *
 * @example
 * export default moduleConfig(manifest)
 * export default moduleConfig(manifest, { configuration: z.object({ rows: z.int().min(1).default(10) }) })
 */
export function moduleConfig(
  manifest: ManifestDeclaration,
  { configuration, records = [] }: { configuration?: ZodObject; records?: readonly Records<ZodObject>[] } = {},
): RsbuildConfig {
  const name = containerName(manifest)
  const port = Number(process.env.PORT ?? developmentPort)
  return defineConfig({
    source: { entry: { module: './src/module.tsx' } },
    output: {
      assetPrefix: 'auto',
      target: 'web',
      sourceMap: false,
      cleanDistPath: true,
      legalComments: 'none',
      filename: { js: '[name].[contenthash:8].js', css: '[name].[contenthash:8].css' },
    },
    // 'auto': of what is released; updates of the development server have no hash.
    security: { sri: { enable: 'auto', algorithm: 'sha384' } },
    // Of the development server: any local shell may fetch from it.
    server: { port, strictPort: true, host: 'localhost', cors: { origin: localOrigin } },
    // The page is the shell's, on another port: files and updates come from here.
    dev: {
      assetPrefix: 'auto',
      lazyCompilation: false,
      client: { protocol: 'ws', host: 'localhost', port: String(port) },
    },
    performance: { printFileSize: { compressed: true } },
    tools: {
      htmlPlugin: false,
      rspack: (config) => {
        config.output = { ...config.output, crossOriginLoading: 'anonymous' }
        // The container is the only entry.
        config.entry = {}
      },
    },
    plugins: [
      pluginAssetsRetry({ max: 3, delay: 300, crossOrigin: true }),
      // React is the shell's, and while a module is being written its development build, which Fast Refresh needs.
      pluginReact(),
      pluginModuleFederation({
        name,
        filename: entry,
        exposes: { './module': './src/module.tsx' },
        shared: sharedByShell(process.env.NODE_ENV === 'development' ? ['react/jsx-dev-runtime'] : []),
        manifest: false,
        dts: false,
        experiments: { externalRuntime: true, optimization: { target: 'web', disableSnapshot: true } },
      }),
      releaseFile({
        manifest,
        configuration: configuration && toModuleConfiguration(configuration),
        records: records.map(toRecordDeclaration),
        container: name,
        entry,
      }),
    ],
  })
}
