import { ImapFlow } from 'imapflow'
import type { ImapSettings } from '../../platform/channel-settings'
import { type BackOff, toDelay } from '../back-off'
import type { LinkState } from '../message'
import { defaultMailLimits, type MailLimits } from './mail-limits'
import { type ParsedMail, parseMail } from './parse-mail'
import { createSignal } from './signal'

/** A mail as it lay in the mailbox. */
export type ReceivedMail = {
  /** The whole mail, or its beginning when it is larger than the limit (`isCut`). */
  raw: Buffer
  isCut: boolean
  uid: number
  /** UIDs mean something together with this only: it changes when a mailbox is made anew. */
  uidValidity: string
  receivedAt: Date
}

export type ImapListenerOptions = ImapSettings & {
  ownAddresses: readonly string[]
  /** Stores the mail; only when it resolves is the mail marked as read or moved. When it rejects the mail comes again. */
  onMail: (mail: ParsedMail, received: ReceivedMail) => Promise<void>
  /** Why a mail was not stored; it comes again. */
  onError?: (error: unknown) => void
  onState?: (state: LinkState) => void
  clock?: () => Date
  random?: () => number
  limits?: Partial<MailLimits>
  backOff?: BackOff
  /** How long without a word from the server until we look by ourselves, and how often a failed mail is tried. */
  pollMs?: number
  retryMs?: number
}

const LOGOUT_MS = 2_000

export type ImapListener = { state: () => LinkState; close: () => Promise<void> }

/**
 * Waits for mail over IMAP IDLE and hands on every unread one, also those that came while nobody listened. Which are
 * done is known from the flags in the mailbox alone, so a restart or a mailbox made anew (UIDVALIDITY) loses nothing;
 * what is handed on twice after a broken link has the same external id. The mailbox must be ours alone.
 */
export function imapListener(options: ImapListenerOptions): ImapListener {
  const backOff = options.backOff ?? { firstMs: 1_000, mostMs: 60_000 }
  const random = options.random ?? Math.random
  const news = createSignal()
  let state: LinkState = { state: 'down', reason: 'connecting' }
  let isClosing = false
  let client: ImapFlow | undefined

  function report(next: LinkState) {
    state = next
    options.onState?.(next)
  }

  async function run(): Promise<void> {
    let failures = 0
    while (!isClosing) {
      let reason = 'closed'
      try {
        client = connectTo(options)
        await listen(client, () => {
          failures = 0
          report({ state: 'up' })
        })
      } catch (error) {
        reason = error instanceof Error ? error.message : String(error)
      }
      client?.close()
      failures += 1
      report({ state: 'down', reason })
      if (isClosing) return
      news.lower()
      await news.wait(toDelay(failures, backOff, random()))
    }
  }

  /** Ends when the link breaks. */
  async function listen(link: ImapFlow, onUp: () => void): Promise<void> {
    let broken: Error | undefined
    link.on('exists', news.raise)
    link.on('mailboxOpen', news.raise)
    link.on('error', (error) => {
      broken = error
      news.raise()
    })
    link.on('close', () => {
      broken ??= new Error('closed by the far side')
      news.raise()
    })
    await link.connect()
    await link.mailboxOpen(options.mailbox)
    onUp()
    while (!isClosing && !broken) {
      news.lower()
      const isDone = await takeUnread(link)
      if (isClosing || broken) break
      link.idle().catch(() => undefined) // a broken link reports itself by `close`
      await news.wait(isDone ? (options.pollMs ?? 300_000) : (options.retryMs ?? 30_000))
    }
    if (broken) throw broken
    await Promise.race([link.logout(), new Promise((resolve) => setTimeout(resolve, LOGOUT_MS).unref())])
  }

  /** @returns false when a mail has to be tried again */
  async function takeUnread(link: ImapFlow): Promise<boolean> {
    const found = await link.search({ seen: false, deleted: false }, { uid: true })
    let isDone = true
    for (const uid of found || []) {
      if (isClosing) return true
      const received = await fetchMail(link, uid)
      if (!received) continue
      const mail = await parseMail(received.raw, { ...options, ...received })
      const isStored = await options.onMail(mail, received).then(
        () => true,
        (error: unknown) => {
          options.onError?.(error)
          return false
        },
      )
      if (!(isStored && (await finish(link, uid)))) isDone = false
    }
    return isDone
  }

  async function fetchMail(link: ImapFlow, uid: number): Promise<ReceivedMail | undefined> {
    const limits = { ...defaultMailLimits, ...options.limits }
    const facts = await link.fetchOne(String(uid), { size: true }, { uid: true })
    if (!facts) return undefined // somebody removed it
    const isCut = (facts.size ?? 0) > limits.rawBytes
    // Also an honest size is not trusted: no more than the limit is taken in.
    const most = isCut ? limits.headerBytes : limits.rawBytes + 1
    const { source } =
      (await link.fetchOne(String(uid), { source: { start: 0, maxLength: most } }, { uid: true })) || {}
    if (!source) return undefined
    const uidValidity = link.mailbox ? String(link.mailbox.uidValidity) : ''
    return { raw: source, isCut, uid, uidValidity, receivedAt: options.clock?.() ?? new Date() }
  }

  /** @returns false when the server did not mark it, so that it will come again */
  async function finish(link: ImapFlow, uid: number): Promise<boolean> {
    const isMarked = await link.messageFlagsAdd(String(uid), ['\\Seen'], { uid: true })
    // What cannot be moved stays where it is, marked as read.
    if (isMarked && options.processedMailbox)
      await link.messageMove(String(uid), options.processedMailbox, { uid: true })
    return isMarked
  }

  const finished = run()
  return {
    state: () => state,
    async close() {
      isClosing = true
      news.raise() // what is being stored is finished and marked first
      if (state.state === 'down') client?.close()
      await finished
    },
  }
}

function connectTo(options: ImapListenerOptions): ImapFlow {
  const most = options.limits?.rawBytes ?? defaultMailLimits.rawBytes
  return new ImapFlow({
    host: options.host,
    port: options.port,
    secure: options.isSecure,
    auth: { user: options.user, pass: options.password },
    logger: false, // its log holds addresses and subjects
    disableAutoIdle: true,
    maxIdleTime: 240_000, // networks forget a silent connection after some minutes
    connectionTimeout: 20_000,
    maxLiteralSize: most + 1024 * 1024,
    maxLineLength: 8 * 1024 * 1024,
    maxResponseSize: most + 16 * 1024 * 1024,
  })
}
