import * as z from 'zod'
import { WorkflowAction } from './transitions'

/** Steps that many files may take at once: what one needs is the same for all. Numbers and receipts belong to one file. */
export const BulkStep = WorkflowAction.extract([
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
export type BulkStep = z.infer<typeof BulkStep>

/** `assign` gives the files to an officer, `take` takes free ones for oneself. */
export const BulkAction = z.enum(['assign', 'take', ...BulkStep.options])
export type BulkAction = z.infer<typeof BulkAction>

/** The most files that one request may name. */
export const bulkLimit = 100

/** The steps that every one of the files may take now, in the order of `BulkStep`; none for no file. */
export function sharedSteps(allowedPerFile: readonly (readonly WorkflowAction[])[]): BulkStep[] {
  if (allowedPerFile.length === 0) return []
  return BulkStep.options.filter((step) => allowedPerFile.every((allowed) => allowed.includes(step)))
}
