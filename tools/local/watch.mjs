import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { watchFolders } from './folder-watch.mjs'
import { root, runBuild } from './workshop.mjs'

const moduleWatch = path.join(import.meta.dirname, 'module-watch.mjs')

/**
 * @typedef {object} Handlers
 * @property {() => Promise<void>} onApi called when the API's program is new
 * @property {(folders: string[]) => Promise<void>} onModules called with the modules whose release is new
 */

/**
 * Builds what is saved, and tells what came out. A build that fails is shown and waited out. Modules are built by one
 * process that keeps them in memory; the API by its own quick build; the shell and all else as `npm start` does.
 * @param {object} options
 * @param {ReturnType<typeof import('./processes.mjs').createProcesses>} options.processes
 * @param {ReturnType<typeof import('./report.mjs').createReport>} options.report
 * @returns {{ begin: (handlers: Handlers) => void, end: () => void }} what is saved before `begin` is built then
 */
export function watchSources({ processes, report }) {
  const workspaces = listWorkspaces()
  const modules = workspaces.filter((one) => existsSync(path.join(root, one.folder, 'dist/module.json')))
  const ofApi = folderClosure(workspaces, 'services/api')
  /** @type {Set<string>} */
  const waiting = new Set()
  /** Modules that are built and not published yet. @type {Set<string>} */
  const built = new Set()
  /** @type {Handlers | undefined} */
  let handlers
  let isWorking = false

  function buildModules() {
    const folders = modules.filter(({ hasBundler }) => hasBundler).map(({ folder }) => path.join(root, folder))
    const builder = processes.talk('The build of modules', moduleWatch, folders)
    builder.child.on('message', (/** @type {{ built: string }} */ message) => {
      built.add(message.built)
      void work()
    })
  }

  async function work() {
    if (isWorking || !handlers) return
    isWorking = true
    while (waiting.size > 0 || built.size > 0) {
      const files = [...waiting]
      const folders = [...built]
      waiting.clear()
      built.clear()
      try {
        if (folders.length > 0) await handlers.onModules(folders)
        await buildFor(files, handlers.onApi)
      } catch (error) {
        report.write(`✗ ${error instanceof Error ? error.message : String(error)}`)
      }
    }
    isWorking = false
  }

  /**
   * @param {string[]} files
   * @param {Handlers['onApi']} onApi
   */
  async function buildFor(files, onApi) {
    const touches = (/** @type {string} */ folder) => files.some((file) => file.startsWith(`${folder}/`))
    if (ofApi.some(touches)) {
      await report.step('Building the API', () =>
        processes.run('The build', process.execPath, ['build.mjs'], undefined, path.join(root, 'services/api')),
      )
      await onApi()
    }
    // The benchmark is built when it runs.
    const apart = ['services/api', 'tools/bench', ...modules.map(({ folder }) => folder)]
    const others = workspaces.filter(({ folder, isBuilt }) => isBuilt && !apart.includes(folder))
    const touched = others.filter(({ folder }) => folderClosure(workspaces, folder).some(touches))
    if (touched.length > 0)
      await report.step('Building what else changed', () =>
        runBuild(
          processes,
          touched.map(({ name }) => name),
        ),
      )
  }

  const end = watchFolders(
    root,
    workspaces.map(({ folder }) => folder),
    (files) => {
      for (const file of files) waiting.add(file)
      void work()
    },
  )
  return {
    begin(given) {
      handlers = given
      buildModules()
      void work()
    },
    end,
  }
}

/**
 * @typedef {object} Workspace
 * @property {string} name
 * @property {string} folder
 * @property {string[]} needs names of what it depends on
 * @property {boolean} isBuilt
 * @property {boolean} hasBundler
 */

/** @returns {Workspace[]} */
function listWorkspaces() {
  const folders = ['apps', 'packages', 'services', 'tools'].flatMap((group) =>
    readdirSync(path.join(root, group)).map((name) => `${group}/${name}`),
  )
  return folders.flatMap((folder) => {
    const file = path.join(root, folder, 'package.json')
    if (!existsSync(file)) return [{ name: folder, folder, needs: [], isBuilt: false, hasBundler: false }]
    const { name, scripts, dependencies = {}, devDependencies = {} } = JSON.parse(readFileSync(file, 'utf8'))
    return [
      {
        name,
        folder,
        needs: Object.keys({ ...dependencies, ...devDependencies }),
        isBuilt: Boolean(scripts?.build),
        hasBundler: existsSync(path.join(root, folder, 'rsbuild.config.ts')),
      },
    ]
  })
}

/**
 * @param {Workspace[]} workspaces
 * @param {string} folder
 * @returns {string[]} the folder, and those of what it is made from
 */
function folderClosure(workspaces, folder) {
  const found = new Set([folder])
  for (const one of found) {
    const needs = workspaces.find((workspace) => workspace.folder === one)?.needs ?? []
    for (const { name, folder: needed } of workspaces) if (needs.includes(name)) found.add(needed)
  }
  return [...found]
}
