import { formatDate } from '../calendar/dates'
import type { Language } from '../language/language'
import type { ServiceDefinition } from '../services/service-definition'
import type { DialogueReply } from './context'
import { messagesIn } from './messages'

/** What is said once an application was taken in: its number, its PIN and what comes next. */
export function receiptReply(
  definition: ServiceDefinition,
  receipt: { trackingNumber: string; pin: string; dueAt?: Date | string | null },
  language: Language,
): DialogueReply {
  const messages = messagesIn(language)
  const lines = [
    messages.receipt(definition.title[language], receipt.trackingNumber, receipt.pin),
    receipt.dueAt ? messages.receiptDue(formatDate(receipt.dueAt, language)) : '',
    definition.presence === 'none' ? '' : messages.receiptPresence,
    messages.receiptNext,
  ]
  return { text: lines.filter((line) => line !== '').join('\n') }
}
