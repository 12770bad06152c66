import type { Socket } from 'node:net'
import { fetchItems, marksAsRead } from './fetch-mail'
import type { Mailbox } from './mailbox'
import { type Argument, type Command, findLiteral, parseCommand } from './parse-command'
import { searchMails, selectMails } from './select-mails'

export type ImapAccount = { user: string; password: string; boxes: Map<string, Mailbox> }

const CAPABILITIES = 'IMAP4rev1 IDLE MOVE UIDPLUS UNSELECT LITERAL+'

/** One connection of a mail reader (RFC 3501, IDLE of RFC 2177, MOVE of RFC 6851). */
export function serveSession(socket: Socket, account: ImapAccount): void {
  let isSignedIn = false
  let box: Mailbox | undefined
  let announced = 0
  let idleTag: string | undefined
  let buffer = ''
  let stopListening: (() => void) | undefined

  const write = (line: string) => socket.write(`${line}\r\n`, 'latin1')

  /** New mails are announced in between commands or while it idles. */
  function announceNew() {
    const count = box?.list().length ?? 0
    if (count === announced) return
    announced = count
    write(`* ${count} EXISTS`)
  }

  function open(name: string): Mailbox {
    const found = account.boxes.get(name.toUpperCase() === 'INBOX' ? 'INBOX' : name)
    if (!found) throw new Error('No such mailbox.')
    stopListening?.()
    stopListening = found.listen(() => idleTag !== undefined && announceNew())
    box = found
    announced = found.list().length
    return found
  }

  /** No pattern asks for the separator alone. */
  function list(name: string, pattern: string) {
    if (pattern === '') return void write(`* ${name} (\\Noselect) "/" ""`)
    const boxes = [...account.boxes.keys()].filter((box) => ['*', '%', box].includes(pattern))
    for (const box of boxes) write(`* ${name} (\\HasNoChildren) "/" "${box}"`)
  }

  function select(name: string, tag: string) {
    const found = open(name)
    write('* FLAGS (\\Answered \\Flagged \\Deleted \\Seen \\Draft)')
    write('* OK [PERMANENTFLAGS (\\Answered \\Flagged \\Deleted \\Seen \\Draft \\*)] Limited')
    write(`* ${announced} EXISTS`)
    write('* 0 RECENT')
    write(`* OK [UIDVALIDITY ${found.uidValidity}] UIDs valid`)
    write(`* OK [UIDNEXT ${found.nextUid}] Predicted next UID`)
    write(`${tag} OK [READ-WRITE] Selected`)
  }

  function fetch(mailbox: Mailbox, set: string, items: Argument | undefined, isByUid: boolean) {
    const asked = [items ?? []].flat().map(String)
    const wanted = isByUid && !asked.some((item) => item.toUpperCase() === 'UID') ? ['UID', ...asked] : asked
    for (const { mail, number } of selectMails(mailbox, set, isByUid)) {
      if (wanted.some(marksAsRead)) mail.flags.add('\\Seen')
      write(`* ${number} FETCH (${fetchItems(mail, wanted)})`)
    }
  }

  function store(mailbox: Mailbox, [set, item, flags]: readonly Argument[], isByUid: boolean) {
    const how = String(item).toUpperCase()
    for (const { mail, number } of selectMails(mailbox, String(set), isByUid)) {
      if (how.startsWith('FLAGS')) mail.flags.clear()
      for (const flag of [flags ?? []].flat().map(String))
        if (how.startsWith('-')) mail.flags.delete(flag)
        else mail.flags.add(flag)
      if (!how.endsWith('.SILENT')) write(`* ${number} FETCH (UID ${mail.uid} FLAGS (${[...mail.flags].join(' ')}))`)
    }
  }

  function move(mailbox: Mailbox, set: string, name: string, isByUid: boolean) {
    const target = account.boxes.get(name)
    if (!target) throw new Error('[TRYCREATE] No such mailbox.')
    const chosen = selectMails(mailbox, set, isByUid)
    const uids = chosen.map(({ mail }) => target.add(mail.raw, mail.flags))
    write(
      `* OK [COPYUID ${target.uidValidity} ${chosen.map(({ mail }) => mail.uid).join(',')} ${uids.join(',')}] Moved`,
    )
    expunge(mailbox, chosen)
  }

  function expunge(mailbox: Mailbox, gone: readonly { number: number; mail: { uid: number } }[]) {
    mailbox.remove(gone.map(({ mail }) => mail.uid))
    for (const { number } of [...gone].reverse()) write(`* ${number} EXPUNGE`)
    announced = mailbox.list().length
  }

  function search(mailbox: Mailbox, criteria: readonly Argument[], isByUid: boolean) {
    const found = searchMails(mailbox, criteria).map(({ mail, number }) => (isByUid ? mail.uid : number))
    write(`* SEARCH${found.map((number) => ` ${number}`).join('')}`)
  }

  function runSelected({ name, arguments: given }: Command): boolean {
    if (!box) return false
    const isByUid = name.startsWith('UID ')
    const first = String(given[0] ?? '')
    switch (name.replace('UID ', '')) {
      case 'FETCH':
        fetch(box, first, given[1], isByUid)
        return true
      case 'STORE':
        store(box, given, isByUid)
        return true
      case 'SEARCH':
        search(box, given, isByUid)
        return true
      case 'MOVE':
        move(box, first, String(given[1]), isByUid)
        return true
      case 'EXPUNGE':
        expunge(
          box,
          selectMails(box, '1:*', false).filter(({ mail }) => mail.flags.has('\\Deleted')),
        )
        return true
      case 'CLOSE':
      case 'UNSELECT':
        stopListening?.()
        box = undefined
        return true
      default:
        return false
    }
  }

  function run(command: Command): void {
    const { tag, name, arguments: given } = command
    switch (name) {
      case 'CAPABILITY':
        write(`* CAPABILITY ${CAPABILITIES}`)
        break
      case 'NOOP':
      case 'CHECK':
        announceNew()
        break
      case 'LOGOUT':
        write('* BYE Goodbye')
        write(`${tag} OK Done`)
        socket.end()
        return
      case 'LOGIN':
        isSignedIn = given[0] === account.user && given[1] === account.password
        if (!isSignedIn) return void write(`${tag} NO [AUTHENTICATIONFAILED] Wrong name or password`)
        write(`${tag} OK [CAPABILITY ${CAPABILITIES}] Signed in`)
        return
      default:
        if (!isSignedIn) return void write(`${tag} NO Sign in first`)
        if (!runSignedIn(command)) return
    }
    write(`${tag} OK Done`)
  }

  /** @returns false when it has answered by itself */
  function runSignedIn(command: Command): boolean {
    const { tag, name, arguments: given } = command
    switch (name) {
      case 'LIST':
      case 'LSUB':
        list(name, String(given[1] ?? ''))
        return true
      case 'SELECT':
      case 'EXAMINE':
        select(String(given[0]), tag)
        return false
      case 'STATUS': {
        const found = account.boxes.get(String(given[0]))
        if (!found) throw new Error('No such mailbox.')
        const unseen = found.list().filter(({ flags }) => !flags.has('\\Seen')).length
        const counts = `MESSAGES ${found.list().length} UIDNEXT ${found.nextUid} UIDVALIDITY ${found.uidValidity}`
        write(`* STATUS "${String(given[0])}" (${counts} UNSEEN ${unseen})`)
        return true
      }
      case 'IDLE':
        idleTag = tag
        write('+ idling')
        announceNew()
        return false
      default:
        if (runSelected(command)) return true
        write(`${tag} BAD ${name} is not simulated`)
        return false
    }
  }

  function takeLine(line: string) {
    if (idleTag !== undefined) {
      if (line.trim().toUpperCase() !== 'DONE') return
      write(`${idleTag} OK Idle ended`)
      idleTag = undefined
      return
    }
    const tag = line.split(' ', 1)[0] || '*'
    try {
      run(parseCommand(line))
    } catch (error) {
      write(`${tag} NO ${error instanceof Error ? error.message : String(error)}`)
    }
  }

  /** Where the command at the beginning of the buffer ends; undefined while some of it is missing. */
  function findEnd(): number | undefined {
    let from = 0
    for (;;) {
      const end = buffer.indexOf('\r\n', from)
      if (end < 0) return undefined
      const literal = idleTag === undefined ? findLiteral(buffer.slice(0, end)) : undefined
      if (!literal) return end
      from = end + 2 + literal.size
      if (buffer.length < from) {
        if (!literal.isSent && buffer.length === end + 2) write('+ go on')
        return undefined
      }
    }
  }

  socket.setNoDelay(true)
  socket.setEncoding('latin1')
  socket.on('error', () => socket.destroy())
  socket.on('close', () => stopListening?.())
  socket.on('data', (chunk: string) => {
    buffer += chunk
    for (let end = findEnd(); end !== undefined; end = findEnd()) {
      const line = buffer.slice(0, end)
      buffer = buffer.slice(end + 2)
      takeLine(line)
    }
  })
  write(`* OK [CAPABILITY ${CAPABILITIES}] Simulated mailbox`)
}
