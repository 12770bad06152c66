import {
  ApplicationStatus,
  formatDate,
  isClosed,
  type Lacks,
  type Language,
  lackNames,
  localized,
  type Outlook,
  type PresenceMode,
  type ServiceDefinition,
} from '@sipelandukilat/domain'
import { noticesTexts } from '#texts'
import { fillWords, type NoticeKey, noVisit } from './notice-words'

export type NoticeTemplate =
  | 'received'
  | 'incomplete'
  | 'incomplete-reminder'
  | 'supplied'
  | 'contact-changed'
  | 'correction'
  | 'correction-reminder'
  | 'presence'
  | 'ready'
  | 'completed'
  | 'rejected'
  | 'withdrawn'
  | 'document-replaced'
  | 'merged'
  | 'separated'
  | 'transferred'
  | 'data-answered'
  | 'message-answered'
  | 'arrival'
  | 'arrival-reminder'
  | 'arrival-expired'
  | 'arrival-elsewhere'

/** What a notice tells of an application; columns of its row. */
type Facts = {
  tracking_number: string
  status: ApplicationStatus
  merged_into: string | null
  outlook: Outlook
  /** What is missing, or to be corrected. */
  asked: Lacks | null
  /** Until when that is awaited, or the moving letter valid. */
  until: Date | string | null
  language: Language
}

/** Which notice a step in an application's history calls for, if any. */
export function noticeFor(event: {
  type: string
  to_status: string | null
  data: Record<string, unknown>
}): NoticeTemplate | undefined {
  switch (event.type) {
    case 'submit':
      if (event.data.isArrival) return 'arrival'
      return event.to_status === 'incomplete' ? 'incomplete' : 'received'
    case 'supply':
      return 'supplied'
    case 'supplement':
      return Array.isArray(event.data.changed) && event.data.changed.includes('applicant.phone')
        ? 'contact-changed'
        : undefined
    case 'request_correction':
      return 'correction'
    case 'await_presence':
      return 'presence'
    case 'make_ready':
    case 'deliver':
      return 'ready'
    case 'complete':
      return 'completed'
    case 'reject':
    case 'close_correction':
      return 'rejected'
    case 'close_arrival':
      return 'arrival-expired'
    case 'message_answered':
      return 'message-answered'
    case 'document_replaced':
      return 'document-replaced'
    case 'withdraw':
      return 'withdrawn'
    case 'merge':
      return 'merged'
    case 'separate':
      return 'separated'
    case 'transfer':
      return 'transferred'
    default:
      return undefined
  }
}

const open = ApplicationStatus.options.filter((status) => !isClosed(status))

/** In which states it is so what a notice says; one that is not named says what happened once and stays true. */
const statesOf: Partial<Record<NoticeTemplate, readonly ApplicationStatus[]>> = {
  received: open,
  incomplete: ['incomplete'],
  'incomplete-reminder': ['incomplete'],
  supplied: open,
  correction: ['correction'],
  'correction-reminder': ['correction'],
  presence: ['awaiting_presence'],
  ready: ['ready', 'delivering'],
  'document-replaced': ['ready', 'delivering'],
  completed: ['completed'],
  rejected: ['rejected'],
  withdrawn: ['withdrawn'],
  merged: ['merged'],
  separated: open,
  transferred: open,
  arrival: ['incomplete'],
  'arrival-reminder': ['incomplete'],
  'arrival-expired': ['rejected'],
}

/** Whether a notice tells how an application stands, and not what happened once. */
export const tellsState = (template: NoticeTemplate): boolean => statesOf[template] !== undefined

/** Whether what a notice says is so in a status: one that comes late would tell of what has passed as if it were now. */
export const isSo = (template: NoticeTemplate, status: ApplicationStatus): boolean =>
  statesOf[template]?.includes(status) ?? true

/** The key of a notice's words: where presence is awaited they differ by place. */
export const wordsKey = (
  template: NoticeTemplate,
  { presence_mode }: { presence_mode: PresenceMode | null },
): NoticeKey =>
  template === 'presence' ? (presence_mode === 'office' ? 'presence-office' : 'presence-visit') : template

/** A notice in these words: the service, the tracking number and what to do. Never a name or an identifier: phones and mailboxes are shared. */
export function noticeText(
  words: string,
  definition: ServiceDefinition,
  facts: Facts,
  publicUrl: string,
  { isAnswerable = false, isAsked = false, isAnsweredHere = false, pin = '', answer = '' } = {},
): { subject: string; text: string } {
  const language = facts.language
  const { label, now, office, pickup, promisedAt } = facts.outlook
  const status = localized(label, language)
  const sentence = fillWords(words, {
    layanan: localized(definition.title, language),
    nomor: facts.tracking_number,
    status,
    batas: promisedAt ? formatDate(promisedAt, language) : '',
    utama: facts.merged_into ?? '',
    sampai: facts.until ? formatDate(facts.until, language) : '',
    pin,
    jawaban: answer,
    // Where the dialogue asks for it, it says so itself.
    kurang: isAsked || !facts.asked ? '' : missingWords(definition, facts.asked, language),
    cara: noticesTexts.say(language, isAnsweredHere ? 'way_here' : 'way_page'),
    ...noVisit,
    keadaan: localized(now, language),
    dokumen: documentWords(definition, facts.outlook, language),
    tempat: pickup ? localized(pickup, language) : '',
    kantor: localized(office, language),
  })
  const follow = noticesTexts.say(language, 'followAt', { link: `${publicUrl}/lacak` })
  const footer = isAnswerable ? localized(footers.answerable, language) : localized(footers.automatic, language)
  return {
    subject: `${localized(definition.title, language)} ${facts.tracking_number}: ${status}`,
    text: [
      `${localized(definition.title, language)}, ${facts.tracking_number}`,
      '',
      sentence,
      '',
      follow,
      '',
      footer,
    ].join('\n'),
  }
}

const given = ['download', 'link', 'pickup', 'onItsWay']

/** What documents there are to be had: one by its name, several each with how it is come by. */
function documentWords({ products }: ServiceDefinition, { documents }: Outlook, language: Language): string {
  const had = documents.filter(({ state }) => given.includes(state))
  const nameOf = (product: string) => localized(products.find(({ id }) => id === product)?.label, language) ?? product
  if (had.length === 1) return had.map(({ product }) => nameOf(product)).join('')
  return had
    .map(({ product, words }) => `${nameOf(product)}: ${localized(words, language).replace(/\.$/, '')}`)
    .join('; ')
}

const missingWords = (definition: ServiceDefinition, lacks: Lacks, language: Language): string =>
  lackNames(definition, lacks)
    .map((name) => localized(name, language))
    .join('; ')

const footers = {
  automatic: noticesTexts.of('footers_automatic'),
  answerable: noticesTexts.of('footers_answerable'),
} as const
