import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { defineConfig, type RsbuildConfig } from '@rsbuild/core'
import { pluginReact } from '@rsbuild/plugin-react'

/** Where the page that shows a module with recorded answers is made, below the module's folder. */
const cacheFolder = 'node_modules/.cache/sipelandukilat'

const entryText = (folder: string) => `import '@sipelandukilat/ui/styles.css'
import { startRecordedShell } from '@sipelandukilat/sdk/testing'
import module from ${JSON.stringify(join(folder, 'src/module'))}
import { recording } from ${JSON.stringify(join(folder, 'src/recording'))}

const place = (id, tag) => document.body.appendChild(Object.assign(document.createElement(tag), { id }))
const bar = place('bar', 'header')
const content = place('content', 'main')
content.style.padding = '16px'
void startRecordedShell(module, recording, { bar, content })
`

/**
 * The Rsbuild configuration of a page that shows one module, without a shell and without an API: for `sipelandukilat check` and
 * `sipelandukilat dev --recorded`.
 *
 * @example
 * export default recordedConfig(import.meta.dirname)
 */
export function recordedConfig(folder: string): RsbuildConfig {
  const cache = join(folder, cacheFolder)
  mkdirSync(cache, { recursive: true })
  writeFileSync(join(cache, 'recorded.js'), entryText(folder))
  return defineConfig({
    root: folder,
    source: { entry: { index: join(cache, 'recorded.js') } },
    html: { title: 'Sipelandukilat', meta: { viewport: 'width=device-width, initial-scale=1' } },
    output: {
      assetPrefix: '/',
      distPath: { root: join(cache, 'recorded') },
      cleanDistPath: true,
      legalComments: 'none',
    },
    // The page answers its own requests: what is compiled on demand would be asked for in vain.
    dev: { lazyCompilation: false },
    server: { historyApiFallback: true },
    performance: { printFileSize: false },
    plugins: [pluginReact()],
  })
}
