import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { parseSync } from 'oxc-parser'

/** @typedef {{ from: string, to: string }} Arrow one file imports another; paths from the repository’s root, with `/` */

/** What a test imports says nothing about how the house is built, unless what is built imports the test. */
const isTest = (/** @type {string} */ file) =>
  /\.test\.tsx?$|\.testing\.tsx?$|(?:^|\/)(?:tests?|template|dist)\//.test(file)
const isCode = (/** @type {string} */ file) => /\.(?:[mc]?[jt]s|tsx)$/.test(file) && !/\.d\.ts$/.test(file)

/** A route file answers requests: by an endpoint of the contract, or by a route of Express. Its name does not matter. */
const answersRequests = /\bserve\(|\brouter\.(?:all|get|post|put|patch|delete|use)\(/
const mayAnswerRequests = /^services\/api\/src\/(?:features|pages)\//

/**
 * Every import of one file of the repository by another, as the parser reads them, and which files answer requests.
 * @param {string} root
 * @returns {{ files: string[], arrows: Arrow[], routes: string[], unreadable: string[] }} `unreadable`: files that import what
 *   only the run tells
 */
export function readImports(root) {
  const listed = execFileSync('git', ['ls-files', '-co', '--exclude-standard'], { cwd: root, encoding: 'utf8' })
  const known = new Set(listed.split('\n').filter((file) => isCode(file) && existsSync(path.join(root, file))))
  const packages = listPackages(root)
  const files = new Set([...known].filter((file) => !isTest(file)))
  /** @type {Map<string, Arrow>} */
  const arrows = new Map()
  /** @type {string[]} */
  const routes = []
  /** @type {string[]} */
  const unreadable = []
  // Grows as it is walked: a file that is kept for tests but imported by a source is one of the house.
  for (const from of files) {
    const text = readFileSync(path.join(root, from), 'utf8')
    const { specifiers, isWhole } = readSpecifiers(from, text)
    if (!isWhole) unreadable.push(from)
    if (mayAnswerRequests.test(from) && answersRequests.test(text)) routes.push(from)
    for (const name of specifiers) {
      const to = name.startsWith('.')
        ? resolve(path.posix.join(path.posix.dirname(from), name), known)
        : resolvePackage(name, packages, known)
      if (to === undefined || to === from) continue
      arrows.set(`${from} ${to}`, { from, to })
      files.add(to)
    }
  }
  return { files: [...files], arrows: [...arrows.values()], routes, unreadable }
}

/**
 * What a file imports or hands on. Not whole where a specifier is put together at run time, or `require` is made.
 * @param {string} file
 * @param {string} text
 * @returns {{ specifiers: string[], isWhole: boolean }}
 */
export function readSpecifiers(file, text) {
  const { module } = parseSync(file, text)
  const dynamic = module.dynamicImports.map(({ moduleRequest: { start, end } }) => literalOf(text.slice(start, end)))
  const specifiers = [
    ...module.staticImports.map(({ moduleRequest }) => moduleRequest.value),
    ...module.staticExports.flatMap(({ entries }) =>
      entries.flatMap(({ moduleRequest }) => moduleRequest?.value ?? []),
    ),
    ...dynamic.flatMap((name) => name ?? []),
  ]
  return { specifiers, isWhole: !dynamic.includes(undefined) && !makesRequire.test(text) }
}

/** `createRequire` that does more than find where a package lies. */
const makesRequire = /\bcreateRequire\((?:[^()]|\([^()]*\))*\)(?!\s*\.resolve\b)/

/** The text of a literal without parts, from its source; undefined for any other expression. */
const literalOf = (/** @type {string} */ source) =>
  /^(?:\s|\/\*[\s\S]*?\*\/)*(['"`])((?:(?!\1|\$\{|\\)[\s\S])*)\1(?:\s|\/\*[\s\S]*?\*\/)*$/.exec(source)?.[2]

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
