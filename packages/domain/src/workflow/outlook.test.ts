import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Localized } from '../language/language'
import { localized } from '../language/localized'
import { definitions } from '../services/definitions'
import { type OutlookFacts, outlookOf, readyAsOf } from './outlook'
import { outlookFacts, promises, reachable, untruths } from './outlook-facts.testing'
import { ApplicationStatus, isInGroup } from './status'

describe('what a citizen is told', () => {
  it.each(['id', 'en'] as const)('promises nothing that the facts do not hold (%s)', (language) => {
    const seen = new Set<string>()
    fc.assert(
      fc.property(outlookFacts, (given) => {
        const outlook = outlookOf(given)
        const say = (words: Localized) => localized(words, language)
        const lines = [outlook.label, outlook.now, outlook.until, outlook.pickup].flatMap((one) =>
          one ? say(one) : [],
        )
        const ofDocuments = outlook.documents.map(({ words }) => say(words))
        const isAvailable = isInGroup(given.status, 'available')
        seen.add(given.status)
        for (const words of lines) expect(untruths(words, given, language), words).toEqual([])
        const whole = lines.join('\n')
        if (given.status === 'ready') expect(outlook.until).toBeNull()
        expect(promises.withdrawn.test(whole)).toBe(given.status === 'withdrawn')
        expect(promises.merged.test(whole)).toBe(given.status === 'merged')

        for (const [index, words] of ofDocuments.entries()) {
          const fact = given.documents[index]
          if (!fact) throw new Error('More documents than facts')
          if (promises.download.test(words)) expect(isAvailable && (fact.hasFile || fact.hasLink)).toBe(true)
          // No two lines contradict each other: what is issued is nowhere called not issued.
          if (isInGroup(given.status, 'issued'))
            expect(words).not.toMatch(/Belum terbit|belum siap|Not issued yet|not ready yet/)
          if (promises.handedOver.test(words)) expect(fact.handedOverAt).not.toBeNull()
          if (promises.collection.test(words)) expect(isAvailable && !fact.hasFile && !fact.hasLink).toBe(true)
        }
        expect(ofDocuments.join('')).not.toMatch(/\{\{|undefined|null|NaN/)
      }),
      { numRuns: 3_000 },
    )
    console.info(`truthful words (${language}): 3000 situations in ${reachable.length} reachable states`)
    expect(seen.size).toBe(ApplicationStatus.options.length - 1) // a draft is never taken in
  })

  it('calls ready to be downloaded only what has a file or a link, whatever its form', () => {
    const card = { format: 'card', hasFile: false, hasLink: false }
    const printed = { format: 'pdf', hasFile: false, hasLink: false }
    const signed = { format: 'pdf', hasFile: true, hasLink: false }
    const linked = { format: 'pdf', hasFile: false, hasLink: true }
    const entry = { format: 'record', hasFile: false, hasLink: false }
    expect(readyAsOf([printed])).toBe('pickup')
    expect(readyAsOf([signed, linked, entry])).toBe('download')
    expect(readyAsOf([signed, card])).toBe('both')
    expect(readyAsOf([entry])).toBe('nothing')
  })

  it.each([
    [['pdf'], 'Dokumen sedang dibuat dan ditandatangani secara elektronik.'],
    [['pdf', 'record'], 'Dokumen sedang dibuat dan ditandatangani secara elektronik.'],
    [['card'], 'Kartu sedang dibuat.'],
    [['pdf', 'card'], 'Dokumen sedang dibuat dan ditandatangani secara elektronik; kartunya sedang dibuat.'],
    [['record'], 'Permohonan Anda sedang dicatat. Layanan ini tidak menghasilkan dokumen.'],
  ])('says of %j what is being made', (formats, words) => {
    const [given] = fc.sample(outlookFacts, 1)
    if (!given) throw new Error('No sample')
    const copy = { product: 'one', hasFile: false, hasLink: false, handedOverAt: null, pickupPlace: null }
    const documents = formats.map((format) => ({ ...copy, format }))
    expect(outlookOf({ ...given, status: 'processing', documents }).now.id).toBe(words)
  })

  it('names who decides: the head of the office or a supervisor', () => {
    const [given] = fc.sample(outlookFacts, 1)
    if (!given) throw new Error('No sample')
    const at = (approver: OutlookFacts['approver']) => outlookOf({ ...given, status: 'approving', approver }).now.id
    expect(at('head')).toContain('menunggu keputusan kepala dinas')
    expect(at('supervisor')).toContain('penyelia memeriksanya sekali lagi')
  })

  it('does not wait for the day of a visit that is planned', () => {
    const [given] = fc.sample(outlookFacts, 1)
    if (!given) throw new Error('No sample')
    const awaited = { ...given, status: 'awaiting_presence', presenceMode: 'village' } as const
    const appointment = { date: '2026-09-20', time: null, place: 'Balai Adat', isAtHome: false }
    expect(outlookOf({ ...awaited, appointment }).label).toMatchObject({
      id: 'Kunjungan Terjadwal 20 September 2026',
      en: 'Visit on 20 September 2026',
    })
    expect(outlookOf({ ...awaited, appointment: null }).label.id).toBe('Menunggu Kunjungan')
  })

  it('names the application that a merged one goes on in', () => {
    const [given] = fc.sample(outlookFacts, 1)
    if (!given) throw new Error('No sample')
    const outlook = outlookOf({ ...given, status: 'merged', mergedInto: 'SPL-1111-2222-3333' })
    expect(outlook.label).toMatchObject({ id: 'Digabung ke SPL-1111-2222-3333', en: 'Merged into SPL-1111-2222-3333' })
    expect(outlook.until).toBeNull()
  })

  it('promises no day before whoever must be present was', () => {
    const [sample] = fc.sample(outlookFacts, 1)
    if (!sample) throw new Error('No sample')
    const given = { ...sample, status: 'routed', presenceMode: 'home', dueAt: '2026-12-09T15:59:59Z' } as const
    const awaited = outlookOf({ ...given, presenceDone: false, firstDueAt: null })
    expect(awaited).toMatchObject({ promisedAt: null, until: { id: expect.stringContaining('sesudah kunjungan') } })
    const done = outlookOf({ ...given, presenceDone: true, firstDueAt: null })
    expect(done.until?.id).toBe('Diperkirakan selesai paling lambat 9 Desember 2026.')
  })

  it.each([
    ['office', 'Kehadiran satu kali masih diperlukan: datang pada jam buka ke Dinas Dukcapil Kabupaten Nunukan'],
    ['village', 'Kehadiran satu kali masih diperlukan. Tanggal kunjungan ke Long Bawan belum ditetapkan'],
    ['home', 'Kehadiran satu kali masih diperlukan: kunjungan ke rumah.'],
  ] as const)('says in every status before it that somebody must be present (%s)', (presenceMode, words) => {
    const [sample] = fc.sample(outlookFacts, 1)
    if (!sample) throw new Error('No sample')
    const given = { ...sample, presenceMode, appointment: null, nextVisit: null, arrival: null }
    for (const status of ['incomplete', 'submitted', 'routed', 'verifying', 'correction'] as const) {
      const { now } = outlookOf({ ...given, status, presenceDone: false })
      expect(now.id).toContain(words)
      expect(now.id).not.toContain('tidak perlu melakukan apa pun')
    }
    expect(outlookOf({ ...given, status: 'verifying', presenceDone: true }).now.id).toBe(
      'Petugas sedang memeriksa isian dan berkas Anda. Anda tidak perlu melakukan apa pun.',
    )
  })

  it('says what is brought, and what follows, as the service has it', () => {
    const [sample] = fc.sample(outlookFacts, 1)
    if (!sample) throw new Error('No sample')
    const of = (code: string) => {
      const { bring = null, afterwards = null } = definitions.find((one) => one.code === code) ?? {}
      const record = { ...{ product: 'one', format: 'record' }, hasFile: false, hasLink: false, handedOverAt: null }
      return { ...sample, bring, afterwards, appointment: null, documents: [{ ...record, pickupPlace: null }] }
    }
    const awaited = { status: 'awaiting_presence', presenceMode: 'office' } as const
    expect(outlookOf({ ...of('IKD'), ...awaited }).now.id).toContain(
      'dengan membawa ponsel Android/iPhone dengan surel',
    )
    expect(outlookOf({ ...of('IKD'), ...awaited, presenceMode: 'village' }).now.id).toContain('Bawa ponsel')
    expect(outlookOf({ ...of('KTP-BARU'), ...awaited }).now.id).toContain('dengan membawa KK.')
    expect(outlookOf({ ...of('KTP-REKAM'), status: 'completed' }).now.id).toBe(
      'Selesai: permohonan Anda sudah dicatat. Terima kasih. Untuk kartunya, ajukan layanan KTP-el Baru.',
    )
  })

  it('says why a day is later than the first, and never where it is not', () => {
    const [given] = fc.sample(outlookFacts, 1)
    if (!given) throw new Error('No sample')
    const at = (dueAt: string) =>
      outlookOf({
        ...given,
        status: 'verifying',
        presenceMode: null,
        dueAt,
        firstDueAt: '2026-12-07T15:59:59Z',
        dueMovedBy: 'correction',
      }).until?.id
    expect(at('2026-12-07T15:59:59Z')).toBe('Diperkirakan selesai paling lambat 7 Desember 2026.')
    expect(at('2026-12-10T15:59:59Z')).toContain('Semula 7 Desember 2026; mundur karena menunggu perbaikan.')
  })
})
