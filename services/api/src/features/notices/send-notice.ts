import { workerScope } from '../../platform/caller'
import { openText } from '../../platform/crypto/envelope'
import type { Mailer } from '../../platform/mailer'
import type { Platform } from '../../platform/platform'
import { type ApplicationRecord, findApplication } from '../applications/application-store'
import { openRecord } from '../applications/personal-record'
import { getDefinition } from '../services/definitions'
import { tokenPlace } from '../session/invitations'
import { type NoticeTemplate, noticeFor, noticeText } from './notice-text'

type Notice = { applicationId: string; seq: number; template: NoticeTemplate }

/** Sends the notice that a step calls for. Sent ones are remembered, so a repeated job sends nothing twice. */
export async function noticeOfChange(
  platform: Platform,
  mailer: Mailer,
  change: { applicationId: string; seq: number },
): Promise<void> {
  const event = await platform.database.read(workerScope, (db) =>
    db.first<{ type: string; to_status: string | null }>({
      text: 'select type, to_status from application_event where application_id = $1 and seq = $2',
      values: [change.applicationId, change.seq],
    }),
  )
  const template = event && noticeFor(event)
  if (template) await sendNotice(platform, mailer, { ...change, template })
}

export async function sendNotice(platform: Platform, mailer: Mailer, notice: Notice): Promise<void> {
  const { database, keyring, config } = platform
  const found = await database.read(workerScope, async (db) => {
    const sent = await db.first({
      text: `select 1 from notice where application_id = $1 and event_seq = $2 and template = $3 and status <> 'failed'`,
      values: [notice.applicationId, notice.seq, notice.template],
    })
    const record = sent ? undefined : await findApplication(db, notice.applicationId)
    if (!record) return undefined
    const personal = await db.first<{ id: string; data_key: Buffer | null; envelope: Buffer | null }>({
      text: 'select id, data_key, envelope from personal_record where application_id = $1',
      values: [notice.applicationId],
    })
    if (!personal?.data_key) return undefined
    return {
      record,
      email: openRecord(keyring, personal).data.applicant.email,
      definition: await getDefinition(db, record.service_code, record.service_version),
    }
  })
  if (!found) return
  const { record, email, definition } = found
  if (email) {
    const { subject, text } = noticeText(notice.template, definition, record, config.publicUrl)
    await mailer.send({
      to: email,
      subject,
      text,
      messageKey: `${notice.applicationId}:${notice.seq}:${notice.template}`,
    })
  }
  await remember(platform, record, notice, email ? 'sent' : 'no-contact')
}

const remember = ({ database }: Platform, record: ApplicationRecord, notice: Notice, status: 'sent' | 'no-contact') =>
  database.write(workerScope, (db) =>
    db.run({
      text: `insert into notice (application_id, event_seq, template, channel, status, id) values ($1, $2, $3, 'email', $4, gen_random_uuid())
             on conflict (application_id, event_seq, template, channel) do update set status = excluded.status, attempts = notice.attempts + 1`,
      values: [record.id, notice.seq, notice.template, status],
    }),
  )

/** The mail with an invitation or reset link. The token leaves the outbox sealed and is opened only here. */
export async function mailInvitation(
  platform: Platform,
  mailer: Mailer,
  job: { userId: string; sealedToken: string; purpose: 'invitation' | 'reset' },
): Promise<void> {
  const { database, keyring, config } = platform
  const user = await database.read(workerScope, (db) =>
    db.first<{ email: string; language: 'id' | 'en' }>({
      text: `select email, language from app_user where id = $1 and status <> 'disabled'`,
      values: [job.userId],
    }),
  )
  if (!user) return
  const token = openText(keyring.wrapping, tokenPlace(job.userId), Buffer.from(job.sealedToken, 'base64'))
  // The token stands in the fragment: it reaches no server log and no Referer.
  const link = `${config.publicUrl}/app/invitation#${token}`
  const texts = {
    invitation: {
      id: {
        subject: 'Undangan ke Sipelandukilat',
        text: `Anda diundang memakai Sipelandukilat. Buat kata sandi Anda lewat tautan ini (berlaku 7 hari):\n\n${link}`,
      },
      en: {
        subject: 'Invitation to Sipelandukilat',
        text: `You are invited to use Sipelandukilat. Set your password by this link (valid for 7 days):\n\n${link}`,
      },
    },
    reset: {
      id: {
        subject: 'Kata sandi baru Sipelandukilat',
        text: `Buat kata sandi baru lewat tautan ini (berlaku 2 jam). Abaikan bila bukan Anda yang meminta.\n\n${link}`,
      },
      en: {
        subject: 'New Sipelandukilat password',
        text: `Set a new password by this link (valid for 2 hours). Ignore this if you did not ask.\n\n${link}`,
      },
    },
  } as const
  await mailer.send({
    to: user.email,
    ...texts[job.purpose][user.language],
    messageKey: `invitation:${job.sealedToken}`,
  })
}
