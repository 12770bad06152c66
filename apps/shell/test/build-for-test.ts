import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { createRsbuild, loadConfig } from '@rsbuild/core'

const apps = resolve(import.meta.dirname, '../..')

async function build(folder: string, to: string): Promise<void> {
  const { content } = await loadConfig({ cwd: folder })
  const rsbuild = await createRsbuild({
    cwd: folder,
    config: {
      ...content,
      mode: 'production',
      logLevel: 'error',
      output: { ...content.output, distPath: { root: to } },
    },
  })
  const { close } = await rsbuild.build()
  await close()
}

const sampleFolder = join(import.meta.dirname, 'sample-module')

/** Builds shell, modules and two releases of the sample module for production, each into a folder of its own. Returns the folder of all. */
export async function buildForTest(): Promise<string> {
  const all = mkdtempSync(join(tmpdir(), 'shell-build-'))
  for (const name of ['shell', 'intake', 'field']) await build(join(apps, name), join(all, name))
  await build(sampleFolder, join(all, 'sample'))
  process.env.SAMPLE_VERSION = '1.1.0'
  await build(sampleFolder, join(all, 'sample-next'))
  delete process.env.SAMPLE_VERSION
  return all
}
