import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'

const lines: string[] = []
let draws = 0
const counting = fc.property(fc.nat(), () => {
  draws += 1
})

beforeEach(() => {
  lines.length = 0
  draws = 0
  vi.spyOn(console, 'log').mockImplementation((line: string) => void lines.push(line))
})
afterEach(() => {
  vi.restoreAllMocks()
  vi.unstubAllEnvs()
})

describe('a property', () => {
  it('is drawn as often as it says while somebody works', () => {
    vi.stubEnv('PROVE', '')
    fc.assert(counting, { numRuns: 7 })
    expect(draws).toBe(7)
  })

  it('is drawn 20,000 times in a full run, and its seed is printed', () => {
    vi.stubEnv('PROVE', '1')
    fc.assert(counting, { numRuns: 7 })
    expect(draws).toBe(20_000)
    expect(lines).toEqual([expect.stringMatching(/^20000 of 20000 draws, seed -?\d+: a property > is drawn 20,000/)])
  })

  it('whose draws check many things is drawn until they are 20,000', () => {
    vi.stubEnv('PROVE', '1')
    fc.assert(counting, { numRuns: 7, stepsPerDraw: 500 })
    expect(draws).toBe(40)
  })

  it('that stops before it was drawn so often fails a full run', () => {
    vi.stubEnv('PROVE', '1')
    const slow = fc.property(fc.nat(), () => {
      const until = performance.now() + 5
      while (performance.now() < until);
    })
    expect(() => fc.assert(slow, { interruptAfterTimeLimit: 50 })).toThrow(/of 20000 draws|after 0 tests/)
  })
})

describe('a sample', () => {
  it('is drawn by a seed that is printed, and is the same by the same seed', () => {
    const drawn = fc.sample(fc.nat(), 5)
    const seed = Number(/^sample of 5, seed (\d+): a sample/.exec(lines[0] ?? '')?.[1])
    const again: number[] = []
    fc.check(
      fc.property(fc.nat(), (value) => void again.push(value)),
      { numRuns: 5, seed },
    )
    expect(again).toEqual(drawn)
  })
})
