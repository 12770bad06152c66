import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatDate } from '../calendar/dates'
import type { Localized } from '../language/language'
import { localized } from '../language/localized'
import { type DocumentFacts, type OutlookFacts, outlookOf } from './outlook'
import { ApplicationStatus, isClosed } from './status'
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

const reachable = (['none', 'enrolment'] as const).flatMap((presence) =>
  [true, false].flatMap((isRequired) =>
    reachableFrom(
      { ...initialState(['a', 'b', 'c'], isRequired, 'incomplete'), isLacking: false },
      { presence, approval: { kind: 'always' } },
    ),
  ),
)

const day = fc.integer({ min: 0, max: 300 }).map((days) => new Date(Date.UTC(2026, 8, 1 + days, 2)).toISOString())
const document: fc.Arbitrary<DocumentFacts> = fc.record({
  format: fc.constantFrom(...formats),
  hasFile: fc.boolean(),
  hasLink: fc.boolean(),
  handedOverAt: fc.constant(null),
  pickupPlace: fc.constantFrom(null, 'Kantor Desa Long Bawan'),
})

const facts: fc.Arbitrary<OutlookFacts> = fc
  .record({
    state: fc.constantFrom(...reachable),
    approver: fc.constantFrom('head' as const, 'supervisor' as const, null),
    presenceMode: fc.constantFrom('office' as const, 'village' as const, 'home' as const, null),
    dueAt: fc.option(day),
    firstDueAt: fc.option(day),
    dueMovedBy: fc.constantFrom('correction' as const, 'presence' as const, 'transfer' as const, null),
    appointment: fc.option(
      fc.record({
        date: day,
        time: fc.constantFrom('09:00', null),
        place: fc.constant('Balai Desa'),
        isAtHome: fc.boolean(),
      }),
    ),
    nextVisit: fc.option(fc.record({ date: day, place: fc.constant('Lapangan') })),
    documents: fc.array(document, { maxLength: 4 }),
    handedOverAt: day,
  })
  .map(({ state, documents, handedOverAt, appointment, nextVisit, ...rest }) => {
    return {
      ...rest,
      appointment: appointment && { ...appointment, date: appointment.date.slice(0, 10) },
      nextVisit: nextVisit && { ...nextVisit, date: nextVisit.date.slice(0, 10) },
      status: state.status,
      regencyName: 'Kabupaten Nunukan',
      villageName: 'Long Bawan',
      mergedInto: state.status === 'merged' ? 'SPL-AAAA-BBBB-CCCC' : null,
      closedByCorrectionTimeout: state.closedByCorrectionTimeout,
      arrival: null,
      documents: documents.map((one) => ({ ...one, handedOverAt: state.status === 'completed' ? handedOverAt : null })),
    }
  })

/** What a sentence promises, by its words, in both languages; read from the words and not from the code that chose them. */
const promises = {
  download: /unduh|download|laman dukcapil|dukcapil site/i,
  collection: /diambil di|to be collected at/i,
  visit: /petugas datang|officers come|dijadwalkan:|scheduled:/i,
  outreach: /jemput bola terdekat|next outreach/i,
  estimate: /diperkirakan|expected to be done/i,
  withdrawn: /anda batalkan|you withdrew/i,
  merged: /digabung|merged/i,
  journey: /dalam perjalanan|on (their|its) way/i,
  handedOver: /sudah diserahkan|handed over/i,
} as const

describe('what a citizen is told', () => {
  it.each(['id', 'en'] as const)('promises nothing that the facts do not hold (%s)', (language) => {
    const seen = new Set<string>()
    fc.assert(
      fc.property(facts, (given) => {
        const outlook = outlookOf(given)
        const say = (words: Localized) => localized(words, language)
        const whole = [outlook.label, outlook.now, ...(outlook.until ? [outlook.until] : [])].map(say).join('\n')
        const ofDocuments = outlook.documents.map(({ words }) => say(words))
        const isAvailable = ['ready', 'delivering', 'completed'].includes(given.status)
        const open = given.documents.filter(({ handedOverAt, format }) => handedOverAt === null && format !== 'record')
        const has = (promise: keyof typeof promises) => promises[promise].test(whole)
        seen.add(given.status)

        if (has('download')) expect(isAvailable && open.some(({ hasFile, hasLink }) => hasFile || hasLink)).toBe(true)
        if (has('collection'))
          expect(given.status === 'ready' && open.some(({ hasFile, hasLink }) => !hasFile && !hasLink)).toBe(true)
        if (has('visit')) expect(given.appointment).not.toBeNull()
        if (has('outreach')) expect(given.nextVisit).not.toBeNull()
        if (has('estimate')) expect(given.dueAt !== null && !isClosed(given.status)).toBe(true)
        expect(has('withdrawn')).toBe(given.status === 'withdrawn')
        expect(has('merged')).toBe(given.status === 'merged')
        if (has('journey')) expect(given.status).toBe('delivering')
        // Every date that is said is one of the facts.
        const known = [given.dueAt, given.firstDueAt, given.appointment?.date, given.nextVisit?.date].flatMap((date) =>
          date ? [formatDate(date, language)] : [],
        )
        for (const [date] of whole.matchAll(/\b\d{1,2} \p{L}+ \d{4}\b/gu)) expect(known).toContain(date)

        for (const [index, words] of ofDocuments.entries()) {
          const fact = given.documents[index]
          if (!fact) throw new Error('More documents than facts')
          if (promises.download.test(words)) expect(isAvailable && (fact.hasFile || fact.hasLink)).toBe(true)
          if (promises.handedOver.test(words)) expect(fact.handedOverAt).not.toBeNull()
          if (promises.collection.test(words)) expect(isAvailable && !fact.hasFile && !fact.hasLink).toBe(true)
        }
        expect(whole + ofDocuments.join('')).not.toMatch(/\{\{|undefined|null|NaN/)
      }),
      { numRuns: 3_000 },
    )
    console.info(`truthful words (${language}): 3000 situations in ${reachable.length} reachable states`)
    expect(seen.size).toBe(ApplicationStatus.options.length - 1) // a draft is never taken in
  })

  it('names who decides: the head of the office or a supervisor', () => {
    const [given] = fc.sample(facts, 1)
    if (!given) throw new Error('No sample')
    const at = (approver: OutlookFacts['approver']) => outlookOf({ ...given, status: 'approving', approver }).now.id
    expect(at('head')).toContain('menunggu keputusan kepala dinas')
    expect(at('supervisor')).toContain('penyelia memeriksanya sekali lagi')
  })

  it('names the application that a merged one goes on in', () => {
    const [given] = fc.sample(facts, 1)
    if (!given) throw new Error('No sample')
    const outlook = outlookOf({ ...given, status: 'merged', mergedInto: 'SPL-1111-2222-3333' })
    expect(outlook.label).toMatchObject({ id: 'Digabung ke SPL-1111-2222-3333', en: 'Merged into SPL-1111-2222-3333' })
    expect(outlook.until).toBeNull()
  })

  it('says why a day is later than the first, and never where it is not', () => {
    const [given] = fc.sample(facts, 1)
    if (!given) throw new Error('No sample')
    const at = (dueAt: string) =>
      outlookOf({
        ...given,
        status: 'verifying',
        dueAt,
        firstDueAt: '2026-12-07T15:59:59Z',
        dueMovedBy: 'correction',
      }).until?.id
    expect(at('2026-12-07T15:59:59Z')).toBe('Diperkirakan selesai paling lambat 7 Desember 2026.')
    expect(at('2026-12-10T15:59:59Z')).toContain('Semula 7 Desember 2026; mundur karena menunggu perbaikan.')
  })
})
