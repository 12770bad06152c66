import { localized } from '@sipelandukilat/domain'
import { workerScope } from '../../platform/caller'
import { openText } from '../../platform/crypto/envelope'
import { from } from '../../platform/database/from'
import type { Mailer } from '../../platform/mailer'
import type { Platform } from '../../platform/platform'
import { tokenPlace } from './invitations'

/** The mail with an invitation or reset link. The token leaves the outbox sealed and is opened only here. */
export async function mailInvitation(
  platform: Platform,
  mailer: Mailer,
  job: { userId: string; sealedToken: string; purpose: 'invitation' | 'reset' },
): Promise<void> {
  const { database, keyring, config } = platform
  const user = await database.read(workerScope, (db) =>
    db.first(from('app_user').where({ id: job.userId }).where('status', '<>', 'disabled').select('email', 'language')),
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
  }
  await mailer.send({
    to: user.email,
    ...localized(texts[job.purpose], user.language),
    messageKey: `invitation:${job.sealedToken}`,
  })
}
