import * as z from 'zod'
import { WorkflowAction } from './transitions'

/** Steps that many files may take at once: what one needs is the same for all. Numbers and receipts belong to one file. */
export const BatchStep = WorkflowAction.extract([
  'start',
  'await_presence',
  'record_presence',
  'submit_for_approval',
  'approve',
  'process',
  'make_ready',
  'deliver',
  'return_to_verifier',
  'request_correction',
  'reject',
])
export type BatchStep = z.infer<typeof BatchStep>

/** `assign` gives the files to an officer, `take` takes free ones for oneself. */
export const BatchAction = z.enum(['assign', 'take', ...BatchStep.options])
export type BatchAction = z.infer<typeof BatchAction>

/** The most files that one request may name. */
export const batchLimit = 100

/** The steps that every one of the files may take now, in the order of `BatchStep`; none for no file. */
export function sharedSteps(allowedPerFile: readonly (readonly WorkflowAction[])[]): BatchStep[] {
  if (allowedPerFile.length === 0) return []
  return BatchStep.options.filter((step) => allowedPerFile.every((allowed) => allowed.includes(step)))
}
