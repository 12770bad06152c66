import { localized } from '@sipelandukilat/domain'
import { dataRequestsTexts } from '#texts'
import { workerScope } from '../../platform/caller'
import type { Payload } from '../../platform/jobs/topics'
import type { Mailer } from '../../platform/mailer'
import type { Platform } from '../../platform/platform'
import type { ConversationRecord } from '../conversations/conversation-store'
import { notify } from '../conversations/notify'
import { sendNotice } from '../notices/send-notice'

type Job = Payload<'data-request.closed'>
type Closed = { application_id: string | null; contact_index: Buffer | null; regency_code: string; count: number }

/**
 * Tells whoever asked that the office answered: of an application as its other notices go, of a contact in its
 * conversation. What was erased has no contact any more, and nobody can be told.
 */
export async function notifyDataAnswer(platform: Platform, mailer: Mailer, { requestId }: Job): Promise<void> {
  const closed = await platform.database.read(workerScope, (db) =>
    db.first<Closed>({
      text: `select application_id, contact_index, regency_code,
               (select count(*)::int from data_request e where e.application_id = d.application_id and e.kind <> 'see'
                  and (e.handled_at, e.id) <= (d.handled_at, d.id)) as count
             from data_request d where id = $1 and status <> 'received'`,
      values: [requestId],
    }),
  )
  if (closed?.application_id)
    // The answers of an application are counted, so that each has a notice of its own.
    return sendNotice(platform, mailer, {
      applicationId: closed.application_id,
      seq: closed.count,
      template: 'data-answered',
    })
  if (closed?.contact_index) await notifyContact(platform, requestId, closed.contact_index, closed.regency_code)
}

async function notifyContact(
  platform: Platform,
  requestId: string,
  contactIndex: Buffer,
  regencyCode: string,
): Promise<void> {
  const { database, clock, config } = platform
  await database.write(workerScope, async (db) => {
    const now = clock()
    const isFirst = await db.run({
      text: 'update data_request set told_at = $2 where id = $1 and told_at is null',
      values: [requestId, now],
    })
    const record = isFirst
      ? await db.first<ConversationRecord>({
          text: `select * from conversation where address_index = $1 and regency_code = $2 and data_key is not null
                 order by last_message_at desc limit 1 for update`,
          values: [contactIndex, regencyCode],
        })
      : undefined
    if (!record) return
    const text = localized(words(`${config.publicUrl}/akun`), record.language)
    await notify(db, platform, { conversation: record }, [{ text }], { at: now })
  })
}

const words = (link: string) => dataRequestsTexts.of('yourRequestAboutYourPersonalData', { link })
