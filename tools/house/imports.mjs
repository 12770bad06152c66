import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'

/** @typedef {{ from: string, to: string }} Arrow one file imports another; paths from the repository’s root, with `/` */

const specifier = /(?:\bfrom|\bimport)\s*\(?\s*['"](\.{1,2}(?:\/[^'"]*)?|@sipelandukilat\/[^'"]+)['"]/g

/** What a test imports says nothing about how the house is built. */
const isSource = (/** @type {string} */ file) =>
  /\.(?:[mc]?[jt]s|tsx)$/.test(file) &&
  !/\.d\.ts$/.test(file) &&
  !/\.test\.tsx?$|\.testing\.tsx?$|(?:^|\/)(?:tests?|template|dist)\//.test(file)

/** A route file answers requests: by an endpoint of the contract, or by a route of Express. Its name does not matter. */
const answersRequests = /\bserve\(|\brouter\.(?:all|get|post|put|patch|delete|use)\(/
const mayAnswerRequests = /^services\/api\/src\/(?:features|pages)\//

/**
 * Every import of one file of the repository by another, and which files answer requests.
 * @param {string} root
 * @returns {{ files: string[], arrows: Arrow[], routes: string[] }}
 */
export function readImports(root) {
  const listed = execFileSync('git', ['ls-files', '-co', '--exclude-standard'], { cwd: root, encoding: 'utf8' })
  const files = listed.split('\n').filter((file) => isSource(file) && existsSync(path.join(root, file)))
  const known = new Set(files)
  const packages = listPackages(root)
  const sources = files.map((file) => ({ file, text: readFileSync(path.join(root, file), 'utf8') }))
  const arrows = sources.flatMap(({ file: from, text }) =>
    [...text.matchAll(specifier)].flatMap(([, name = '']) => {
      const to = name.startsWith('.')
        ? resolve(path.posix.join(path.posix.dirname(from), name), known)
        : resolvePackage(name, packages, known)
      return to === undefined || to === from ? [] : [{ from, to }]
    }),
  )
  const routes = sources.flatMap(({ file, text }) =>
    mayAnswerRequests.test(file) && answersRequests.test(text) ? [file] : [],
  )
  return { files, routes, arrows: [...new Map(arrows.map((arrow) => [`${arrow.from} ${arrow.to}`, arrow])).values()] }
}

/**
 * @param {string} base
 * @param {Set<string>} known
 */
function resolve(base, known) {
  const endings = ['', '.ts', '.tsx', '.mjs', '/index.ts', '/index.tsx']
  const candidates = [...endings.map((ending) => base + ending), base.replace(/\.js$/, '.ts')]
  return candidates.find((candidate) => known.has(candidate))
}

/** @param {string} root @returns {Map<string, { folder: string, exports: Record<string, string> }>} by name */
function listPackages(root) {
  const listed = execFileSync('git', ['ls-files', '*/*/package.json'], { cwd: root, encoding: 'utf8' })
  return new Map(
    listed
      .split('\n')
      .filter((file) => file.split('/').length === 3 && existsSync(path.join(root, file)))
      .map((file) => {
        const { name, exports = {} } = JSON.parse(readFileSync(path.join(root, file), 'utf8'))
        return [name, { folder: path.posix.dirname(file), exports }]
      }),
  )
}

/**
 * @param {string} name `@sipelandukilat/contract/modules/boot`
 * @param {ReturnType<typeof listPackages>} packages
 * @param {Set<string>} known
 */
function resolvePackage(name, packages, known) {
  const [scope, id, ...rest] = name.split('/')
  const found = packages.get(`${scope}/${id}`)
  if (!found) return undefined
  const asked = rest.length > 0 ? `./${rest.join('/')}` : '.'
  for (const [pattern, target] of Object.entries(found.exports)) {
    if (typeof target !== 'string') continue
    const [before = '', after] = pattern.split('*')
    const matches = after === undefined ? pattern === asked : asked.startsWith(before) && asked.endsWith(after)
    if (!matches) continue
    const middle = after === undefined ? '' : asked.slice(before.length, asked.length - after.length)
    return resolve(path.posix.join(found.folder, target.replace('*', middle)), known)
  }
  return undefined
}
