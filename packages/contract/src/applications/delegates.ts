import { DelegateAuthority } from '@sipelandukilat/domain'
import * as z from 'zod'
import { endpoint } from '../endpoint'
import { byId, Id, text, Version } from '../shapes'
import { ApplicationFile } from './application-file'

const delegateProblems = ['not-found', 'forbidden', 'version-conflict', 'invalid'] as const

export const recordDelegate = endpoint({
  method: 'PUT',
  path: '/applications/:id/delegate',
  summary: 'Record who acts for the applicant, with form F-1.07 or two witnesses of a thumbprint; to be checked anew',
  access: ['read', 'Application'],
  params: byId,
  body: z.object({
    name: text(60, 0),
    nik: z.string().max(40),
    kinship: text(60, 0),
    phone: z.string().max(40).optional(),
    authority: DelegateAuthority,
    witnesses: z.array(text(60, 0)).max(2).optional(),
    /** A finished upload of the signed form; one that is on file stays where none is named. */
    uploadId: Id.optional(),
    expectedVersion: Version,
  }),
  response: ApplicationFile,
  problems: delegateProblems,
})

/** Refused while it is verified, the application goes back for exactly the form. */
export const decideDelegate = endpoint({
  method: 'POST',
  path: '/applications/:id/delegate/decision',
  summary: 'Accept the authority of a delegate, or refuse it with a reason',
  access: ['read', 'Application'],
  params: byId,
  body: z.object({ accept: z.boolean(), reason: text(1000, 0).optional(), expectedVersion: Version }),
  response: ApplicationFile,
  problems: [...delegateProblems, 'conflict'],
})
