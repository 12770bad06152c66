import { describe, expect, it } from 'vitest'
import { listUnsteady } from './repeat.mjs'

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
