import { requiredLanguages } from '@sipelandukilat/domain'
import * as z from 'zod'
import { endpoint } from './endpoint'
import { Instant, text } from './shapes'

/** The notices whose words a province may change. */
export const noticeKeys = [
  'received',
  'incomplete',
  'incomplete-reminder',
  'supplied',
  'contact-changed',
  'correction',
  'correction-reminder',
  'presence-office',
  'presence-visit',
  'ready',
  'document-replaced',
  'completed',
  'rejected',
  'withdrawn',
  'merged',
  'separated',
  'transferred',
  'data-answered',
  'message-answered',
  'arrival',
  'arrival-reminder',
  'arrival-expired',
  'arrival-elsewhere',
  'visit-planned',
  'visit-moved',
  'visit-place-changed',
  'visit-called-off',
] as const
/**
 * Facts that the words may name: the service, the tracking number, the status, the day it should be done; of a visit its day,
 * where to be and what to bring; of a merged application the one that goes on; of an incomplete one what is missing;
 * whose office acts; how a correction is answered; of an arrival until when one may come, and the PIN of what nobody handed a receipt for; what the office answered to a message. A sentence whose fact is not known is left out.
 */
export const noticePlaceholders = [
  'layanan',
  'nomor',
  'status',
  'batas',
  'jadwal',
  'tempat',
  'bawa',
  'utama',
  'kurang',
  'sampai',
  'cara',
  'pin',
  'jawaban',
  'keadaan',
  'dokumen',
  'kantor',
] as const

export const NoticeWords = z.object({
  key: z.enum(noticeKeys),
  language: z.enum(requiredLanguages),
  body: z.string(),
  /** The words that come with the system. */
  usual: z.string(),
  isChanged: z.boolean(),
  changedAt: Instant.nullable(),
  /** 0 while nothing was changed. */
  version: z.int().min(0),
})
export type NoticeWords = z.infer<typeof NoticeWords>

const params = z.object({ key: z.enum(noticeKeys), language: z.enum(requiredLanguages) })

export const listNoticeWords = endpoint({
  method: 'GET',
  path: '/notice-words',
  summary: 'The notifications to citizens, in the words of the province or those that come with the system',
  access: ['update', 'Wording'],
  response: z.object({ items: z.array(NoticeWords), placeholders: z.array(z.string()) }),
})

export const changeNoticeWords = endpoint({
  method: 'PUT',
  path: '/notice-words/:key/:language',
  summary: 'Change the words of a notice for the province; null takes the usual words back',
  access: ['update', 'Wording'],
  params,
  body: z.object({ body: text(600, 10).nullable(), expectedVersion: z.int().min(0) }),
  response: NoticeWords,
  problems: ['invalid', 'version-conflict', 'forbidden'],
})

export const previewNoticeWords = endpoint({
  method: 'POST',
  path: '/notice-words/:key/:language/preview',
  summary: 'A notice as a citizen would read it, on each channel',
  access: ['update', 'Wording'],
  transaction: 'read',
  params,
  body: z.object({ body: text(600, 10) }),
  response: z.object({ subject: z.string(), email: z.string(), message: z.string() }),
  problems: ['invalid'],
})
