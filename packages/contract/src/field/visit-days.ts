import { Language, LocalDate } from '@sipelandukilat/domain'
import * as z from 'zod'
import { endpoint } from '../endpoint'
import { Id, VillageCode } from '../shapes'
import { requestFields } from './visit-requests'

export const VisitDay = z.object({
  date: LocalDate,
  villageCode: z.string(),
  villageName: z.string(),
  /** The service point, for example `Balai Desa Sanur`. */
  place: z.string(),
  /** HH:MM where the village is. */
  arrivalTime: z.string().nullable(),
  team: z.enum(['province', 'regency']),
})
export type VisitDay = z.infer<typeof VisitDay>

export const readVisitSchedule = endpoint({
  method: 'GET',
  path: '/public/visit-schedule',
  summary: 'When a team comes to a village and its district (Jadwal Jemput Bola)',
  access: 'public',
  query: z.object({ village: VillageCode }),
  response: z.object({ items: z.array(VisitDay) }),
  problems: ['not-found'],
})

export const PublicVisitReceipt = z.object({ id: Id, reference: z.string(), nextVisit: VisitDay.nullable() })
export type PublicVisitReceipt = z.infer<typeof PublicVisitReceipt>

export const requestVisit = endpoint({
  method: 'POST',
  path: '/public/visit-requests',
  summary: 'Ask for a visit without an application',
  access: 'public',
  transaction: 'none',
  body: z.object({ ...requestFields, language: Language.default('id'), declaration: z.literal(true) }),
  response: PublicVisitReceipt,
  status: 201,
  idempotent: true,
  problems: ['invalid', 'idempotency-mismatch', 'too-many-tries'],
})
