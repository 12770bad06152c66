import path from 'node:path'
import { api, root } from './workshop.mjs'

const script = path.join(import.meta.dirname, 'warm-program.mjs')

/**
 * The API's program in processes that have loaded its packages before they are needed: one always waits.
 * @param {ReturnType<typeof import('./processes.mjs').createProcesses>} processes
 * @param {NodeJS.ProcessEnv} env
 */
export function createWarmApi(processes, env) {
  const prepare = () => processes.talk('The API', script, [path.join(root, 'services/api/package.json')], env)
  let waiting = prepare()
  return {
    /** The file that stands in the command line of these processes. */
    script,

    /**
     * Starts the program that was built last.
     * @param {string[]} args
     */
    start(args) {
      const { child, pid, ended, stop } = waiting
      child.send({ program: api, args })
      waiting = prepare()
      return { pid, ended, stop }
    },
  }
}
