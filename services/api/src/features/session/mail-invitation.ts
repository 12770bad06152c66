import { noticesTexts } from '#texts'
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
  const say = noticesTexts.in(user.language)
  await mailer.send({
    to: user.email,
    subject: say(`mailSubject_${job.purpose}`),
    text: say(`mailText_${job.purpose}`, { link }),
    messageKey: `invitation:${job.sealedToken}`,
  })
}
