import { defineConfig } from '@rsbuild/core'
import { pluginReact } from '@rsbuild/plugin-react'

/** All that has a hash in its name lies in `static`; the page itself is served with a fresh nonce. */
export default defineConfig({
  source: { entry: { index: './src/main.tsx' } },
  html: { template: './src/index.html', scriptLoading: 'defer', inject: 'head' },
  output: {
    assetPrefix: '/developers/components/',
    cleanDistPath: true,
    legalComments: 'none',
    filename: { js: '[name].[contenthash:8].js', css: '[name].[contenthash:8].css' },
  },
  splitChunks: false,
  plugins: [pluginReact()],
})
