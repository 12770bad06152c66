import { existsSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { fingerprint, isBuildNeeded, rememberBuilt } from './build-stamp.mjs'
import { installCommand, isInstallNeeded, rememberInstalled } from './install.mjs'

const MINIMUM_NODE = [20, 19]

/** The clone's root directory. */
export const root = path.resolve(import.meta.dirname, '../..')

/** The API's one program; its first argument is a command. */
export const api = path.join(root, 'services/api/dist/main.js')

export const farSide = path.join(root, 'tools/simulators/dist/far-side.js')

/** @throws {Error} when this Node is older than the packages need */
export function assertNodeVersion() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  const [wantedMajor = 0, wantedMinor = 0] = MINIMUM_NODE
  if (major < wantedMajor || (major === wantedMajor && minor < wantedMinor)) {
    throw new Error(`Node ${MINIMUM_NODE.join('.')} or newer is needed; this is ${process.versions.node}.`)
  }
}

/**
 * Installs the packages of the lock file where something else is installed.
 * @param {ReturnType<typeof import('./processes.mjs').createProcesses>} processes
 * @param {ReturnType<typeof import('./report.mjs').createReport>} report
 */
export async function installWhatIsMissing(processes, report) {
  if (!isInstallNeeded(root)) return
  await report.step('Installing packages (npm ci)', async () => {
    await processes.run('npm ci', ...installCommand())
    rememberInstalled(root)
  })
}

/**
 * Builds what changed since the last build.
 * @param {ReturnType<typeof import('./processes.mjs').createProcesses>} processes
 * @param {ReturnType<typeof import('./report.mjs').createReport>} report
 */
export async function buildWhatChanged(processes, report) {
  if (!isBuildNeeded(root)) return
  await report.step('Building', async () => {
    const sources = fingerprint(root)
    await runBuild(processes)
    rememberBuilt(root, sources)
  })
}

/**
 * Runs turbo, which takes from its cache what it has built before.
 * @param {ReturnType<typeof import('./processes.mjs').createProcesses>} processes
 * @param {string[]} [workspaces] all where none is named
 */
export async function runBuild(processes, workspaces = []) {
  const turbo = path.join(root, 'node_modules/turbo/bin/turbo')
  const env = { ...process.env, TURBO_TELEMETRY_DISABLED: '1', TURBO_NO_UPDATE_NOTIFIER: '1', DO_NOT_TRACK: '1' }
  const only = workspaces.map((name) => `--filter=${name}`)
  await processes.run('The build', process.execPath, [turbo, 'run', 'build', '--output-logs=errors-only', ...only], env)
}

/**
 * The built modules: folders of apps whose build made a release manifest.
 * @returns {string[]} absolute paths
 */
export function listModuleReleases() {
  const apps = path.join(root, 'apps')
  return readdirSync(apps)
    .map((name) => path.join(apps, name, 'dist'))
    .filter((folder) => existsSync(path.join(folder, 'module.json')))
}
