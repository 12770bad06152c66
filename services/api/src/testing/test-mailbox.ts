import { SMTPServer } from 'smtp-server'

export type TestMailbox = {
  /** What arrived, in order; long lines as they were written. */
  mails: { to: string; text: string }[]
  /** The same without whom it was for. */
  texts: string[]
  smtpUrl: string
  close: () => Promise<void>
}

/** A mail server on this machine that keeps what it is given. */
export async function openTestMailbox(): Promise<TestMailbox> {
  const mails: TestMailbox['mails'] = []
  const texts: string[] = []
  const smtp = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData(stream, session, done) {
      let text = ''
      stream.on('data', (chunk) => {
        text += chunk
      })
      stream.on('end', () => {
        const mail = { to: session.envelope.rcptTo[0]?.address ?? '', text: text.replaceAll('=\r\n', '') }
        mails.push(mail)
        texts.push(mail.text)
        done()
      })
    },
  })
  await new Promise<void>((resolve) => smtp.listen(0, '127.0.0.1', resolve))
  const address = smtp.server.address()
  const port = typeof address === 'object' && address ? address.port : 0
  return {
    mails,
    texts,
    smtpUrl: `smtp://127.0.0.1:${port}`,
    close: () => new Promise<void>((resolve) => smtp.close(resolve)),
  }
}
