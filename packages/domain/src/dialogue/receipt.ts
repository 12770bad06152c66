import { formatDate } from '../calendar/dates'
import type { Lacks } from '../forms/lacks'
import { lackNames } from '../forms/missing'
import type { Language } from '../language/language'
import { localized } from '../language/localized'
import type { ServiceDefinition } from '../services/service-definition'
import type { DialogueChannel, DialogueReply } from './context'
import { type Say, sayIn } from './say'

type Taken = { trackingNumber: string; dueAt?: Date | string | null; lacks?: Lacks | null }

/** What is said once an application was taken in: its number, its PIN, for whom it is where that is not who wrote, what comes next. */
export function receiptReply(
  definition: ServiceDefinition,
  receipt: Taken & { pin: string; forName?: string | undefined },
  language: Language,
  channel: DialogueChannel,
): DialogueReply {
  const say = sayIn(language)
  const words = { title: localized(definition.title, language), number: receipt.trackingNumber, pin: receipt.pin }
  const forWhom = receipt.forName === undefined ? '' : say('forName', { name: receipt.forName })
  if (receipt.lacks)
    return toReply([
      say('receiptIncomplete', words),
      forWhom,
      ...missingLines(definition, receipt.lacks, channel, language, say),
      say('incompleteClock'),
    ])
  return toReply([
    say('receipt', words),
    forWhom,
    receipt.dueAt ? say('receiptDue', { date: formatDate(receipt.dueAt, language) }) : '',
    definition.presence === 'none' ? '' : say('receiptPresence'),
    say('receiptNext'),
  ])
}

/** What is said once something that was missing was put in: that it is whole, or what is still missing. */
export function completionReply(
  definition: ServiceDefinition,
  receipt: Taken,
  officeName: string,
  language: Language,
  channel: DialogueChannel,
): DialogueReply {
  const say = sayIn(language)
  if (receipt.lacks) return toReply(missingLines(definition, receipt.lacks, channel, language, say))
  return toReply([
    say('nowComplete', {
      title: localized(definition.title, language),
      number: receipt.trackingNumber,
      office: officeName,
    }),
    receipt.dueAt ? say('receiptDue', { date: formatDate(receipt.dueAt, language) }) : '',
    definition.presence === 'none' ? '' : say('receiptPresence'),
  ])
}

/** An SMS is paid by its length. */
const mostNamed = 6

function missingLines(
  definition: ServiceDefinition,
  lacks: Lacks,
  channel: DialogueChannel,
  language: Language,
  say: Say,
): string[] {
  const names = lackNames(definition, lacks).map((name) => `- ${localized(name, language)}`)
  const canSendFiles = channel !== 'sms'
  const canAnswer = lacks.fields.length > 0 || canSendFiles
  const here = lacks.attachments.length > 0 && canSendFiles ? say('completeWithFiles') : say('completeHere')
  return [
    say('stillMissing'),
    ...names.slice(0, mostNamed),
    names.length > mostNamed ? say('andMore', { count: names.length - mostNamed }) : '',
    canAnswer ? here : '',
    lacks.attachments.length > 0 ? say('completeElsewhere') : '',
  ]
}

const toReply = (lines: readonly string[]): DialogueReply => ({ text: lines.filter((line) => line !== '').join('\n') })
