import { execFile } from 'node:child_process'
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { createRsbuild, loadConfig } from '@rsbuild/core'

const apps = resolve(import.meta.dirname, '../..')
const sampleFolder = join(import.meta.dirname, 'sample-module')

async function buildSample(to: string): Promise<void> {
  const { content } = await loadConfig({ cwd: sampleFolder })
  const rsbuild = await createRsbuild({
    cwd: sampleFolder,
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

let samples: Promise<string> | undefined

/** Two releases of the sample module, built once for all test files of a process. */
async function buildSamples(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'sample-build-'))
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }))
  await buildSample(join(folder, 'sample'))
  process.env.SAMPLE_VERSION = '1.1.0'
  await buildSample(join(folder, 'sample-next'))
  delete process.env.SAMPLE_VERSION
  return folder
}

/** Shell, modules and two releases of the sample module, built for production, each in a folder of its own. Returns the folder of all. */
export async function buildForTest(): Promise<string> {
  // Builds only what changed since the last build.
  await promisify(execFile)('npm', ['run', 'build', '--silent'], { cwd: resolve(apps, '..') })
  samples ??= buildSamples()
  const all = mkdtempSync(join(tmpdir(), 'shell-build-'))
  cpSync(await samples, all, { recursive: true })
  for (const name of ['shell', 'intake', 'field'])
    cpSync(join(apps, name, 'dist'), join(all, name), { recursive: true })
  return all
}
