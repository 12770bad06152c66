import { statSync } from 'node:fs'
import path from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { fingerprint, readBuilt, rememberBuilt } from './build-stamp.mjs'
import { api, listModuleReleases, root, runBuild } from './workshop.mjs'

/** Walking the sources costs milliseconds, works the same on every system and never watches its own output. */
const LOOK_PAUSE_MS = 500

/**
 * Builds what changes, until `isOver`, and tells what came out. A build that fails is shown and waited out.
 * @param {object} options
 * @param {ReturnType<typeof import('./processes.mjs').createProcesses>} options.processes
 * @param {ReturnType<typeof import('./report.mjs').createReport>} options.report
 * @param {() => boolean} options.isOver
 * @param {() => Promise<void>} options.onApi called when the API's program is new
 * @param {(folders: string[]) => Promise<void>} options.onModules called with the modules whose release is new
 */
export async function watchSources({ processes, report, isOver, onApi, onModules }) {
  // What was saved since the build that runs now is a change too.
  let seen = readBuilt(root)?.fingerprint
  while (!isOver()) {
    await setTimeout(LOOK_PAUSE_MS)
    const current = fingerprint(root)
    if (current === seen || isOver()) continue
    seen = current
    const before = readTimes()
    try {
      await report.step('Building what changed', () => runBuild(processes))
      rememberBuilt(root, current)
      const changed = [...readTimes()].filter(([file, time]) => before.get(file) !== time).map(([file]) => file)
      const modules = changed.filter((file) => file !== api).map((file) => path.dirname(file))
      if (modules.length > 0) await onModules(modules)
      if (changed.includes(api)) await onApi()
    } catch (error) {
      if (!isOver()) report.write(`✗ ${error instanceof Error ? error.message : String(error)}`)
    }
  }
}

/** @returns {Map<string, number>} when each output was written */
function readTimes() {
  const files = [api, ...listModuleReleases().map((folder) => path.join(folder, 'module.json'))]
  return new Map(files.map((file) => [file, statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0]))
}
