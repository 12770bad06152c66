import {
  canBeResubmitted,
  isInGroup,
  type Language,
  localized,
  type ReadyAs,
  type ServiceDefinition,
  statusesIn,
  statusLabel,
  toLocalDate,
  transitions,
} from '@sipelandukilat/domain'
import type { DialogueContext } from '@sipelandukilat/domain/dialogue'
import type { MessageChannel } from '../../channels/message'
import type { Db } from '../../platform/database/db'
import type { Row } from '../../platform/database/from'
import type { ApplicationRecord } from '../applications/application-store'
import { readyAs, visitOn } from '../applications/label-columns'
import type { ConversationRecord } from './conversation-store'

const mostListed = 5
const mostToCome = 10
const mostOpened = 10
/** How long an application that has ended is still told of. */
const endedDays = 90

type OwnRow = Pick<
  Row<'application'>,
  'id' | 'tracking_number' | 'service_code' | 'status' | 'presence_mode' | 'merged_into' | 'arrival_until'
> & { visit_on: string | null; ready_as: ReadyAs | null; is_from_here: boolean }

type Writer = Pick<ConversationRecord, 'id' | 'channel' | 'address_index'>

/** Where a channel's address stands in what an application names as its contact. */
const indexOf = (channel: MessageChannel) => (channel === 'email' ? 'email_index' : 'phone_index')

/** Whose they are who write here: applications of the conversation, and those that name its telephone or address. */
const ownIds = (index: 'email_index' | 'phone_index') =>
  `(select application_id from conversation_application where conversation_id = $1 union select application_id from personal_record where ${index} = $2)`

/** What is under way for whoever writes here. A telephone is often shared, so no more is told than the service and how it stands; of what
 * was sent from here the number too, which was told here. */
export async function listOwnApplications(
  db: Db,
  record: Writer,
  { definitions, language, now }: { definitions: readonly ServiceDefinition[]; language: Language; now: Date },
): Promise<NonNullable<DialogueContext['applications']>> {
  const rows = await db.rows<OwnRow>({
    text: `select a.id, a.tracking_number, a.service_code, a.status, a.presence_mode, a.merged_into, a.arrival_until,
             ${visitOn('a')} as visit_on, ${readyAs('a')} as ready_as,
             exists (select 1 from conversation_application c where c.application_id = a.id and c.conversation_id = $1) as is_from_here
           from application a
           where a.id in ${ownIds(indexOf(record.channel))} and (a.closed_at is null or a.closed_at > $3)
           order by a.submitted_at desc, a.id limit ${mostListed}`,
    values: [record.id, record.address_index, new Date(now.getTime() - endedDays * 86_400_000)],
  })
  return rows.map((row) => {
    const { id, service_code, status, tracking_number, is_from_here, arrival_until } = row
    const definition = definitions.find(({ code }) => code === service_code)
    return {
      reference: id,
      title: definition ? localized(definition.title, language) : service_code,
      status: statusLabel(status, language, {
        presenceMode: row.presence_mode,
        visitOn: row.visit_on,
        isArrival: arrival_until !== null,
        readyAs: row.ready_as,
        mergedInto: row.merged_into,
      }),
      isAwaited: isInGroup(status, 'citizenAsked'),
      ...(transitions.withdraw.from.includes(status)
        ? { withdrawable: is_from_here ? { reference: id, trackingNumber: tracking_number } : {} }
        : {}),
      ...(is_from_here && canBeResubmitted(status, arrival_until, toLocalDate(now)) ? { againAs: service_code } : {}),
    }
  })
}

/** Of whoever writes here, those that may come to the office: first who has no number, then who is awaited there, then the newest. */
export const listToCome = (db: Db, record: Writer, today: string): Promise<ApplicationRecord[]> =>
  db.rows<ApplicationRecord>({
    text: `select a.* from application a where a.id in ${ownIds(indexOf(record.channel))} and a.status = any($4::text[] || $5::text[])
           order by exists (select 1 from queue_ticket t where t.application_id = a.id and t.on_date >= $3 and t.status in ('waiting', 'called')),
             a.status = any($5) desc, a.submitted_at desc limit ${mostToCome}`,
    values: [record.id, record.address_index, today, statusesIn('mayCome'), statusesIn('awaitedAtOffice')],
  })

type Awaited = ApplicationRecord & { is_from_here: boolean }

/** What whoever writes here may still complete or correct: first what came from this conversation, then corrections, then the newest. */
export const listAwaited = (db: Db, record: Writer): Promise<Awaited[]> =>
  db.rows<Awaited>({
    text: `select a.*, exists (select 1 from conversation_application c where c.application_id = a.id and c.conversation_id = $1) as is_from_here
           from application a where a.id in ${ownIds(indexOf(record.channel))} and a.status = any($3)
           order by is_from_here desc, a.status = 'correction' desc, a.submitted_at desc limit ${mostOpened}`,
    values: [record.id, record.address_index, statusesIn('citizenAsked')],
  })

/**
 * Of whoever writes here, what a PIN may be of: the one with this number; else the one that was asked for and the newest that may
 * be completed or corrected. Anyone may name this telephone, so what was sent last keeps from none before it.
 */
export const listToOpen = (
  db: Db,
  record: Writer,
  { reference = null, trackingNumber = null }: { reference?: string | null; trackingNumber?: string | null },
): Promise<ApplicationRecord[]> =>
  db.rows<ApplicationRecord>({
    text: `select a.* from application a where a.id in ${ownIds(indexOf(record.channel))}
             and (a.tracking_number = $4 or ($4::text is null and (a.status = any($5) or a.id = $3)))
           order by a.id = $3 desc, a.submitted_at desc, a.id limit ${mostOpened}`,
    values: [record.id, record.address_index, reference, trackingNumber, statusesIn('citizenAsked')],
  })

/** The village that was last applied for from this conversation. Of what merely names its telephone nothing is told. */
export const findOwnVillage = async (db: Db, { id }: Pick<ConversationRecord, 'id'>): Promise<string | undefined> => {
  const last = await db.first<Pick<Row<'application'>, 'village_code'>>({
    text: `select a.village_code from conversation_application c join application a on a.id = c.application_id
           where c.conversation_id = $1 order by a.submitted_at desc, a.id limit 1`,
    values: [id],
  })
  return last?.village_code
}

/** Whether an application is of whoever writes here. */
export const isOwn = async (db: Db, record: Writer, applicationId: string): Promise<boolean> =>
  (await db.first({
    text: `select a.id from application a where a.id in ${ownIds(indexOf(record.channel))} and a.id = $3`,
    values: [record.id, record.address_index, applicationId],
  })) !== undefined
