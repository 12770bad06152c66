import type { StoredMail } from './mailbox'

/** The data items of one mail that FETCH asks for; bodies are literals of latin1 text, one character per byte. */
export function fetchItems(mail: StoredMail, asked: readonly string[]): string {
  return asked.map((item) => fetchItem(mail, item)).join(' ')
}

/** True of the items that mark a mail as read by being fetched. */
export function marksAsRead(item: string): boolean {
  return /^(?:BODY\[|RFC822$|RFC822\.TEXT$)/i.test(item)
}

function fetchItem(mail: StoredMail, item: string): string {
  const name = item.toUpperCase()
  switch (name) {
    case 'UID':
      return `UID ${mail.uid}`
    case 'FLAGS':
      return `FLAGS (${[...mail.flags].join(' ')})`
    case 'RFC822.SIZE':
      return `RFC822.SIZE ${mail.raw.length}`
    case 'INTERNALDATE':
      return `INTERNALDATE "${toImapDate(mail.receivedAt)}"`
    default:
      return fetchBody(mail, name)
  }
}

function fetchBody(mail: StoredMail, name: string): string {
  const asked = /^BODY(?:\.PEEK)?\[(|HEADER|TEXT)\](?:<(\d+)\.(\d+)>)?$/.exec(name)
  if (!asked) throw new Error(`FETCH ${name} is not simulated.`)
  const [, section = '', start, length] = asked
  const end = mail.raw.indexOf('\r\n\r\n')
  const split = end < 0 ? mail.raw.length : end + 4
  const whole =
    section === 'HEADER' ? mail.raw.subarray(0, split) : section === 'TEXT' ? mail.raw.subarray(split) : mail.raw
  const from = Number(start ?? 0)
  const part = start === undefined ? whole : whole.subarray(from, from + Number(length))
  return `BODY[${section}]${start === undefined ? '' : `<${from}>`} {${part.length}}\r\n${part.toString('latin1')}`
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

function toImapDate(date: Date): string {
  const [day, time] = date.toISOString().split('T')
  const [year, month, dayOfMonth] = (day ?? '').split('-')
  return `${dayOfMonth}-${MONTHS[Number(month) - 1]}-${year} ${(time ?? '').slice(0, 8)} +0000`
}
