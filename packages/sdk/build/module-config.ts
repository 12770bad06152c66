import { pluginModuleFederation } from '@module-federation/rsbuild-plugin'
import { defineConfig, type RsbuildConfig } from '@rsbuild/core'
import { pluginAssetsRetry } from '@rsbuild/plugin-assets-retry'
import { pluginReact } from '@rsbuild/plugin-react'
import type { ManifestDeclaration } from '../src/manifest'
import { releaseFile } from './release-file'
import { sharedByShell } from './shared-packages'

const entry = 'remoteEntry.js'

/** A name of its own for each release: two releases under one name would silently share code on a live swap. */
const containerName = ({ id, version }: ManifestDeclaration) => `${id}_${version}`.replace(/\W/g, '_')

/**
 * The Rsbuild configuration of a module, ours or a stranger's: `export default moduleConfig(manifest)`. Exposes
 * `src/module.tsx`, takes the shared packages from the shell, and writes `dist/module.json`.
 */
export function moduleConfig(manifest: ManifestDeclaration): RsbuildConfig {
  const name = containerName(manifest)
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
    security: { sri: { enable: true, algorithm: 'sha384' } },
    // Of the development server: any local shell may fetch from it.
    server: { cors: { origin: /^http:\/\/localhost(:\d+)?$/ } },
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
      pluginReact(),
      pluginModuleFederation({
        name,
        filename: entry,
        exposes: { './module': './src/module.tsx' },
        shared: sharedByShell(),
        manifest: false,
        dts: false,
        experiments: { externalRuntime: true, optimization: { target: 'web', disableSnapshot: true } },
      }),
      releaseFile(manifest, name, entry),
    ],
  })
}
