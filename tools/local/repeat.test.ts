import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { listUnsteady, repeatSuite } from './repeat.mjs'

const run = (failures: string[], unsteady: string[] = []) => ({
  passed: 10,
  failed: failures.length,
  failures,
  unsteady,
})

describe('what was not steady in several runs', () => {
  it('failed in some, or passed only alone; most often first', () => {
    expect(listUnsteady([run(['a', 'c'], ['b']), run(['c'], ['b']), run(['a', 'b', 'c'])])).toEqual([
      { test: 'b', runs: 3 },
      { test: 'a', runs: 2 },
    ])
  })

  it('is nothing where all runs were alike', () => {
    expect(listUnsteady([run([]), run([])])).toEqual([])
    expect(listUnsteady([run(['c']), run(['c'])])).toEqual([])
  })
})

describe('the suite, several times', () => {
  let folder: string
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'repeat-test-'))
  })
  afterEach(() => rmSync(folder, { recursive: true }))

  /** A suite that tells by its only failure with what it was run. */
  function writeSuite(body: string): string {
    const program = path.join(folder, 'suite.mjs')
    writeFileSync(program, `import { writeFileSync } from 'node:fs'\nconst args = process.argv.slice(2)\n${body}`)
    return program
  }
  const telling = `const at = args.indexOf('--report')
writeFileSync(args[at + 1], JSON.stringify({ passed: 1, failed: 1, failures: [args.slice(0, at).join(' ')], unsteady: [] }))`

  it('runs all of it first, and then the tests alone', async () => {
    const results = await repeatSuite(3, ['--full'], writeSuite(telling))
    const tests = '--full --only unit --only integration --only browser'
    expect(results.map(({ failures }) => failures[0])).toEqual(['--full', tests, tests])
  })

  it('runs what was chosen each time', async () => {
    const results = await repeatSuite(2, ['--only', 'unit'], writeSuite(telling))
    expect(results.map(({ failures }) => failures[0])).toEqual(['--only unit', '--only unit'])
  })

  it('ends where a run gives no result', async () => {
    await expect(repeatSuite(2, [], writeSuite('process.exit(1)'))).rejects.toThrow('Run 1 ended without a result')
  })
})
