import fc from 'fast-check'
import { expect, test } from 'vitest'
import { BulkStep, sharedSteps } from './bulk-action'
import { WorkflowAction } from './transitions'

const allowed = fc.subarray([...WorkflowAction.options])

test('offers exactly the steps that every file may take', () => {
  fc.assert(
    fc.property(fc.array(allowed, { minLength: 1, maxLength: 8 }), (perFile) => {
      const shared = sharedSteps(perFile)
      for (const step of BulkStep.options)
        expect(shared.includes(step)).toBe(perFile.filter((one) => one.includes(step)).length === perFile.length)
    }),
  )
})

test('never offers more as more files are chosen', () => {
  fc.assert(
    fc.property(fc.array(allowed, { minLength: 1, maxLength: 8 }), allowed, (perFile, more) => {
      const before = sharedSteps(perFile)
      expect(sharedSteps([...perFile, more]).every((step) => before.includes(step))).toBe(true)
    }),
  )
})

test('offers nothing for no file, and never what belongs to one file', () => {
  expect(sharedSteps([])).toEqual([])
  expect(sharedSteps([WorkflowAction.options])).not.toContain('issue')
  expect(sharedSteps([WorkflowAction.options])).not.toContain('complete')
})
