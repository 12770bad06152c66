import { readdirSync } from 'node:fs'
import path from 'node:path'
import { runProgram } from './run-program.mjs'

const root = path.resolve(import.meta.dirname, '../..')

/**
 * The build that Playwright keeps on its own servers, for Linux, macOS and Windows.
 * @param {{ folder: string, signal: AbortSignal, expect: (bytes: number) => void }} options
 * @returns {Promise<string>} the program, relative to the folder
 */
export async function fetchFromPlaywright({ folder, signal, expect }) {
  expect(120_000_000)
  const cli = path.join(root, 'node_modules/playwright-core/cli.js')
  await runProgram(process.execPath, [cli, 'install', 'chromium-headless-shell'], {
    env: { ...process.env, PLAYWRIGHT_BROWSERS_PATH: folder, PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT: '10000' },
    signal,
  })
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  const program = files.find((file) => /(chrome-headless-shell|headless_shell)(\.exe)?$/.test(file))
  if (!program) throw new Error('what was downloaded holds no program')
  return program
}
