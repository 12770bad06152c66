import type { Mailbox, StoredMail } from './mailbox'
import type { Argument } from './parse-command'

/** A sequence set such as `1:3,7,*`, as a test of numbers. */
export function toSequenceTest(set: string, largest: number): (number: number) => boolean {
  const toNumber = (text: string) => (text === '*' ? largest : Number(text))
  const ranges = set.split(',').map((range) => {
    const [first = '', last = first] = range.split(':')
    const ends = [toNumber(first), toNumber(last)]
    return [Math.min(...ends), Math.max(...ends)] as const
  })
  return (number) => ranges.some(([from, to]) => number >= from && number <= to)
}

/** The mails of a set of UIDs or of sequence numbers, each with its sequence number. */
export function selectMails(mailbox: Mailbox, set: string, isByUid: boolean): { mail: StoredMail; number: number }[] {
  const all = mailbox.list().map((mail, index) => ({ mail, number: index + 1 }))
  const largest = isByUid ? (all.at(-1)?.mail.uid ?? 0) : all.length
  const isIn = toSequenceTest(set, largest)
  return all.filter(({ mail, number }) => isIn(isByUid ? mail.uid : number))
}

const FLAGS: Readonly<Record<string, string>> = {
  SEEN: '\\Seen',
  ANSWERED: '\\Answered',
  DELETED: '\\Deleted',
  FLAGGED: '\\Flagged',
  DRAFT: '\\Draft',
}

/**
 * The mails that meet all criteria: flags and their opposites, ALL, UID.
 * @throws {Error} for a criterion that is not simulated
 */
export function searchMails(mailbox: Mailbox, criteria: readonly Argument[]): { mail: StoredMail; number: number }[] {
  let found = selectMails(mailbox, '1:*', false)
  for (let at = 0; at < criteria.length; at += 1) {
    const word = String(criteria[at]).toUpperCase()
    if (word === 'UID') {
      at += 1
      const wanted = new Set(selectMails(mailbox, String(criteria[at]), true).map(({ mail }) => mail.uid))
      found = found.filter(({ mail }) => wanted.has(mail.uid))
    } else if (word !== 'ALL') {
      const isWithout = word.startsWith('UN')
      const flag = FLAGS[isWithout ? word.slice(2) : word]
      if (!flag) throw new Error(`SEARCH ${word} is not simulated.`)
      found = found.filter(({ mail }) => mail.flags.has(flag) !== isWithout)
    }
  }
  return found
}
