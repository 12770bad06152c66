import { existsSync, readFileSync, rmSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import path from 'node:path'
import { provideChromium } from './provide-chromium.mjs'
import { root } from './workshop.mjs'

/** Twice the cores: many tests wait for a program to start, a page to answer, a query or a time-out. */
const WORKERS = Math.min(2 * availableParallelism(), 8)

/**
 * @typedef {object} VitestRun
 * @property {number} code
 * @property {{ name: string, assertionResults: { fullName: string, status: string }[] }[]} files
 */

/**
 * Runs programs of installed packages: their file under node_modules, then their arguments.
 * @typedef {(command: string[], env?: NodeJS.ProcessEnv) => Promise<number>} Run
 */

/**
 * @typedef {object} TestResult
 * @property {number} passed
 * @property {number} failed
 * @property {string[]} failures names of the tests that failed
 * @property {string[]} unsteady names of those that failed first and passed alone
 */

/**
 * A file whose tests depend on how fast programs and pages are, and of which one failed, is run once more, alone. What
 * passes then counts as passed, and is named at the end as unsteady: to be corrected.
 * @param {object} options
 * @param {Run} options.run
 * @param {string} options.scratch
 * @param {NodeJS.ProcessEnv} options.env
 * @param {string[]} options.projects of vitest.config.ts; they run as one so that no core waits for the last file of each
 * @param {string[]} [options.files] all when empty
 * @returns {Promise<TestResult>} a run that proved nothing is a failure
 */
export async function runTests({ run, scratch, env, projects, files = [] }) {
  // All but the API's tests open pages.
  const isBrowserNeeded = projects.some((project) => project !== 'integration')
  const chromium = isBrowserNeeded ? { CHROMIUM_PATH: await provideChromium({ env }) } : {}

  /** @returns {Promise<VitestRun>} */
  const vitest = async (/** @type {number} */ workers, /** @type {string[]} */ only) => {
    const output = path.join(scratch, 'tests.json')
    rmSync(output, { force: true })
    const chosen = projects.flatMap((project) => ['--project', project])
    const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${output}`]
    const command = ['vitest/vitest.mjs', 'run', ...chosen, `--maxWorkers=${workers}`, ...reporters, ...only]
    const code = await run(command, chromium)
    if (!existsSync(output)) throw new Error(`vitest ran no test of ${projects.join(', ')}.`)
    return { code, files: JSON.parse(readFileSync(output, 'utf8')).testResults }
  }

  const first = await vitest(WORKERS, files)
  const failing = first.files.filter(isFailing)
  if (failing.length === 0 || failing.length > 3 || !failing.every(isTimed)) return toResult(first)
  const names = failing.map(({ name }) => path.relative(root, name))
  console.log(`\n→ once more and alone: ${names.join(', ')}`)
  const second = await vitest(1, names)
  const failed = new Set(second.files.flatMap(failedTestsOf))
  const others = first.files.filter((file) => !failing.includes(file))
  const unsteady = failing.flatMap(failedTestsOf).filter((test) => !failed.has(test))
  return toResult({ code: second.code, files: [...others, ...second.files] }, unsteady)
}

/** @param {VitestRun['files'][number]} file */
function failedTestsOf({ name, assertionResults }) {
  return assertionResults
    .filter(({ status }) => status === 'failed')
    .map(({ fullName }) => `${path.relative(root, name)}: ${fullName}`)
}

/** @param {VitestRun['files'][number]} file one that cannot be loaded has a message and no tests */
function isFailing(file) {
  return failedTestsOf(file).length > 0 || file.assertionResults.length === 0
}

/**
 * Never what is drawn at random: there a failure is a finding.
 * @param {VitestRun['files'][number]} file
 */
function isTimed({ name }) {
  return /^(tests|tools)\/|\.browser\.test\.ts$/.test(path.relative(root, name))
}

/**
 * @param {VitestRun} run
 * @param {string[]} [unsteady]
 * @returns {TestResult}
 */
function toResult({ code, files }, unsteady = []) {
  const passed = files.flatMap(({ assertionResults }) => assertionResults).filter(({ status }) => status === 'passed')
  const failures = files.flatMap((file) => {
    const failed = failedTestsOf(file)
    return failed.length === 0 && isFailing(file) ? [`${path.relative(root, file.name)}: cannot be loaded`] : failed
  })
  // An error outside of any test fails the run, too.
  const isGreen = code === 0 && passed.length > 0
  return { passed: passed.length, failed: Math.max(failures.length, isGreen ? 0 : 1), failures, unsteady }
}
