import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { root } from './workshop.mjs'

/**
 * Workspaces with the same libraries and environment are one program, so that what they share is checked once.
 * @param {(folder: string) => boolean} isWanted
 * @returns {string[]} configurations for the compiler, the largest first
 */
export function listTypePrograms(isWanted) {
  /** @type {Map<string, { folder: string, include: string[] }[]>} by compiler options */
  const byOptions = new Map()
  for (const folder of listTypeScriptProjects().filter(isWanted)) {
    const { compilerOptions = {}, include = ['.'], exclude } = readJson(path.join(root, folder, 'tsconfig.json'))
    const key = exclude
      ? folder
      : JSON.stringify(Object.entries(compilerOptions).sort(([a], [b]) => a.localeCompare(b)))
    byOptions.set(key, [...(byOptions.get(key) ?? []), { folder, include }])
  }
  const groups = [...byOptions.values()].sort((a, b) => b.length - a.length)
  return groups.map((projects, index) => {
    const [only, ...others] = projects
    if (!only || others.length === 0) return only?.folder ?? '.'
    const file = path.join(root, `node_modules/.cache/types-${index}.json`)
    mkdirSync(path.dirname(file), { recursive: true })
    const include = projects.flatMap(({ folder, include }) => include.map((part) => path.join(root, folder, part)))
    writeFileSync(
      file,
      JSON.stringify({
        ...readJson(path.join(root, only.folder, 'tsconfig.json')),
        extends: path.join(root, 'tsconfig.base.json'),
        include,
      }),
    )
    return file
  })
}

/** @param {string} file */
function readJson(file) {
  return JSON.parse(readFileSync(file, 'utf8'))
}

/** @returns {string[]} folders with a tsconfig.json: the root and the workspaces */
function listTypeScriptProjects() {
  const workspaces = ['apps', 'packages', 'services', 'tools'].flatMap((group) =>
    readdirSync(path.join(root, group)).map((name) => path.join(group, name)),
  )
  return ['.', ...workspaces].filter((folder) => existsSync(path.join(root, folder, 'tsconfig.json')))
}
