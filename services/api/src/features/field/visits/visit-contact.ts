import type { Language, ServiceDefinition } from '@sipelandukilat/domain'
import type { MessageChannel } from '../../../channels/message'
import { workerScope } from '../../../platform/caller'
import { blindIndex, type Keyring } from '../../../platform/crypto/keyring'
import type { Db } from '../../../platform/database/db'
import { from } from '../../../platform/database/from'
import type { Platform } from '../../../platform/platform'
import { openRecord } from '../../applications/personal-record'
import { chooseChannel } from '../../conversations/choose-channel'
import { type ConversationRecord, findConversationOfApplication } from '../../conversations/conversation-store'
import { getDefinition } from '../../service-definitions/definitions'
import { openDetails, type VisitRequestRecord } from './visit-request-store'

const phoneOf = (keyring: Keyring, record: VisitRequestRecord) => {
  const { contactPhone, phone } = openDetails(keyring, record)
  return contactPhone ?? phone
}

/**
 * Where the people of these requests would be notified, by the request’s id. Looked up beyond what an officer sees, and answered as
 * no more than the kind of the channel: whoever plans a trip must know whom no message reaches.
 */
export async function findChannels(
  { database, keyring, config }: Pick<Platform, 'database' | 'keyring' | 'config'>,
  records: readonly VisitRequestRecord[],
): Promise<Map<string, MessageChannel | null>> {
  if (records.length === 0) return new Map()
  const phones = new Map(
    records.flatMap((record) => {
      const phone = phoneOf(keyring, record)
      return phone ? [[record.id, blindIndex(keyring, 'phone', phone)] as const] : []
    }),
  )
  return database.aside(workerScope, async (db) => {
    const applications = await db.rows<{
      id: string
      conversation: MessageChannel | null
      email: boolean
      phone: boolean
      stopped: MessageChannel[]
    }>({
      text: `select v.id, p.email_index is not null as email, p.phone_index is not null as phone,
               (select c.channel from conversation_application a join conversation c on c.id = a.conversation_id
                where a.application_id = v.application_id and c.data_key is not null limit 1) as conversation,
               array(select c.channel from conversation c where c.notices_stopped_at is not null and (
                 c.id in (select a.conversation_id from conversation_application a where a.application_id = v.application_id)
                 or (c.channel = 'email' and c.address_index = p.email_index) or (c.channel = 'sms' and c.address_index = p.phone_index))) as stopped
             from visit_request v join personal_record p on p.application_id = v.application_id and p.data_key is not null
             where v.id = any($1)`,
      values: [records.map(({ id }) => id)],
    })
    const writers = await db.rows<{ address: string; channel: MessageChannel; is_stopped: boolean }>({
      text: `select distinct on (address_index) encode(address_index, 'hex') as address, channel, notices_stopped_at is not null as is_stopped from conversation
             where address_index = any($1) and channel in ('whatsapp', 'sms') and data_key is not null
             order by address_index, last_inbound_at desc nulls last`,
      values: [[...phones.values()]],
    })
    const applicationOf = new Map(applications.map((one) => [one.id, one]))
    const writerOf = new Map(writers.map((one) => [one.address, one]))
    return new Map(
      records.map(({ id }) => {
        const application = applicationOf.get(id)
        const phone = phones.get(id)
        const writer = phone && writerOf.get(phone.toString('hex'))
        const way = application
          ? chooseChannel(
              {
                conversation: application.conversation ?? undefined,
                hasEmail: application.email,
                hasPhone: application.phone || phone !== undefined,
                stopped: new Set(application.stopped),
              },
              config,
            )
          : chooseChannel(
              {
                conversation: writer?.channel,
                hasEmail: false,
                hasPhone: phone !== undefined,
                stopped: new Set(writer?.is_stopped ? [writer.channel] : []),
              },
              config,
            )
        // No message reaches whoever wants none: it takes a visit or a call.
        return [id, way === null || way.isStopped ? null : way.channel] as const
      }),
    )
  })
}

type ApplicationOf = {
  applicant: { email: string | null; phone: string | null }
  language: Language
  conversation: ConversationRecord | undefined
}

/** The application that a request comes from, as far as a notice needs it. */
export async function findApplicationOf(
  db: Db,
  { keyring }: Platform,
  record: VisitRequestRecord,
): Promise<[ApplicationOf | undefined, ServiceDefinition | undefined]> {
  if (!record.application_id) return [undefined, undefined]
  const [application, personal, conversation] = await Promise.all([
    db.first(
      from('application').where({ id: record.application_id }).select('service_code', 'service_version', 'language'),
    ),
    db.first(
      from('personal_record')
        .where({ application_id: record.application_id })
        .whereNotNull('data_key')
        .select('id', 'data_key', 'envelope'),
    ),
    findConversationOfApplication(db, record.application_id),
  ])
  if (!application || !personal) return [undefined, undefined]
  const { applicant } = openRecord(keyring, personal).data
  return [
    { applicant, language: application.language, conversation },
    await getDefinition(db, application.service_code, application.service_version),
  ]
}

/** Where a telephone writes to us already, we write back; the latest where there are several. */
export const findConversationOf = async (db: Db, { keyring }: Platform, phone: string | null) =>
  phone === null
    ? undefined
    : db.first<ConversationRecord>({
        text: `select * from conversation where address_index = $1 and channel in ('whatsapp', 'sms') and data_key is not null
               order by last_inbound_at desc nulls last limit 1`,
        values: [blindIndex(keyring, 'phone', phone)],
      })
