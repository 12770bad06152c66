import fc from 'fast-check'
import { expect, test } from 'vitest'
import { PackedProblem, packProblem, unpackProblem } from './packed-problem'
import { arbitraryProblem } from './random-problems.testing'

test('a problem comes out of its pack as it went in', () => {
  fc.assert(
    fc.property(arbitraryProblem, (problem) => {
      const sent = PackedProblem.parse(JSON.parse(JSON.stringify(packProblem(problem))))
      expect(unpackProblem(sent)).toEqual(problem)
    }),
    { numRuns: 100 },
  )
})
