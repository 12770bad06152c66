import { readdirSync, statSync, watch } from 'node:fs'
import path from 'node:path'

/** What builds and tools write. */
const SKIPPED = new Set(['node_modules', 'dist', '.turbo', '.mf', '.rsbuild', 'test-output'])

/** Editors write a file in several steps. */
const SETTLE_MS = 40

/**
 * Tells what is saved below some folders. Each folder is watched by itself, so that a file which an editor puts in the
 * place of another is seen too.
 * @param {string} root
 * @param {string[]} folders relative to the root
 * @param {(files: string[]) => void} onChange files relative to the root
 * @returns {() => void} ends it
 */
export function watchFolders(root, folders, onChange) {
  /** @type {Map<string, import('node:fs').FSWatcher>} */
  const watchers = new Map()
  /** @type {Set<string>} */
  const changed = new Set()
  /** @type {NodeJS.Timeout | undefined} */
  let settling

  function add(/** @type {string} */ folder) {
    if (watchers.has(folder)) return
    const watcher = watch(path.join(root, folder), (_, name) => {
      if (name === null || SKIPPED.has(name)) return
      const file = path.join(folder, name)
      if (isFolder(path.join(root, file))) addAll(file)
      changed.add(file)
      clearTimeout(settling)
      settling = setTimeout(tell, SETTLE_MS)
    })
    // A folder that is removed ends its watcher by an error on some systems.
    watcher.on('error', () => forget(folder))
    watchers.set(folder, watcher)
  }

  function forget(/** @type {string} */ folder) {
    watchers.get(folder)?.close()
    watchers.delete(folder)
  }

  function addAll(/** @type {string} */ folder) {
    // Removed and made again, it is another folder.
    forget(folder)
    add(folder)
    for (const entry of readdirSync(path.join(root, folder), { withFileTypes: true })) {
      if (entry.isDirectory() && !SKIPPED.has(entry.name)) addAll(path.join(folder, entry.name))
    }
  }

  function tell() {
    const files = [...changed]
    changed.clear()
    onChange(files)
  }

  for (const folder of folders) addAll(folder)
  return () => {
    clearTimeout(settling)
    for (const folder of [...watchers.keys()]) forget(folder)
  }
}

/** @param {string} file */
function isFolder(file) {
  return statSync(file, { throwIfNoEntry: false })?.isDirectory() ?? false
}
