import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

/**
 * What one run of the suite found.
 * @typedef {{ passed: number, failed: number, failures: string[], unsteady: string[] }} SuiteResult
 */

/**
 * Runs the suite several times, the static checks only the first time.
 * @param {number} times
 * @param {string[]} args of test.mjs
 * @param {string} program what runs the suite once
 * @returns {Promise<SuiteResult[]>}
 */
export async function repeatSuite(times, args, program = path.join(import.meta.dirname, 'test.mjs')) {
  const folder = mkdtempSync(path.join(tmpdir(), 'sipelandukilat-repeat-'))
  /** @type {SuiteResult[]} */
  const results = []
  try {
    for (let number = 1; number <= times; number += 1) {
      console.log(`\n═ run ${number} of ${times}`)
      const report = path.join(folder, `${number}.json`)
      const isChosen = number === 1 || args.includes('--only')
      const tests = isChosen ? [] : ['unit', 'integration', 'browser'].flatMap((kind) => ['--only', kind])
      await runNode([program, ...args, ...tests, '--report', report])
      if (!existsSync(report)) throw new Error(`Run ${number} ended without a result.`)
      results.push(JSON.parse(readFileSync(report, 'utf8')))
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
  return results
}

/**
 * What was not the same in all runs, or passed only alone.
 * @param {SuiteResult[]} results
 * @returns {{ test: string, runs: number }[]} with the number of runs in which it was not green at once; most often first
 */
export function listUnsteady(results) {
  const tests = new Set(results.flatMap(({ failures, unsteady }) => [...failures, ...unsteady]))
  return [...tests]
    .map((test) => ({
      test,
      runs: results.filter(({ failures, unsteady }) => failures.includes(test) || unsteady.includes(test)).length,
      failed: results.filter(({ failures }) => failures.includes(test)).length,
    }))
    .filter(({ failed }) => failed < results.length)
    .map(({ test, runs }) => ({ test, runs }))
    .sort((one, other) => other.runs - one.runs)
}

/** @param {string[]} args */
function runNode(args) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, { stdio: 'inherit' })
    child.once('error', reject)
    child.once('close', resolve)
  })
}
