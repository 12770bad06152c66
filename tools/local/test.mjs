import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { availableParallelism, tmpdir } from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { createProcesses } from './processes.mjs'
import { provideChromium } from './provide-chromium.mjs'
import { createReport, toSeconds } from './report.mjs'
import { assertNodeVersion, buildWhatChanged, installWhatIsMissing, root } from './workshop.mjs'

/**
 * What a step found; a static check counts as one test.
 * @typedef {{ passed: number, failed: number }} Count
 */

const { values: options } = parseArgs({
  options: { full: { type: 'boolean', default: false }, only: { type: 'string', multiple: true } },
})
const env = { ...process.env, ...(options.full && { PROVE: '1' }) }
const scratch = mkdtempSync(path.join(tmpdir(), 'sipelandukilat-test-'))
const processes = createProcesses({ root })
for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM'])) {
  process.on(signal, () => {
    rmSync(scratch, { recursive: true, force: true })
    void processes.stop().then(() => process.exit(1))
  })
}

const isWanted = (/** @type {string} */ name) => !options.only || options.only.includes(name)

/** @type {[string, () => Promise<Count>][]} in the order in which they run: what fails fast comes first */
const STEPS = [
  ['lint', () => check(['@biomejs/biome/bin/biome', 'check', '--error-on-warnings'])],
  ['types', checkTypes],
  ['dead code', () => check(['knip/bin/knip.js'])],
  ['build', build],
]

/** Projects of vitest.config.ts, which run as one so that no core waits for the last file of each. */
const PROJECTS = ['unit', 'integration', 'browser'].filter(isWanted)

/** Twice the cores: many tests wait for a program to start, a page to answer, a query or a time-out. */
const WORKERS = Math.min(2 * availableParallelism(), 8)

/** @type {string[]} tests that failed first and passed alone */
const unsteady = []
/** @type {Count} */
const total = { passed: 0, failed: 0 }
try {
  assertNodeVersion()
  await installWhatIsMissing(processes, createReport())
  const steps = STEPS.filter(([name]) => isWanted(name))
  if (PROJECTS.length > 0) steps.push([PROJECTS.join(', '), runTests])
  for (const [name, run] of steps) {
    const begun = Date.now()
    console.log(`\n→ ${name}`)
    const { passed, failed } = await run().catch(toFailure)
    console.log(`${failed ? '✗' : '✓'} ${name}: ${passed} passed, ${failed} failed (${toSeconds(Date.now() - begun)})`)
    total.passed += passed
    total.failed += failed
  }
} catch (error) {
  total.failed += toFailure(error).failed
} finally {
  rmSync(scratch, { recursive: true, force: true })
}
if (total.passed + total.failed === 0) total.failed = 1 // nothing was proved
process.exitCode = total.failed > 0 ? 1 : 0
if (unsteady.length > 0) console.log(`\nUnsteady, to be mended:\n${unsteady.map((test) => `  ${test}`).join('\n')}`)
console.log(`\n${total.passed} passed, ${total.failed} failed`)

/**
 * @param {unknown} error
 * @returns {Count}
 */
function toFailure(error) {
  console.log(error instanceof Error ? error.message : String(error))
  return { passed: 0, failed: 1 }
}

/**
 * Runs a program of an installed package.
 * @param {string[]} command its file under node_modules, then its arguments
 * @param {NodeJS.ProcessEnv} [more]
 * @returns {Promise<number>} exit code
 */
function run([program = '', ...args], more) {
  return new Promise((resolve, reject) => {
    const file = path.join(root, 'node_modules', program)
    const child = spawn(process.execPath, [file, ...args], { cwd: root, stdio: 'inherit', env: { ...env, ...more } })
    child.once('error', reject)
    child.once('close', (code) => resolve(code ?? 1))
  })
}

/**
 * @param {string[]} command
 * @returns {Promise<Count>}
 */
async function check(command) {
  return (await run(command)) === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 }
}

/** Workspaces with the same libraries and environment are one program, so that what they share is checked once. */
async function checkTypes() {
  /** @type {Count} */
  const count = { passed: 0, failed: 0 }
  const waiting = listTypePrograms()
  const checkNext = async () => {
    for (let program = waiting.shift(); program; program = waiting.shift()) {
      const { passed, failed } = await check(['typescript/bin/tsc', '-p', program])
      if (failed) console.log(`✗ ${program}`)
      count.passed += passed
      count.failed += failed
    }
  }
  await Promise.all([checkNext(), checkNext()]) // two cores
  return count
}

/** @returns {string[]} configurations for the compiler, the largest first */
function listTypePrograms() {
  /** @type {Map<string, { folder: string, include: string[] }[]>} by compiler options */
  const byOptions = new Map()
  for (const folder of listTypeScriptProjects()) {
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

/** @returns {Promise<Count>} */
async function build() {
  await buildWhatChanged(processes, createReport())
  return { passed: 1, failed: 0 }
}

/**
 * @typedef {object} VitestRun
 * @property {number} code
 * @property {{ name: string, assertionResults: { fullName: string, status: string }[] }[]} files
 */

/**
 * A file whose tests depend on how fast programs and pages are, and of which one failed, is run once more, alone. What
 * passes then counts as passed, and is named at the end as unsteady: to be mended.
 * @returns {Promise<Count>} a run that proved nothing is a failure
 */
async function runTests() {
  const first = await vitest(WORKERS, [])
  const failing = first.files.filter(isFailing)
  if (failing.length === 0 || failing.length > 3 || !failing.every(isTimed)) return countOf(first)
  const names = failing.map(({ name }) => path.relative(root, name))
  console.log(`\n→ once more and alone: ${names.join(', ')}`)
  const second = await vitest(1, names)
  const failed = new Set(second.files.flatMap(failedTestsOf))
  unsteady.push(...failing.flatMap(failedTestsOf).filter((test) => !failed.has(test)))
  return countOf({
    code: second.code,
    files: [...first.files.filter((file) => !failing.includes(file)), ...second.files],
  })
}

/**
 * @param {number} workers
 * @param {string[]} files all when empty
 * @returns {Promise<VitestRun>}
 */
async function vitest(workers, files) {
  const output = path.join(scratch, 'tests.json')
  rmSync(output, { force: true })
  const projects = PROJECTS.flatMap((project) => ['--project', project])
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${output}`]
  // All but the API's tests open pages.
  const isBrowserNeeded = PROJECTS.some((project) => project !== 'integration')
  const CHROMIUM_PATH = isBrowserNeeded ? await provideChromium({ env }) : undefined
  const code = await run(['vitest/vitest.mjs', 'run', ...projects, `--maxWorkers=${workers}`, ...reporters, ...files], {
    ...(CHROMIUM_PATH && { CHROMIUM_PATH }),
  })
  if (!existsSync(output)) throw new Error(`vitest ran no test of ${PROJECTS.join(', ')}.`)
  return { code, files: readJson(output).testResults }
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
 * @returns {Count}
 */
function countOf({ code, files }) {
  const tests = files.flatMap(({ assertionResults }) => assertionResults)
  const passed = tests.filter(({ status }) => status === 'passed').length
  const failed = tests.filter(({ status }) => status === 'failed').length
  // A file that cannot be loaded, or an error outside of any test, has no failed test but fails the run.
  return { passed, failed: Math.max(failed, code === 0 && passed > 0 ? 0 : 1) }
}
