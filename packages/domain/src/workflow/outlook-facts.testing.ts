import fc from 'fast-check'
import { formatDate } from '../calendar/dates'
import type { Language } from '../language/language'
import type { DocumentFacts, OutlookFacts } from './outlook'
import { isClosed, isInGroup } from './status'
import { WorkflowAction } from './transitions'
import { advance, initialState, type WorkflowRules, type WorkflowState } from './workflow'

const formats = ['pdf', 'card', 'record'] as const

const actors = [
  { kind: 'system', userId: null },
  { kind: 'officer', userId: 'o' },
  { kind: 'supervisor', userId: 's' },
  { kind: 'head', userId: 'h' },
  { kind: 'citizen', userId: null },
] as const

/** All states that any actors can bring about, however many steps it takes. */
function reachableFrom(begin: WorkflowState, definition: WorkflowRules): WorkflowState[] {
  const known = new Map([[JSON.stringify(begin), begin]])
  for (const state of known.values())
    for (const action of WorkflowAction.options)
      for (const actor of actors) {
        const outcome = advance(
          state,
          {
            action,
            note: 'Catatan',
            fields: ['child.name'],
            products: state.products.map(({ id }) => ({ id, number: '1' })),
            delivery: { carrier: 'post' },
            handover: {
              method: 'office',
              to: 'Pemohon',
              at: '2026-09-01T00:00:00Z',
              recipient: 'applicant',
              proof: 'signature',
            },
          },
          { definition, actor, now: '2026-09-01T00:00:00Z' },
        )
        if (outcome.ok) known.set(JSON.stringify(outcome.next), outcome.next)
      }
  return [...known.values()]
}

/** Every state that an application can come into. */
export const reachable = (['none', 'enrolment'] as const).flatMap((presence) =>
  [true, false].flatMap((isRequired) =>
    reachableFrom(
      { ...initialState(['a', 'b', 'c'], isRequired, 'incomplete'), isLacking: false },
      { presence, approval: { kind: 'always' } },
    ),
  ),
)

const day = fc.integer({ min: 0, max: 300 }).map((days) => new Date(Date.UTC(2026, 8, 1 + days, 2)).toISOString())
const document: fc.Arbitrary<DocumentFacts> = fc.record({
  product: fc.constantFrom('familyCard', 'birthCertificate'),
  format: fc.constantFrom(...formats),
  hasFile: fc.boolean(),
  hasLink: fc.boolean(),
  handedOverAt: fc.constant(null),
  pickupPlace: fc.constantFrom(null, 'Kantor Desa Long Bawan'),
})

/** What may be known of an application in any of them. */
export const outlookFacts: fc.Arbitrary<OutlookFacts> = fc
  .record({
    state: fc.constantFrom(...reachable),
    bring: fc.constantFrom(null, { id: 'ponsel', en: 'the phone' }),
    afterwards: fc.constantFrom(null, { id: 'Ajukan layanan lain.', en: 'Apply for another service.' }),
    approver: fc.constantFrom('head' as const, 'supervisor' as const, null),
    presenceMode: fc.constantFrom('office' as const, 'village' as const, 'home' as const, null),
    dueAt: fc.option(day),
    firstDueAt: fc.option(day),
    dueMovedBy: fc.constantFrom('correction' as const, 'transfer' as const, null),
    appointment: fc.option(
      fc.record({
        date: day,
        time: fc.constantFrom('09:00', null),
        place: fc.constant('Balai Desa'),
        isAtHome: fc.boolean(),
      }),
    ),
    nextVisit: fc.option(fc.record({ date: day, place: fc.constant('Lapangan') })),
    arrival: fc.option(fc.record({ until: day, isExpired: fc.boolean() })),
    office: fc.constantFrom({}, { address: 'Jalan Ujang Dewa', hours: 'Senin–Jumat 08.00–15.30 WITA' }),
    carrier: fc.constantFrom('officer' as const, 'village' as const, 'post' as const, null),
    documents: fc.array(document, { maxLength: 4 }),
    handedOverAt: day,
  })
  .map(({ state, documents, handedOverAt, appointment, nextVisit, arrival, ...rest }) => {
    return {
      ...rest,
      appointment: appointment && { ...appointment, date: appointment.date.slice(0, 10) },
      nextVisit: nextVisit && { ...nextVisit, date: nextVisit.date.slice(0, 10) },
      status: state.status,
      presenceDone: state.presenceDone,
      regencyName: 'Kabupaten Nunukan',
      villageName: 'Long Bawan',
      mergedInto: state.status === 'merged' ? 'SPL-AAAA-BBBB-CCCC' : null,
      closedByCorrectionTimeout: state.closedByCorrectionTimeout,
      arrival: arrival && { ...arrival, until: arrival.until.slice(0, 10) },
      documents: documents.map((one) => ({ ...one, handedOverAt: state.status === 'completed' ? handedOverAt : null })),
    }
  })

/** What a sentence promises, by its words, in both languages; read from the words and not from the code that chose them. */
export const promises = {
  download: /unduh|download|laman dukcapil|dukcapil site/i,
  collection: /diambil di|to be collected at/i,
  visit: /petugas datang|officers come|dijadwalkan:|scheduled:/i,
  outreach: /jemput bola terdekat|next outreach/i,
  estimate: /diperkirakan selesai|perkiraan selesai: |expected to be done by|expected by/i,
  withdrawn: /anda batalkan|you withdrew/i,
  merged: /digabung|merged/i,
  journey: /dalam perjalanan|on (their|its) way/i,
  byPost: /lewat pos|by post/i,
  handedOver: /sudah diserahkan|handed over/i,
  documents: /dokumen anda siap|siap diambil|siap diunduh|documents are ready|ready to/i,
  completed: /^selesai\b|[.:] selesai\b|permohonan anda selesai|^done\b|[.:] (done|completed)\b/im,
  hours: /08\.00/,
  signing: /ditandatangani secara elektronik|signed electronically/i,
} as const

/** The days that the facts hold, as people read them. */
const daysOf = (given: OutlookFacts, language: Language): string[] =>
  [given.dueAt, given.firstDueAt, given.appointment?.date, given.nextVisit?.date, given.arrival?.until].flatMap(
    (date) => (date ? [formatDate(date, language)] : []),
  )

/** Somebody must be present before anything is decided, and was not yet. */
const isStillAwaited = ({ status, presenceMode, presenceDone }: OutlookFacts): boolean =>
  presenceMode !== null &&
  !presenceDone &&
  ['incomplete', 'submitted', 'routed', 'verifying', 'correction', 'awaiting_presence'].includes(status)

/** What these words promise that the facts do not hold; nothing where they are true. */
export function untruths(words: string, given: OutlookFacts, language: Language): string[] {
  const { status, documents } = given
  const isAvailable = isInGroup(status, 'available')
  const open = documents.filter(({ handedOverAt, format }) => handedOverAt === null && format !== 'record')
  const isTrue: Record<keyof typeof promises, boolean> = {
    download: isAvailable && open.some(({ hasFile, hasLink }) => hasFile || hasLink),
    collection: status === 'ready' && open.some(({ hasFile, hasLink }) => !hasFile && !hasLink),
    documents: ['ready', 'delivering'].includes(status) && open.length > 0,
    visit: given.appointment !== null,
    outreach: given.nextVisit !== null,
    estimate: given.dueAt !== null && !isClosed(status) && !isStillAwaited(given),
    withdrawn: status === 'withdrawn',
    merged: status === 'merged',
    journey: status === 'delivering',
    byPost: status === 'delivering' && given.carrier === 'post',
    handedOver: documents.some(({ handedOverAt }) => handedOverAt !== null),
    completed: status === 'completed',
    hours: given.office.hours !== undefined,
    signing: status === 'processing' && documents.some(({ format }) => format === 'pdf'),
  }
  const promised = (Object.keys(promises) as (keyof typeof promises)[]).filter((promise) =>
    promises[promise].test(words),
  )
  const days = daysOf(given, language)
  return [
    ...promised.filter((promise) => !isTrue[promise]),
    ...[...words.matchAll(/\b\d{1,2} \p{L}+ \d{4}\b/gu)].map(([day]) => day).filter((day) => !days.includes(day)),
    ...(/\{\w*\}|undefined|null|NaN/.exec(words) ?? []),
  ]
}
