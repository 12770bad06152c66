import { formatDate } from '../calendar/dates'
import type { Lacks } from '../forms/lacks'
import { lackNames } from '../forms/missing'
import type { Language } from '../language/language'
import { localized } from '../language/localized'
import type { ServiceDefinition } from '../services/service-definition'
import type { DialogueChannel, DialogueReply } from './context'
import { keyTitle } from './key-title'
import { type Say, sayIn } from './say'

type Taken = {
  trackingNumber: string
  /** The keys of what was put in just now. */
  answered?: readonly string[]
  dueAt?: Date | string | null
  lacks?: Lacks | null
} & Reading

/** Who reads what lacks, and whether they asked for it. */
type Reading = {
  /** Whoever reads it opens it with number and PIN alone. */
  isOpenedByPin?: boolean
  /** All of it is named, also where that is paid by its length. */
  isWhole?: boolean
}

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
      ...missingLines(definition, { ...receipt, lacks: receipt.lacks }, channel, language, say),
      say('incompleteClock'),
    ])
  return toReply([say('receipt', words), forWhom, whenDone(definition, receipt, language), say('receiptNext')])
}

/** By when it is done; no day is known before whoever must be present was. */
function whenDone({ presence }: ServiceDefinition, { dueAt }: Taken, language: Language): string {
  const say = sayIn(language)
  if (presence !== 'none') return say('receiptPresence')
  return dueAt ? say('receiptDue', { date: formatDate(dueAt, language) }) : ''
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
  const { lacks } = receipt
  if (lacks)
    return toReply([
      keptLine(definition, receipt.answered ?? [], language, say),
      ...missingLines(definition, { ...receipt, lacks }, channel, language, say),
    ])
  return toReply([
    say('nowComplete', {
      title: localized(definition.title, language),
      number: receipt.trackingNumber,
      office: officeName,
    }),
    whenDone(definition, receipt, language),
  ])
}

/** What was put in just now, said where something is still missing. */
function keptLine(definition: ServiceDefinition, answered: readonly string[], language: Language, say: Say): string {
  const names = answered.map((key) => localized(keyTitle(definition, key), language))
  const shown = names.length > mostInSms ? [...names.slice(0, mostInSms), '…'] : names
  return names.length === 0 ? '' : say('answersKept', { answers: shown.join(', ') })
}

/** What an application is to be corrected in, as far as it is asked now. */
type Asked = Lacks & {
  trackingNumber: string
  /** What the officer wrote; left out where it is not for whoever reads it. */
  note?: string
  /** The last day on which it is awaited, ISO 8601. */
  until: Date | string
} & Reading

/** What is to be corrected, until when, how it is answered here, and where its papers are brought. */
export function correctionReply(
  definition: ServiceDefinition,
  { trackingNumber, note, until, isOpenedByPin, isWhole, ...asked }: Asked,
  language: Language,
  channel: DialogueChannel,
): DialogueReply {
  const say = sayIn(language)
  const canAnswer = asked.fields.length > 0 || channel !== 'sms'
  const here = isOpenedByPin ? say('correctionHereByPin', { number: trackingNumber }) : say('correctionHere')
  return toReply([
    say('correctionAsks'),
    ...namedLines(definition, asked, isWhole ? undefined : channel, language, say),
    note ? say('correctionNote', { note }) : '',
    say('correctionUntil', { date: formatDate(until, language) }),
    canAnswer ? here : '',
    channel === 'sms' && asked.attachments.length > 0 ? say('correctionPapers') : '',
  ])
}

/** An SMS is paid by its length: the rest is told to whoever asks for it. */
const mostInSms = 6

function namedLines(
  definition: ServiceDefinition,
  asked: Lacks,
  channel: DialogueChannel | undefined,
  language: Language,
  say: Say,
): string[] {
  const names = lackNames(definition, asked).map((name) => `- ${localized(name, language)}`)
  const more = channel === 'sms' ? names.length - mostInSms : 0
  return more > 0 ? [...names.slice(0, mostInSms), say('andMore', { count: more })] : names
}

function missingLines(
  definition: ServiceDefinition,
  { lacks, trackingNumber, isOpenedByPin, isWhole }: Taken & { lacks: Lacks },
  channel: DialogueChannel,
  language: Language,
  say: Say,
): string[] {
  const canSendFiles = channel !== 'sms'
  const canAnswer = lacks.fields.length > 0 || canSendFiles
  const byAnyone = lacks.attachments.length > 0 && canSendFiles ? say('completeWithFiles') : say('completeHere')
  const here = isOpenedByPin ? say('completeHereByPin', { number: trackingNumber }) : byAnyone
  return [
    say('stillMissing'),
    ...namedLines(definition, lacks, isWhole ? undefined : channel, language, say),
    canAnswer ? here : '',
    lacks.attachments.length > 0 ? say('completeElsewhere') : '',
  ]
}

const toReply = (lines: readonly string[]): DialogueReply => ({ text: lines.filter((line) => line !== '').join('\n') })
