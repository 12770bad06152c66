import { spawn } from 'node:child_process'
import { randomInt } from 'node:crypto'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { chooseTests, listChanged } from './changed.mjs'
import { createProcesses } from './processes.mjs'
import { listUnsteady, repeatSuite } from './repeat.mjs'
import { createReport, toSeconds } from './report.mjs'
import { listTypePrograms } from './type-programs.mjs'
import { runTests } from './vitest-run.mjs'
import { assertNodeVersion, buildWhatChanged, installWhatIsMissing, root } from './workshop.mjs'

/**
 * What a step found; a static check counts as one test.
 * @typedef {{ passed: number, failed: number }} Count
 */
/** @typedef {[string, () => Promise<Count>]} Step */

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    full: { type: 'boolean', default: false },
    only: { type: 'string', multiple: true },
    changed: { type: 'boolean', default: false },
    repeat: { type: 'string' },
    seed: { type: 'string' },
    report: { type: 'string' },
  },
})
const env = {
  ...process.env,
  ...(options.full && { PROVE: '1' }),
  PROPERTY_SEED: options.seed ?? String(randomInt(2 ** 31)),
}
const scratch = mkdtempSync(path.join(tmpdir(), 'sipelandukilat-test-'))
const processes = createProcesses({ root })
for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM'])) {
  process.on(signal, () => {
    rmSync(scratch, { recursive: true, force: true })
    void processes.stop().then(() => process.exit(1))
  })
}

const isWanted = (/** @type {string} */ name) => !options.only || options.only.includes(name)

const total = { passed: 0, failed: 0, failures: /** @type {string[]} */ ([]), unsteady: /** @type {string[]} */ ([]) }
try {
  if (positionals.length > (options.changed ? 1 : 0)) throw new Error(`Unknown: ${positionals.join(' ')}`)
  assertNodeVersion()
  if (options.repeat) await repeat(Number(options.repeat))
  else {
    await installWhatIsMissing(processes, createReport())
    await runSteps(options.changed ? stepsForChange(positionals[0] ?? 'HEAD') : allSteps())
  }
} catch (error) {
  total.failed += toFailure(error).failed
} finally {
  rmSync(scratch, { recursive: true, force: true })
}
if (total.passed + total.failed === 0) total.failed = 1 // nothing was proved
process.exitCode = total.failed > 0 ? 1 : 0
if (total.unsteady.length > 0) console.log(`\nUnsteady, to be corrected:\n${toList(total.unsteady)}`)
if (options.report) writeFileSync(options.report, JSON.stringify(total))
console.log(`\n${total.passed} passed, ${total.failed} failed`)

/** @returns {Step[]} in the order in which they run: what fails fast comes first */
function allSteps() {
  const projects = ['unit', 'integration', 'browser'].filter(isWanted)
  const steps = /** @type {Step[]} */ ([
    ['lint', () => lint([])],
    ['types', () => checkTypes(() => true)],
    ['dead code', () => check(['knip/bin/knip.js'])],
    ['build', build],
  ]).filter(([name]) => isWanted(name))
  return projects.length > 0 ? [...steps, [projects.join(', '), () => test(projects, [])]] : steps
}

/**
 * @param {string} commit
 * @returns {Step[]} what a change can break and a minute can show
 */
function stepsForChange(commit) {
  const changed = listChanged(root, commit)
  if (changed.length === 0) {
    console.log(`Nothing changed since ${commit}.`)
    return [['lint', () => lint([])]]
  }
  const { tests, left, workspaces } = chooseTests(root, changed)
  console.log(`${changed.length} files changed since ${commit}; ${tests.length + left.length} test files reach them.`)
  const later = ['dead code', 'builds and the pages made of them', ...left]
  console.log(`Left for "npm test":\n${toList(later.slice(0, 12))}`)
  if (later.length > 12) console.log(`  and ${later.length - 12} more test files`)
  const isIn = (/** @type {string} */ folder) => tests.some((file) => file.startsWith(folder))
  const projects = [
    ...(tests.some((file) => !/^(services|tests)\//.test(file)) ? ['unit'] : []),
    ...(isIn('services/') || isIn('tools/bench/test/') ? ['integration'] : []),
    ...(isIn('tests/') ? ['browser'] : []),
  ]
  const present = changed.filter((file) => existsSync(path.join(root, file)))
  return [
    ['lint', () => lint(present)],
    ['types', () => checkTypes((folder) => workspaces.includes(folder))],
    ...(tests.length > 0 ? [/** @type {Step} */ ([projects.join(', '), () => test(projects, tests)])] : []),
  ]
}

/** @param {Step[]} steps */
async function runSteps(steps) {
  for (const [name, run] of steps) {
    const begun = Date.now()
    console.log(`\n→ ${name}`)
    const { passed, failed } = await run().catch(toFailure)
    console.log(`${failed ? '✗' : '✓'} ${name}: ${passed} passed, ${failed} failed (${toSeconds(Date.now() - begun)})`)
    total.passed += passed
    total.failed += failed
  }
}

/** @param {number} times */
async function repeat(times) {
  if (!Number.isInteger(times) || times < 1) throw new Error('--repeat takes how often, e.g. --repeat 10.')
  const args = [...(options.full ? ['--full'] : []), ...(options.only ?? []).flatMap((kind) => ['--only', kind])]
  const results = await repeatSuite(times, args)
  for (const [index, { passed, failed }] of results.entries())
    console.log(`run ${index + 1}: ${passed} passed, ${failed} failed`)
  const unsteady = listUnsteady(results)
  total.unsteady = unsteady.map(({ test, runs }) => `${test} (not at once in ${runs} of ${times} runs)`)
  total.passed = results.at(-1)?.passed ?? 0
  total.failures = [...new Set(results.flatMap(({ failures }) => failures))]
  // What failed outside of a test counts, and what passed only alone is a failure here.
  const failed = new Set([...total.failures, ...unsteady.map(({ test }) => test)]).size
  total.failed = Math.max(failed, ...results.map((result) => result.failed))
}

/**
 * @param {unknown} error
 * @returns {Count}
 */
function toFailure(error) {
  console.log(error instanceof Error ? error.message : String(error))
  return { passed: 0, failed: 1 }
}

/** @param {string[]} lines */
function toList(lines) {
  return lines.map((line) => `  ${line}`).join('\n')
}

/** @type {import('./vitest-run.mjs').Run} */
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

/** @param {string[]} files all when empty */
function lint(files) {
  return check(['@biomejs/biome/bin/biome', 'check', '--error-on-warnings', '--no-errors-on-unmatched', ...files])
}

/** @param {(folder: string) => boolean} isTouched */
async function checkTypes(isTouched) {
  /** @type {Count} */
  const count = { passed: 0, failed: 0 }
  const waiting = listTypePrograms(isTouched)
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

/** @returns {Promise<Count>} */
async function build() {
  await buildWhatChanged(processes, createReport())
  return { passed: 1, failed: 0 }
}

/**
 * @param {string[]} projects
 * @param {string[]} files all when empty
 * @returns {Promise<Count>}
 */
async function test(projects, files) {
  console.log(`Properties are drawn by seed ${env.PROPERTY_SEED} (--seed ${env.PROPERTY_SEED} draws the same again).`)
  const { failures, unsteady, ...count } = await runTests({ run, scratch, env, projects, files })
  total.failures.push(...failures)
  total.unsteady.push(...unsteady)
  return count
}
