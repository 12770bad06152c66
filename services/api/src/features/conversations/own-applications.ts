import { type Language, localized, type ServiceDefinition, statusLabel } from '@sipelandukilat/domain'
import type { DialogueContext } from '@sipelandukilat/domain/dialogue'
import type { Db } from '../../platform/database/db'
import type { Row } from '../../platform/database/from'
import type { ConversationRecord } from './conversation-store'

const mostListed = 5
/** How long an application that has ended is still told of. */
const endedDays = 90

type OwnRow = Pick<Row<'application'>, 'service_code' | 'status' | 'presence_mode' | 'arrival_until'>

/**
 * What is under way for whoever writes here: applications of the conversation, and those that name its telephone or address. A
 * telephone is often shared, so no more is told than the service and how it stands.
 */
export async function listOwnApplications(
  db: Db,
  record: Pick<ConversationRecord, 'id' | 'channel' | 'address_index'>,
  { definitions, language, now }: { definitions: readonly ServiceDefinition[]; language: Language; now: Date },
): Promise<NonNullable<DialogueContext['applications']>> {
  const index = record.channel === 'email' ? 'email_index' : 'phone_index'
  const rows = await db.rows<OwnRow>({
    text: `select a.service_code, a.status, a.presence_mode, a.arrival_until from application a
           where a.id in (select application_id from conversation_application where conversation_id = $1
                          union select application_id from personal_record where ${index} = $2)
             and (a.closed_at is null or a.closed_at > $3)
           order by a.submitted_at desc, a.id limit ${mostListed}`,
    values: [record.id, record.address_index, new Date(now.getTime() - endedDays * 86_400_000)],
  })
  return rows.map(({ service_code, status, presence_mode, arrival_until }) => {
    const definition = definitions.find(({ code }) => code === service_code)
    return {
      title: definition ? localized(definition.title, language) : service_code,
      status: statusLabel(status, language, { presenceMode: presence_mode, isArrival: arrival_until !== null }),
    }
  })
}
