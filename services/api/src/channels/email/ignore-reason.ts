/** Why no dialogue answers a mail: answering a machine makes two machines write to each other for ever. */
export type IgnoreReason = 'auto-reply' | 'bounce' | 'loop' | 'list' | 'own'

export type MailFacts = {
  /** Header lines by their name in lower case, unfolded, in the order in which they stand. */
  headers: ReadonlyMap<string, readonly string[]>
  from: string
  messageId: string | undefined
  subject: string
}

/** The domain of our own Message-IDs. */
export const MESSAGE_ID_DOMAIN = 'sipelandukilat'
const MOST_HOPS = 30

const AUTO_SUBJECT =
  /^\s*(?:automatic reply|auto(?:matic)?[- ]?reply|out of office|balasan otomatis|jawaban otomatis)\b/i

/** @param ownAddresses the addresses from which we write, in lower case */
export function findIgnoreReason(facts: MailFacts, ownAddresses: readonly string[]): IgnoreReason | undefined {
  if (isOwn(facts, ownAddresses)) return 'own'
  if (isLoop(facts, ownAddresses)) return 'loop'
  if (isBounce(facts)) return 'bounce'
  if (isAutoReply(facts)) return 'auto-reply'
  return isList(facts) ? 'list' : undefined
}

const first = ({ headers }: MailFacts, name: string): string => (headers.get(name)?.[0] ?? '').trim().toLowerCase()

function isOwn({ from, messageId }: MailFacts, ownAddresses: readonly string[]): boolean {
  return ownAddresses.includes(from) || (messageId?.endsWith(`@${MESSAGE_ID_DOMAIN}>`) ?? false)
}

function isLoop({ headers }: MailFacts, ownAddresses: readonly string[]): boolean {
  const isOurs = (line: string) => ownAddresses.some((address) => line.toLowerCase().includes(address))
  const deliveries = (headers.get('delivered-to') ?? []).filter(isOurs).length
  return (
    (headers.get('x-loop') ?? []).some(isOurs) || deliveries > 1 || (headers.get('received')?.length ?? 0) > MOST_HOPS
  )
}

function isBounce(facts: MailFacts): boolean {
  const type = first(facts, 'content-type')
  return (
    /^(?:multipart\/report|message\/delivery-status)\b/.test(type) ||
    /^<\s*>/.test(first(facts, 'return-path')) ||
    facts.headers.has('x-failed-recipients') ||
    /^(?:mailer-daemon|postmaster)@/.test(facts.from)
  )
}

function isAutoReply(facts: MailFacts): boolean {
  const submitted = first(facts, 'auto-submitted') // RFC 3834
  return (
    (submitted !== '' && !/^no\b/.test(submitted)) ||
    ['x-autoreply', 'x-autorespond', 'x-autoresponder'].some((name) => facts.headers.has(name)) ||
    /\b(?:all|autoreply|oof)\b/.test(first(facts, 'x-auto-response-suppress')) ||
    /^auto[_-]reply$/.test(first(facts, 'precedence')) ||
    AUTO_SUBJECT.test(facts.subject)
  )
}

function isList(facts: MailFacts): boolean {
  return (
    ['list-id', 'list-unsubscribe', 'list-post'].some((name) => facts.headers.has(name)) ||
    ['list', 'bulk', 'junk'].includes(first(facts, 'precedence'))
  )
}
