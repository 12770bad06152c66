import type { InboundMessage } from '../../channels/message'
import { openText } from '../../platform/crypto/envelope'
import { from } from '../../platform/database/from'
import type { FindAwaited } from '../uploads/remove-unused'
import { inboundPlace } from './receive'

/** Names of the files of an e-mail as they came; what is kept of them is drawn anew, under names of its own. */
export const mailFilesOf = ({ channel, content }: InboundMessage): string[] =>
  channel === 'email' && content.kind === 'files'
    ? content.files.map(({ reference }) => reference).filter((reference) => reference !== '')
    : []

/** Files of mails that wait to be handled: the same bytes may have come with another that was. */
export const findAwaitedFiles: FindAwaited = async (db, keyring) => {
  const waiting = await db.rows(
    from('inbound_message').where({ channel: 'email', handled_at: null }).select('id', 'sealed'),
  )
  return new Set(
    waiting.flatMap(({ id, sealed }) =>
      mailFilesOf(JSON.parse(openText(keyring.wrapping, inboundPlace(id), sealed)) as InboundMessage),
    ),
  )
}
