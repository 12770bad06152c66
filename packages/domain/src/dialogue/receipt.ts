import { formatDate } from '../calendar/dates'
import type { Language } from '../language/language'
import { localized } from '../language/localized'
import type { ServiceDefinition } from '../services/service-definition'
import type { DialogueReply } from './context'
import { sayIn } from './say'

/** What is said once an application was taken in: its number, its PIN and what comes next. */
export function receiptReply(
  definition: ServiceDefinition,
  receipt: { trackingNumber: string; pin: string; dueAt?: Date | string | null },
  language: Language,
): DialogueReply {
  const say = sayIn(language)
  const lines = [
    say('receipt', { title: localized(definition.title, language), number: receipt.trackingNumber, pin: receipt.pin }),
    receipt.dueAt ? say('receiptDue', { date: formatDate(receipt.dueAt, language) }) : '',
    definition.presence === 'none' ? '' : say('receiptPresence'),
    say('receiptNext'),
  ]
  return { text: lines.filter((line) => line !== '').join('\n') }
}
