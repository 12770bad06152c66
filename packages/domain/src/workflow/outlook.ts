import { formatDate } from '../calendar/dates'
import type { Localized } from '../language/language'
import { perLanguage } from '../language/languages'
import { localized } from '../language/localized'
import type { PresenceMode } from '../services/presence'
import { outlookTexts } from '../texts/texts'
import type { Approver } from './approver'
import type { DeliveryCarrier } from './handover'
import { type ApplicationStatus, awaitsPresence, isInGroup, promisedFor, type ReadyAs, statusLabel } from './status'

/** A document as far as its citizen is concerned. Times are ISO 8601. */
export type DocumentFacts = {
  /** Of the service's products, by its id. */
  product: string
  /** `pdf`, `card`, or `record` where nothing is given out. */
  format: string
  /** There is a file of it, which the PIN opens. */
  hasFile: boolean
  /** There is a link to it on the state's site. */
  hasLink: boolean
  handedOverAt: string | null
  /** Where it is collected; null for the office. */
  pickupPlace: string | null
}

/** What is known of an application, as far as its citizen is told. */
export type OutlookFacts = {
  status: ApplicationStatus
  presenceMode: PresenceMode | null
  /** Whoever had to be present was. */
  presenceDone: boolean
  /** What whoever must be present brings, where the service says so; null for the family card. */
  bring: Localized | null
  /** What follows once it is recorded, as its service says. */
  afterwards: Localized | null
  /** Who decides, where somebody must. */
  approver: Approver | null
  /** Whose office acts, and the village, by name. */
  regencyName: string
  villageName: string
  /** Where that office is and when it is open, as far as it says so. */
  office: { address?: string | undefined; hours?: string | undefined }
  /** Who brings what is on its way; null where nothing is. */
  carrier: DeliveryCarrier | null
  /** ISO 8601; the day by which the office should be done, and the day that was promised first. */
  dueAt: string | null
  firstDueAt: string | null
  /** What moved the day. */
  dueMovedBy: 'correction' | 'transfer' | null
  /** The visit that this citizen was given, and the next one to the village. */
  appointment: { date: string; time: string | null; place: string; isAtHome: boolean } | null
  nextVisit: { date: string; place: string } | null
  /** The tracking number of the application that goes on in its place. */
  mergedInto: string | null
  closedByCorrectionTimeout: boolean
  /** Of an arrival that a moving letter opened: the last day on which the letter is valid, and whether it was closed after that. */
  arrival: { until: string; isExpired: boolean } | null
  documents: readonly DocumentFacts[]
}

export type DocumentState =
  | 'pending'
  | 'issued'
  | 'record'
  | 'download'
  | 'link'
  | 'pickup'
  | 'onItsWay'
  | 'handedOver'
  | 'none'

export type Outlook = {
  /** The status in a few words. */
  label: Localized
  /** What happens now and what the citizen does, if anything. */
  now: Localized
  /** Until when, where that is known, and why it is later than was said first; after what it is known, where somebody must be present. */
  until: Localized | null
  /** That day, ISO 8601; null where none is promised. */
  promisedAt: string | null
  /** Whose office acts. */
  office: Localized
  /** Where documents wait to be collected, with the office's hours; null where none does. */
  pickup: Localized | null
  documents: { product: string; state: DocumentState; words: Localized }[]
}

/**
 * What an application's and each document's state means for its citizen. The one place for it: the site, every channel and the
 * notices say what this says, and nothing that the facts do not hold.
 */
export function outlookOf(facts: OutlookFacts): Outlook {
  const documents = facts.documents.map((document) => {
    const state = documentState(facts.status, document)
    return { product: document.product, state, words: documentWords(facts, document, state) }
  })
  return {
    label: labelOf(facts),
    now: joined([nowOf(facts), presenceOf(facts)]),
    until: untilOf(facts),
    promisedAt: promisedFor(facts.status, facts.dueAt, facts),
    office: officeOf(facts),
    pickup: facts.status === 'ready' ? pickupOf(facts) : null,
    documents,
  }
}

type Copy = Pick<DocumentFacts, 'format' | 'hasFile' | 'hasLink'>

const isDownloaded = ({ format, hasFile, hasLink }: Copy) => format !== 'record' && (hasFile || hasLink)

/** How documents are given out, whatever their form: what has neither file nor link is collected. */
export function readyAsOf(documents: readonly Copy[]): ReadyAs {
  const given = documents.filter(({ format }) => format !== 'record')
  if (given.length === 0) return 'nothing'
  if (given.every(isDownloaded)) return 'download'
  return given.some(isDownloaded) ? 'both' : 'pickup'
}

function documentState(
  status: ApplicationStatus,
  { format, hasFile, hasLink, handedOverAt }: DocumentFacts,
): DocumentState {
  if (status === 'rejected' || status === 'withdrawn' || status === 'merged') return 'none'
  if (handedOverAt !== null && format !== 'record') return 'handedOver'
  if (!isInGroup(status, 'available')) return isInGroup(status, 'issued') ? 'issued' : 'pending'
  if (format === 'record') return 'record'
  if (hasFile) return 'download'
  if (hasLink) return 'link'
  return status === 'delivering' ? 'onItsWay' : 'pickup'
}

function documentWords(
  facts: OutlookFacts,
  { format, handedOverAt, pickupPlace }: DocumentFacts,
  state: DocumentState,
): Localized {
  switch (state) {
    case 'pending':
      if (format === 'card') return outlookTexts.of('document_pendingCard')
      return outlookTexts.of(format === 'record' ? 'document_pendingRecord' : 'document_pending')
    case 'issued':
      return outlookTexts.of(format === 'record' ? 'document_record' : 'document_issued')
    case 'pickup':
      return outlookTexts.of('document_pickup', { office: pickupPlace ?? officeOf(facts) })
    case 'handedOver':
      return outlookTexts.of('document_handedOver', { date: inWords(handedOverAt ?? '') })
    default:
      return outlookTexts.of(`document_${state}`)
  }
}

function labelOf({ status, presenceMode, mergedInto, arrival, appointment, documents }: OutlookFacts): Localized {
  const readyAs = readyAsOf(documents)
  return perLanguage((language) =>
    statusLabel(status, language, {
      ...{ presenceMode, mergedInto, readyAs, isArrival: arrival !== null },
      visitOn: appointment?.date,
    }),
  )
}

/** Who must still be present, and where, before that is awaited: it is said all the way to it. */
function presenceOf(facts: OutlookFacts): Localized | null {
  const { status, presenceMode, appointment, nextVisit, villageName } = facts
  const isAwaited = awaitsPresence(status, facts)
  if (status === 'verifying' && !isAwaited) return outlookTexts.of('nothingToDo')
  if (!isAwaited || status === 'awaiting_presence') return null
  if (presenceMode === 'office') {
    const office = outlookTexts.of('presenceAtOffice', { office: officeAt(facts) })
    return isInGroup(status, 'mayCome') ? joined([office, outlookTexts.of('presenceQueue')]) : office
  }
  if (appointment) {
    const { place, isAtHome } = appointment
    const day = dayOf(appointment)
    return isAtHome ? outlookTexts.of('now_awaitingHome', { day }) : outlookTexts.of('presenceOn', { day, place })
  }
  if (presenceMode === 'home') return outlookTexts.of('presenceAtHome')
  return nextVisit
    ? outlookTexts.of('presenceNext', { date: inWords(nextVisit.date), place: nextVisit.place })
    : outlookTexts.of('presenceNone', { village: villageName })
}

function nowOf(facts: OutlookFacts): Localized {
  const { status } = facts
  const office = officeOf(facts)
  switch (status) {
    case 'incomplete':
      return facts.arrival
        ? outlookTexts.of('now_awaitingFamily', { office, date: inWords(facts.arrival.until) })
        : outlookTexts.of('now_incomplete')
    case 'submitted':
    case 'routed':
      return outlookTexts.of(`now_${status}`, { office })
    case 'awaiting_presence':
      return awaitedOf(facts)
    case 'approving':
      return outlookTexts.of(facts.approver === 'head' ? 'now_approvingHead' : 'now_approvingSupervisor')
    case 'processing':
      return outlookTexts.of(`now_processing_${madeOf(facts.documents)}`)
    case 'ready':
      return readyOf(facts)
    case 'delivering':
      return outlookTexts.of(facts.carrier === null ? 'now_delivering' : `now_delivering_${facts.carrier}`)
    case 'completed':
      return readyAsOf(facts.documents) === 'nothing'
        ? joined([outlookTexts.of('now_completedRecord'), facts.afterwards])
        : outlookTexts.of('now_completed')
    case 'rejected':
      if (facts.arrival?.isExpired) return outlookTexts.of('now_arrivalExpired', { date: inWords(facts.arrival.until) })
      return outlookTexts.of(facts.closedByCorrectionTimeout ? 'now_rejectedTimeout' : 'now_rejected')
    case 'merged':
      return outlookTexts.of('now_merged', { number: facts.mergedInto ?? '' })
    default:
      return outlookTexts.of(`now_${status}`)
  }
}

/** What is being made: signed files, cards, some of each, or an entry alone. */
function madeOf(documents: readonly Pick<DocumentFacts, 'format'>[]): 'pdf' | 'card' | 'both' | 'record' {
  const has = (format: string) => documents.some((document) => document.format === format)
  if (has('pdf')) return has('card') ? 'both' : 'pdf'
  return has('card') ? 'card' : 'record'
}

/** Where the documents that cannot be downloaded are collected, each place once; null where there are none. */
function pickupOf(facts: OutlookFacts): Localized | null {
  const collected = facts.documents.filter((document) => documentState(facts.status, document) === 'pickup')
  const places = [...new Set(collected.map(({ pickupPlace }) => pickupPlace))]
  if (places.length === 0) return null
  return perLanguage((language) => places.map((place) => place ?? localized(officeAt(facts), language)).join('; '))
}

function readyOf(facts: OutlookFacts): Localized {
  const readyAs = readyAsOf(facts.documents)
  const place = pickupOf(facts)
  if (!place) return outlookTexts.of(readyAs === 'nothing' ? 'now_readyNothing' : 'now_readyDownload')
  return outlookTexts.of(readyAs === 'both' ? 'now_readyBoth' : 'now_readyPickup', { place })
}

/** Where whoever must be present is awaited, and with what. */
function awaitedOf(facts: OutlookFacts): Localized {
  const { presenceMode, bring } = facts
  if (!facts.appointment && (presenceMode === 'office' || presenceMode === null))
    return outlookTexts.of('now_awaitingOffice', {
      office: officeAt(facts),
      bring: bring ?? outlookTexts.of('bringFamilyCard'),
    })
  return joined([visitOf(facts), bring && outlookTexts.of('bring', { bring })])
}

/** No officer is announced before there is a day. */
function visitOf({ villageName, appointment, nextVisit }: OutlookFacts): Localized {
  if (appointment) {
    const { place, isAtHome } = appointment
    const day = dayOf(appointment)
    return isAtHome
      ? outlookTexts.of('now_awaitingHome', { day })
      : outlookTexts.of('now_awaitingVillage', { day, place })
  }
  return nextVisit
    ? outlookTexts.of('now_awaitingNext', { date: inWords(nextVisit.date), place: nextVisit.place })
    : outlookTexts.of('now_awaitingNone', { village: villageName })
}

/** The day of a visit, with its hour where it has one. */
const dayOf = ({ date, time }: NonNullable<OutlookFacts['appointment']>): Localized =>
  perLanguage((language) => formatDate(date, language) + (time === null ? '' : `, ${time.replace(':', '.')} WITA`))

const joined = (sentences: readonly (Localized | null)[]): Localized =>
  perLanguage((language) => sentences.flatMap((one) => (one ? [localized(one, language)] : [])).join(' '))

function untilOf(facts: OutlookFacts): Localized | null {
  const { status, dueAt, firstDueAt, dueMovedBy, presenceMode } = facts
  const promised = promisedFor(status, dueAt, facts)
  // Of what stands still it is said what it waits for.
  if (promised === null && !isInGroup(status, 'clockStopped') && awaitsPresence(status, facts))
    return outlookTexts.of(presenceMode === 'office' ? 'promisedAfterPresence' : 'promisedAfterVisit')
  if (promised === null) return null
  const by = outlookTexts.of('promisedBy', { date: inWords(promised) })
  const isLater = firstDueAt !== null && dueMovedBy !== null && Date.parse(promised) > Date.parse(firstDueAt)
  if (!isLater) return by
  return joined([by, outlookTexts.of(`movedBy_${dueMovedBy}`, { date: inWords(firstDueAt) })])
}

const officeOf = ({ regencyName }: OutlookFacts): Localized => outlookTexts.of('officeOf', { regency: regencyName })

/** The office with its address and its hours, as far as they are known. */
function officeAt(facts: OutlookFacts): Localized {
  const { address, hours } = facts.office
  return perLanguage((language) => {
    const office = [localized(officeOf(facts), language), ...(address ? [address] : [])].join(', ')
    return hours ? `${office} (${hours})` : office
  })
}

/** A date or an instant, ISO 8601, as people read it. */
const inWords = (date: string): Localized => perLanguage((language) => formatDate(date, language))
