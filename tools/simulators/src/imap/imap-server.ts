import { createServer, type Server, type Socket } from 'node:net'
import { createMailbox, type Mailbox } from './mailbox'
import { serveSession } from './session'

export type ImapServer = {
  server: Server
  inbox: Mailbox
  /** where handled mails may be moved */
  done: Mailbox
  dropLinks: () => void
}

/** The office's mailbox over IMAP4rev1. */
export function createImapServer(account: { user: string; password: string }): ImapServer {
  const inbox = createMailbox()
  const done = createMailbox()
  const sockets = new Set<Socket>()
  const boxes = new Map([
    ['INBOX', inbox],
    ['Selesai', done],
  ])
  const server = createServer((socket) => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
    serveSession(socket, { ...account, boxes })
  })
  return {
    server,
    inbox,
    done,
    dropLinks() {
      for (const socket of sockets) socket.destroy()
    },
  }
}
