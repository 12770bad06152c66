import * as z from 'zod'

/**
 * What an application lacks before the office can begin: paths of answers (`section.field`, `section.0.field`, a section that
 * needs rows), of the applicant (`applicant.nik`) and of the presence (`presence.mode`), and requirements.
 */
export const Lacks = z.object({ fields: z.array(z.string()), attachments: z.array(z.string()) })
export type Lacks = z.infer<typeof Lacks>
