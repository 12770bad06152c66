import fc from 'fast-check'
import { expect } from 'vitest'

/** How often a property is drawn in a full run, however few suffice while somebody works. */
const FULL = 20_000

const seed = process.env.PROPERTY_SEED ? Number(process.env.PROPERTY_SEED) : undefined

/**
 * `fast-check` as the tests of this repository see it (vitest.config.ts): a test says with `numRuns` how many draws a
 * quick run makes, and a full run makes 20,000 of each property.
 */
function assert<T>(property: fc.IAsyncProperty<T>, parameters?: fc.Parameters<T>): Promise<void>
function assert<T>(property: fc.IProperty<T>, parameters?: fc.Parameters<T>): void
function assert<T>(
  property: fc.IRawProperty<T>,
  { stepsPerDraw = 1, ...parameters }: fc.Parameters<T> = {},
): Promise<void> | void {
  const numRuns = process.env.PROVE ? Math.ceil(FULL / stepsPerDraw) : parameters.numRuns
  return fc.assert(property, {
    ...parameters,
    ...(seed !== undefined && { seed }),
    ...(numRuns !== undefined && { numRuns }),
    reporter: (details) => report(details, stepsPerDraw),
  })
}

function report<T>(details: fc.RunDetails<T>, stepsPerDraw: number): void {
  if (details.failed) throw new Error(fc.defaultReportMessage(details), { cause: details.errorInstance })
  if (!process.env.PROVE) return
  const test = expect.getState().currentTestName
  const draws = details.numRuns * stepsPerDraw
  console.log(`${draws} of ${FULL} draws, seed ${details.seed}: ${test}`)
  if (draws < FULL) throw new Error(`Only ${draws} of ${FULL} draws were made`)
}

/** Values of an arbitrary, drawn by a seed that is printed. */
function sample<T>(arbitrary: fc.Arbitrary<T>, count: number): T[] {
  const drawnBy = seed ?? Math.floor(Math.random() * 2 ** 31)
  console.log(`sample of ${count}, seed ${drawnBy}: ${expect.getState().currentTestName ?? 'before the tests'}`)
  return fc.sample(arbitrary, { numRuns: count, seed: drawnBy })
}

export default { ...fc, assert, sample }
