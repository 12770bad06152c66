import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { buildDeclarations, INTERNAL } from './pack-sdk.mjs'

/**
 * Writes `packages/sdk/api-report.md`: everything a module can touch, as the compiler declares it. A change of the public surface
 * shows in the review as a change of this file; the test beside this fails while they differ.
 */

const root = path.resolve(import.meta.dirname, '../..')
export const reportFile = path.join(root, 'packages/sdk/api-report.md')

/** The kit is part of what a module sees; the SDK's `host` is the shell's alone. */
const SURFACES = [
  { name: '@sipelandukilat/sdk', folder: 'sdk', without: ['./host'] },
  { name: '@sipelandukilat/ui', folder: 'ui', without: INTERNAL },
]

/** @param {string} text without comments, which say nothing to a compiler */
const withoutComments = (text) =>
  text
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/^\s*\/\/.*$/gm, '')
    .replace(/^export \{\};?$/gm, '')
    .replace(/\n\s*\n+/g, '\n')
    .trim()

/**
 * @param {string} from a declaration file
 * @param {string} specifier
 * @returns {string | undefined} the file it names, when it is one of the same package
 */
function findDeclaration(from, specifier) {
  if (!specifier.startsWith('.')) return undefined
  const wanted = path.resolve(path.dirname(from), specifier)
  return [`${wanted}.d.ts`, path.join(wanted, 'index.d.ts')].find((file) => existsSync(file))
}

/**
 * Declaration files that can be reached from the entries, the entries first.
 * @param {string[]} entries
 * @returns {string[]}
 */
function listReachable(entries) {
  const reached = [...entries]
  for (const file of reached) {
    const named = readFileSync(file, 'utf8').matchAll(/(?:from |import\()["']([^"']+)["']/g)
    for (const [, specifier = ''] of named) {
      const found = findDeclaration(file, specifier)
      if (found && !reached.includes(found)) reached.push(found)
    }
  }
  return [...entries, ...reached.slice(entries.length).sort()]
}

/**
 * @param {string} declarations
 * @param {typeof SURFACES[number]} surface
 */
function describe(declarations, { name, folder, without }) {
  /** @type {{ exports: Record<string, string> }} */
  const manifest = JSON.parse(readFileSync(path.join(root, 'packages', folder, 'package.json'), 'utf8'))
  const entries = Object.entries(manifest.exports).filter(
    ([place, source]) => /\.tsx?$/.test(source) && !without.includes(place),
  )
  const toDeclaration = (/** @type {string} */ source) =>
    path.join(declarations, folder, source.replace(/\.tsx?$/, '.d.ts'))
  const titles = new Map(
    entries.map(([place, source]) => [toDeclaration(source), place === '.' ? name : `${name}${place.slice(1)}`]),
  )
  return listReachable([...titles.keys()])
    .map((file) => [
      titles.get(file),
      path.relative(path.join(declarations, folder), file).split(path.sep).join('/'),
      withoutComments(readFileSync(file, 'utf8')),
    ])
    .filter(([, , text]) => text !== '')
    .map(([title, file, text]) => `## ${title ? `\`${title}\`` : file}\n\n\`\`\`ts\n${text}\n\`\`\`\n`)
    .join('\n')
}

/** @returns {string} what the report should be now */
export function makeReport() {
  const declarations = mkdtempSync(path.join(tmpdir(), 'sipelandukilat-api-'))
  try {
    buildDeclarations(declarations)
    const parts = SURFACES.map((surface) => describe(declarations, surface))
    return `# What a module can touch\n\nMade by \`npm run api:report\` from the compiler's declarations; not written by hand.\n\n${parts.join('\n')}`
  } finally {
    rmSync(declarations, { recursive: true, force: true })
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) writeFileSync(reportFile, makeReport())
