import { randomUUID } from 'node:crypto'
import { SMTPServer } from 'smtp-server'
import { parseMail } from './mail'
import type { MailStore } from './mail-store'

const SIZE_LIMIT_BYTES = 25 * 1024 * 1024

/**
 * An SMTP server that accepts every mail from loopback and sends none on.
 * @param store gets each mail before it is acknowledged
 */
export function createSmtp(store: MailStore): SMTPServer {
  return new SMTPServer({
    authOptional: true,
    onAuth: (credentials, _session, answer) => answer(null, { user: credentials.username ?? '' }), // any will do
    allowInsecureAuth: true,
    disabledCommands: ['STARTTLS'], // loopback only
    disableReverseLookup: true,
    size: SIZE_LIMIT_BYTES,
    onData(stream, session, answer) {
      const { mailFrom, rcptTo } = session.envelope
      const envelope = {
        id: randomUUID(),
        receivedAt: new Date(),
        from: mailFrom ? mailFrom.address : '',
        to: rcptTo.map(({ address }) => address),
      }
      parseMail(stream, envelope).then(
        (mail) => {
          if (stream.sizeExceeded) return answer(Object.assign(new Error('Message too large'), { responseCode: 552 }))
          store.add(mail)
          answer(null)
        },
        (error: Error) => answer(error),
      )
    },
  })
}
