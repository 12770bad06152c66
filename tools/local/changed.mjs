import { execFileSync } from 'node:child_process'
import path from 'node:path'
import { reach, readImporters } from './import-graph.mjs'

/** Seconds that a test file takes on two cores, roughly, by kind; and how many may be spent. */
const COST = { unit: 0.8, integration: 6 }
const BUDGET = 30

/**
 * What differs from a commit: committed since it left this branch's line, or not committed yet.
 * @param {string} root
 * @param {string} commit
 * @returns {string[]} files relative to the root, also those that are gone
 */
export function listChanged(root, commit) {
  const git = (/** @type {string[]} */ ...args) => execFileSync('git', args, { cwd: root, encoding: 'utf8' }).trim()
  const base = git('merge-base', 'HEAD', commit)
  const lines = [git('diff', '--name-only', base), git('ls-files', '--others', '--exclude-standard')].join('\n')
  return [...new Set(lines.split('\n'))].filter((file) => file !== '')
}

/**
 * @typedef {object} Choice
 * @property {string[]} tests those to run
 * @property {string[]} left those that a change may break too, for the whole run
 * @property {string[]} workspaces those whose types may break
 */

/**
 * The tests that a change can break and that fit into a minute: all that reach it by imports; where these are too many,
 * those of the same workspaces, the nearest first. Tests that open built pages see the code through a build and not
 * through imports; of them only those that changed themselves are run.
 * @param {string} root
 * @param {string[]} changed
 * @returns {Choice}
 */
export function chooseTests(root, changed) {
  const files = execFileSync('git', ['ls-files', '-co', '--exclude-standard'], { cwd: root, encoding: 'utf8' }).split(
    '\n',
  )
  const distances = reach(readImporters(root, files), changed)
  const folders = new Set(changed.map(path.dirname))
  const owners = new Set(changed.map(workspaceOf))
  const related = [...distances]
    .filter(([file]) => isTest(file) && files.includes(file))
    .map(([file, distance]) => ({ file, distance: folders.has(path.dirname(file)) ? Math.min(distance, 1) : distance }))
    .filter(({ file, distance }) => distance === 0 || !opensBuiltPages(file))
    .sort((one, other) => one.distance - other.distance || one.file.localeCompare(other.file))
    .map(({ file }) => file)
  const fits = costOf(related) <= BUDGET
  const candidates = fits ? related : related.filter((file) => owners.has(workspaceOf(file)))
  /** @type {string[]} */
  const tests = []
  for (const file of candidates) if (costOf([...tests, file]) <= BUDGET || tests.length === 0) tests.push(file)
  return {
    tests,
    left: related.filter((file) => !tests.includes(file)),
    workspaces: [...new Set([...distances.keys()].map(workspaceOf))],
  }
}

/** @param {string} file */
const workspaceOf = (file) => (/^(apps|packages|services|tools)\/[^/]+/.exec(file) ?? ['.'])[0]

/** @param {string} file */
const isTest = (file) => /\.test\.tsx?$/.test(file) && !file.includes('/template/')

/** @param {string} file */
const opensBuiltPages = (file) => file.startsWith('tests/browser/') || file.endsWith('.browser.test.ts')

/** @param {string[]} files */
const costOf = (files) =>
  files.reduce(
    (sum, file) => sum + (/^(?:services\/api|tools\/bench\/test)\//.test(file) ? COST.integration : COST.unit),
    0,
  )
