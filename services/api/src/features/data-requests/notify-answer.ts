import { localized } from '@sipelandukilat/domain'
import { dataRequestsTexts } from '#texts'
import { workerScope } from '../../platform/caller'
import { from, type Row } from '../../platform/database/from'
import type { Payload } from '../../platform/jobs/topics'
import type { Mailer } from '../../platform/mailer'
import type { Platform } from '../../platform/platform'
import { notify } from '../conversations/notify'
import { sendNotice } from '../notices/send-notice'

type Job = Payload<'data-request.closed'>
type Closed = Pick<Row<'data_request'>, 'application_id' | 'contact_index' | 'regency_code'> & { count: number }

/**
 * Notifies whoever asked that the office answered: of an application as its other notices go, of a contact in its
 * conversation. What was erased has no contact any more, and nobody can be notified.
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
    const isFirst = await db.run(from('data_request').where({ id: requestId, told_at: null }).update({ told_at: now }))
    const record = isFirst
      ? await db.first(
          from('conversation')
            .where({ address_index: contactIndex, regency_code: regencyCode, notices_stopped_at: null })
            .whereNotNull('data_key')
            .orderBy('last_message_at', 'desc')
            .limit(1)
            .forUpdate(),
        )
      : undefined
    if (!record) return
    const text = localized(words(`${config.publicUrl}/akun`), record.language)
    await notify(db, platform, { conversation: record }, [{ text }], { at: now })
  })
}

const words = (link: string) => dataRequestsTexts.of('yourRequestAboutYourPersonalData', { link })
