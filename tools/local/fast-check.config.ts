import fc from 'fast-check'
import { expect } from 'vitest'

/** How often a property is drawn in a full run, however few suffice while somebody works. */
const FULL = 20_000

const seed = process.env.PROPERTY_SEED ? Number(process.env.PROPERTY_SEED) : undefined

/**
 * `fast-check` as the tests of this repository see it (vitest.config.ts): a test says with `numRuns` how many draws a
 * quick run makes, and a full run makes 20,000 of each property. One whose draws are slow gives itself
 * `interruptAfterTimeLimit`; how far it came is then printed.
 */
function assert<T>(property: fc.IAsyncProperty<T>, parameters?: fc.Parameters<T>): Promise<void>
function assert<T>(property: fc.IProperty<T>, parameters?: fc.Parameters<T>): void
function assert<T>(property: fc.IRawProperty<T>, parameters: fc.Parameters<T> = {}): Promise<void> | void {
  const numRuns = process.env.PROVE ? FULL : parameters.numRuns
  return fc.assert(property, {
    ...parameters,
    ...(seed !== undefined && { seed }),
    ...(numRuns !== undefined && { numRuns }),
    reporter: report,
  })
}

function report<T>(details: fc.RunDetails<T>): void {
  if (details.failed) throw new Error(fc.defaultReportMessage(details), { cause: details.errorInstance })
  if (process.env.PROVE) {
    const test = expect.getState().currentTestName
    console.log(`${details.numRuns} of ${FULL} draws, seed ${details.seed}: ${test}`)
  }
}

export default { ...fc, assert }
