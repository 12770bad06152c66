import { Localized, RegionCode } from '@sipelandukilat/domain'
import * as z from 'zod'
import { endpoint } from './endpoint'
import { FormNumber, Id } from './shapes'

export const OfficialFormSummary = z.object({ number: z.string(), title: Localized })
export type OfficialFormSummary = z.infer<typeof OfficialFormSummary>

export const listOfficialForms = endpoint({
  method: 'GET',
  path: '/public/forms',
  summary: 'The official forms that can be printed, in the order of the regulation',
  access: 'public',
  response: z.object({ items: z.array(OfficialFormSummary) }),
})

export const printBlankForm = endpoint({
  method: 'GET',
  path: '/public/forms/:number/blank.pdf',
  summary: 'An official form to fill in by pen (PDF), headed by a regency where one is named',
  access: 'public',
  transaction: 'none',
  params: z.object({ number: FormNumber }),
  query: z.object({ regency: RegionCode.optional() }),
  response: z.unknown(),
  problems: ['not-found'],
})

export const printOfficialForm = endpoint({
  method: 'GET',
  path: '/applications/:id/forms/:number/filled.pdf',
  summary: 'An official form filled in as far as an application knows (PDF)',
  access: ['readIdentifiers', 'Application'],
  transaction: 'none',
  params: z.object({ id: Id, number: FormNumber }),
  response: z.unknown(),
  problems: ['not-found'],
})

export const printOwnForm = endpoint({
  method: 'GET',
  path: '/public/application/forms/:number/filled.pdf',
  summary: 'An official form filled in from the opened application (PDF)',
  access: 'citizen',
  transaction: 'none',
  params: z.object({ number: FormNumber }),
  response: z.unknown(),
  problems: ['sign-in-required', 'not-found'],
})
