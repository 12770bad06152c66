import { createHash } from 'node:crypto'
import { createTransport, type SendMailOptions } from 'nodemailer'

export type Mail = {
  to: string
  subject: string
  text: string
  /** The same id for the same notice, so that a mailbox can tell a repetition. */
  messageKey: string
}

export type Mailer = {
  send: (mail: Mail) => Promise<void>
  /** A mail as it is, for the answers of a conversation. */
  sendMail: (mail: SendMailOptions) => Promise<unknown>
  close: () => void
}

const noServer = () => Promise.reject(new Error('No SMTP_URL is set: mail cannot leave'))

/** Sends by SMTP; without a server every send fails with a reason, and the job stays visible until there is one. */
export function createMailer(options: { smtpUrl: string | undefined; from: string }): Mailer {
  if (options.smtpUrl === undefined) return { send: noServer, sendMail: noServer, close: () => undefined }
  const transport = createTransport(options.smtpUrl, { from: options.from, pool: true } as object)
  return {
    async send({ to, subject, text, messageKey }) {
      const id = createHash('sha256').update(messageKey).digest('hex').slice(0, 32)
      await transport.sendMail({
        from: options.from,
        to,
        subject,
        text,
        messageId: `<${id}@sipelandukilat>`,
        headers: { 'Auto-Submitted': 'auto-generated' },
      })
    },
    sendMail: (mail) => transport.sendMail(mail),
    close: () => transport.close(),
  }
}
