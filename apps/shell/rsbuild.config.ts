import { fileURLToPath } from 'node:url'
import { defineConfig, type Rspack } from '@rsbuild/core'
import { pluginReact } from '@rsbuild/plugin-react'
import { installedVersions } from '@sipelandukilat/sdk/build'
import manifest from './package.json' with { type: 'json' }

/** The pure packages declare values at their top level; what nobody imports may be dropped. */
const purePackages = /[\\/]packages[\\/](contract|access|domain|planner)[\\/]src[\\/]/

/** The part of the SDK that every first screen asks for, as `shared-packages.ts` names it. */
const firstPart = 'sdk-api'

/** What that part of the first screen is made of. */
const isOfFirstScreen = (
  module: Rspack.Module,
  { chunkGraph }: { chunkGraph: Pick<Rspack.Compilation['chunkGraph'], 'getModuleChunks'> },
) => chunkGraph.getModuleChunks(module).some(({ name }) => name === firstPart)

/** Parts of the federation runtime that a browser without federation manifests never uses. */
const federationParts = { ENV_TARGET: '"web"', FEDERATION_OPTIMIZE_NO_SNAPSHOT_PLUGIN: 'true' }

/** Parts of zod that only builds and the API use: see `without-json-schema.cjs`. */
const jsonSchemaWriters = {
  test: /zod[\\/]v4[\\/]core[\\/](json-schema-processors|to-json-schema)\.js$/,
  use: [fileURLToPath(new URL('./without-json-schema.cjs', import.meta.url))],
}

/** What endpoints are for stands in the API's description: see `without-summaries.cjs`. */
const summaries = {
  test: /[\\/]packages[\\/]contract[\\/]src[\\/]/,
  enforce: 'pre' as const,
  use: [fileURLToPath(new URL('./without-summaries.cjs', import.meta.url))],
}

/**
 * Two builds: the shell, and the same with React's development build, which Fast Refresh needs. A browser gets the second only
 * while it previews a module from a developer's own server.
 */
export default defineConfig(({ envMode }) => ({
  source: {
    entry: { index: './src/main.tsx' },
    ...(envMode === 'development' && { preEntry: './src/trust/refresh-hook.ts' }),
    define: {
      SHELL_VERSION: JSON.stringify(manifest.version),
      SHARED_VERSIONS: JSON.stringify(installedVersions()),
      ...federationParts,
    },
  },
  html: { template: './src/index.html', scriptLoading: 'defer', inject: 'head' },
  output: {
    ...(envMode === 'development' ? { distPath: { root: 'dist/development' } } : { assetPrefix: '/shell/' }),
    cleanDistPath: true,
    legalComments: 'none',
    filename: { js: '[name].[contenthash:8].js', css: '[name].[contenthash:8].css' },
  },
  dev: { assetPrefix: '/shell/development/' },
  security: { sri: { enable: envMode !== 'development', algorithm: 'sha384' } },
  splitChunks: {
    preset: 'none',
    cacheGroups: {
      // One style sheet: each further one is a request before the first paint.
      styles: { type: 'css/mini-extract', name: 'styles', chunks: 'initial', enforce: true },
      // The SDK's first part and all it is made of is one file, and what only later screens share another: cut finer, every
      // screen would ask for several.
      contract: { test: isOfFirstScreen, name: 'contract', chunks: 'async', enforce: true, priority: 1 },
      contractMore: { test: purePackages, name: 'contract-more', chunks: 'async', minChunks: 2, enforce: true },
    },
  },
  tools: {
    rspack: {
      output: { crossOriginLoading: 'anonymous' },
      module: { rules: [{ test: purePackages, sideEffects: false }, jsonSchemaWriters, summaries] },
    },
  },
  plugins: [pluginReact({ splitChunks: false, fastRefresh: false })],
}))
