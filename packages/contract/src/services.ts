import { Localized } from '@sipelandukilat/domain'
import * as z from 'zod'
import { endpoint } from './endpoint'

export const ServiceSummary = z.object({
  code: z.string(),
  version: z.int(),
  title: Localized,
  summary: Localized,
  lifeEvents: z.array(z.object({ id: z.string(), label: Localized })),
  presence: z.string(),
  officeDays: z.number(),
  isCommon: z.boolean(),
})
export type ServiceSummary = z.infer<typeof ServiceSummary>

export const listServices = endpoint({
  method: 'GET',
  path: '/public/services',
  summary: 'Every service in force',
  access: 'public',
  response: z.object({ items: z.array(ServiceSummary) }),
})

/** The whole definition, as packages/domain declares it. */
export const readService = endpoint({
  method: 'GET',
  path: '/public/services/:code',
  summary: 'One service’s definition in force, or a named version of it',
  access: 'public',
  params: z.object({ code: z.string().max(20) }),
  query: z.object({ version: z.coerce.number().int().min(1).optional() }),
  response: z.record(z.string(), z.unknown()),
  problems: ['not-found'],
})
