import { defineConfig } from '@rsbuild/core'
import { pluginReact } from '@rsbuild/plugin-react'
import { installedVersions } from '@sipelandukilat/sdk/build'
import manifest from './package.json' with { type: 'json' }

/** The pure packages declare values at their top level; what nobody imports may be dropped. */
const purePackages = /[\\/]packages[\\/](contract|access|catalogue|planner)[\\/]src[\\/]/

/** Parts of the federation runtime that a browser without federation manifests never uses. */
const federationParts = { ENV_TARGET: '"web"', FEDERATION_OPTIMIZE_NO_SNAPSHOT_PLUGIN: 'true' }

export default defineConfig({
  source: {
    entry: { index: './src/main.tsx' },
    define: {
      SHELL_VERSION: JSON.stringify(manifest.version),
      SHARED_VERSIONS: JSON.stringify(installedVersions()),
      ...federationParts,
    },
  },
  html: { template: './src/index.html', scriptLoading: 'defer', inject: 'head' },
  output: {
    assetPrefix: '/shell/',
    cleanDistPath: true,
    legalComments: 'none',
    filename: { js: '[name].[contenthash:8].js', css: '[name].[contenthash:8].css' },
  },
  security: { sri: { enable: true, algorithm: 'sha384' } },
  splitChunks: {
    preset: 'none',
    // One style sheet: each further one is a request before the first paint.
    cacheGroups: { styles: { type: 'css/mini-extract', name: 'styles', chunks: 'initial', enforce: true } },
  },
  tools: {
    rspack: {
      output: { crossOriginLoading: 'anonymous' },
      module: { rules: [{ test: purePackages, sideEffects: false }] },
    },
  },
  plugins: [pluginReact({ splitChunks: false })],
})
