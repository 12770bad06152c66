import * as z from 'zod'
import type { Instant } from '../calendar/local-time'
import type { Localized } from '../language/language'
import { dataRequestsTexts } from '../texts/texts'
import { type ApplicationStatus, isClosed } from '../workflow/status'

/** What a citizen may ask about the data stored of them (UU 27/2022 Art. 6–8). */
export const DataRequestKind = z.enum(['see', 'correct', 'erase'])
export type DataRequestKind = z.infer<typeof DataRequestKind>

export const DataRequestStatus = z.enum(['received', 'answered', 'refused'])
export type DataRequestStatus = z.infer<typeof DataRequestStatus>

/** 3 × 24 hours from receipt (UU 27/2022 Art. 30 and 32): hours, so weekends and holidays count. */
export const dataRequestHours = 72
/** So long before the end the office is warned. */
export const dataRequestWarningHours = 24

const hourMs = 3_600_000
const dayMs = 24 * hourMs

export const dataRequestDueAt = (receivedAt: Instant): Date =>
  new Date(new Date(receivedAt).getTime() + dataRequestHours * hourMs)

export type DataRequestClock = { state: 'running' | 'warning' | 'overdue'; hours: number }

/** The clock of an open request: whole hours that remain, or that have passed since the end. */
export function dataRequestClock(dueAt: Instant, now: Instant): DataRequestClock {
  const left = new Date(dueAt).getTime() - new Date(now).getTime()
  if (left <= 0) return { state: 'overdue', hours: Math.floor(Math.abs(left) / hourMs) }
  return { state: left <= dataRequestWarningHours * hourMs ? 'warning' : 'running', hours: Math.floor(left / hourMs) }
}

/** A citizen may still object to a rejection, or apply again, in this time; then nothing needs the file any more. */
export const surplusAfterDays = 30

/** Data that no register needs. */
export const ErasableKind = z.enum(['conversations', 'drafts', 'files', 'contacts', 'applications'])
export type ErasableKind = z.infer<typeof ErasableKind>

/** Why something is not erased. */
export const KeptReason = z.enum(['civilAct', 'biodata', 'underway', 'retention', 'ownPin'])
export type KeptReason = z.infer<typeof KeptReason>

/** What a refusal may name. */
export const RefusalReason = z.enum(['civilAct', 'biodata', 'underway', 'retention', 'otherPerson'])
export type RefusalReason = z.infer<typeof RefusalReason>

type Ground = {
  readonly words: Localized
  readonly article: string | null
  readonly correctedBy: 'BETUL' | 'BIO-UBAH' | null
}

const registers = 'UU 23/2006 jo. UU 24/2013 Pasal 79 ayat (1); UU 27/2022 Pasal 15 ayat (1) huruf c'
const publicDuty = 'UU 27/2022 Pasal 15 ayat (1) huruf c'

/** The grounds for keeping or refusing, with the article named and the service that corrects what is kept. */
export const dataRequestGrounds: Readonly<Record<KeptReason | RefusalReason, Ground>> = {
  civilAct: {
    words: /* @__PURE__ */ dataRequestsTexts.of('ground_civilAct'),
    article: registers,
    correctedBy: 'BETUL',
  },
  biodata: {
    words: /* @__PURE__ */ dataRequestsTexts.of('ground_biodata'),
    article: registers,
    correctedBy: 'BIO-UBAH',
  },
  underway: {
    words: /* @__PURE__ */ dataRequestsTexts.of('ground_underway'),
    article: publicDuty,
    correctedBy: null,
  },
  retention: {
    words: /* @__PURE__ */ dataRequestsTexts.of('ground_retention', { days: surplusAfterDays }),
    article: publicDuty,
    correctedBy: null,
  },
  ownPin: {
    words: /* @__PURE__ */ dataRequestsTexts.of('ground_ownPin'),
    article: null,
    correctedBy: null,
  },
  otherPerson: {
    words: /* @__PURE__ */ dataRequestsTexts.of('ground_otherPerson'),
    article: 'UU 27/2022 Pasal 33 huruf b',
    correctedBy: null,
  },
}

export type StoredApplication = {
  readonly id: string
  readonly trackingNumber: string
  readonly serviceCode: string
  readonly status: ApplicationStatus
  readonly closedAt: Instant | null
  readonly isErased: boolean
}

/** How much is stored by kind, and the applications. `isOpened`: who asks opened them with the PIN. */
export type StoredData = {
  readonly counts: Readonly<Record<Exclude<ErasableKind, 'applications'>, number>>
  readonly applications: readonly StoredApplication[]
  readonly isOpened: boolean
}

export type KeptApplication = {
  id: string
  trackingNumber: string
  reason: KeptReason
  /** From when on it can be erased; null where it is kept for good or for as long as it is handled. */
  until: Date | null
}

export type ErasureDecision = {
  erasable: { kind: ErasableKind; count: number }[]
  /** Withdrawn and rejected ones that no register came of. */
  erasableApplicationIds: string[]
  kept: KeptApplication[]
}

/** From when on a closed application that yielded nothing is surplus. */
export const surplusFrom = (closedAt: Instant): Date =>
  new Date(new Date(closedAt).getTime() + surplusAfterDays * dayMs)

/** Services that yield or change a civil-registration act; all others change population data. */
const civilRegistration = /^(AK-|BTL-|UB-|LAHIRMATI$|ANGKAT$|AKU$|SAH$|BETUL$|BATAL$|TERBIT2$|LAPOR-LN$)/

function keptReason(application: StoredApplication, isOpened: boolean, now: Date): KeptReason | undefined {
  const { status, serviceCode, closedAt } = application
  if (!isOpened) return 'ownPin'
  if (!isClosed(status)) return 'underway'
  if (status === 'completed') return civilRegistration.test(serviceCode) ? 'civilAct' : 'biodata'
  return closedAt === null || surplusFrom(closedAt) > now ? 'retention' : undefined
}

/**
 * What of the stored data is erased on request and what stays, and why. Conversations, drafts, surplus files and contacts go;
 * what became part of a register stays and is corrected by its service.
 */
export function decideErasure(stored: StoredData, now: Instant): ErasureDecision {
  const at = new Date(now)
  const kept: KeptApplication[] = []
  const erasableApplicationIds: string[] = []
  for (const application of stored.applications) {
    if (application.isErased) continue
    const reason = keptReason(application, stored.isOpened, at)
    if (reason === undefined) erasableApplicationIds.push(application.id)
    else
      kept.push({
        id: application.id,
        trackingNumber: application.trackingNumber,
        reason,
        until: reason === 'retention' && application.closedAt !== null ? surplusFrom(application.closedAt) : null,
      })
  }
  const counts = { ...stored.counts, applications: erasableApplicationIds.length }
  return {
    erasable: ErasableKind.options.flatMap((kind) => (counts[kind] > 0 ? [{ kind, count: counts[kind] }] : [])),
    erasableApplicationIds,
    kept,
  }
}
