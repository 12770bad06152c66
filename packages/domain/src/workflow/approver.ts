import * as z from 'zod'

/** Who decides on an application: the head of the office where the law says so, or a supervisor who looks a second time. */
export const Approver = z.enum(['head', 'supervisor'])
export type Approver = z.infer<typeof Approver>
