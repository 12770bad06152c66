import type { CitizenApplication } from '@sipelandukilat/contract'
import {
  type ApplicationStatus,
  isAsked,
  isClosed,
  isInGroup,
  type Language,
  languageCodes,
  localized,
  outlookOf,
  ApplicationStatus as Statuses,
  surveyElements,
} from '@sipelandukilat/domain'
import { cases } from '@sipelandukilat/domain/cases'
import { definitions } from '@sipelandukilat/domain/definitions'
import { exampleApplication } from '@sipelandukilat/domain/examples'
import { describe, expect, it, test } from 'vitest'
import { controlId } from '../form/control'
import { newFormState } from '../form/form-state'
import { formSteps, stepOf } from '../form/form-steps'
import { createSite } from '../site'
import { renderApplication } from './application'
import { renderApplicationForm } from './application-form'
import { renderCase, renderCaseEvent } from './case'
import type { WrittenTo } from './completion'
import { groupByLifeEvent, mostUsedEvents, searchLifeEvents } from './life-events'
import { renderOfficialForms } from './official-forms'
import { renderReview } from './review'
import { renderService, renderServices } from './services'
import { renderStatement } from './statement'

const today = '2026-09-14'
const siteIn = (language: Language) => createSite({ language, assets: { scripts: {} }, path: '/' })

function definitionOf(code: string) {
  const definition = definitions.find((one) => one.code === code)
  if (!definition) throw new Error(`No service ${code}`)
  return definition
}

describe('a service’s form', () => {
  it.each(definitions.map((definition) => [definition.code, definition] as const))(
    '%s asks every question in every language, with each error beside its box',
    (_, definition) => {
      const names = definition.form.sections.flatMap((section) =>
        section.fields.filter(isAsked).map((field) => `answers.${section.id}${section.repeat ? '.0' : ''}.${field.id}`),
      )
      const errors = new Map(
        [...names, ...definition.requirements.map(({ id }) => `attachments.${id}`)].map((name) => [
          name,
          `wrong ${name}`,
        ]),
      )
      for (const language of languageCodes) {
        const state = newFormState(definition, 'key')
        for (const { id: at } of formSteps(definition, state, { ...siteIn(language), today })) {
          const page = renderApplicationForm(siteIn(language), { definition, state, regions: {}, errors, today, at })
          expect(page).not.toMatch(/undefined|\[object|NaN/)
          const shown = /data-step="(\w+)" data-step-title="[^"]*">/.exec(page)?.[1]
          for (const name of errors.keys()) {
            expect(page, name).toContain(`id="${controlId(name)}"`)
            expect(page, name).toContain(`id="${controlId(name)}-salah"`)
            // Only the summary of the screen that is shown leads to its boxes.
            expect(page.includes(`href="#${controlId(name)}"`), `${name} at ${at}`).toBe(stepOf(name) === shown)
          }
          const ids = [...page.replace(/<template>[\s\S]*?<\/template>/g, '').matchAll(/ id="([^"]+)"/g)].map(
            ([, id]) => id,
          )
          expect(new Set(ids).size, 'ids are unique').toBe(ids.length)
        }
      }
    },
  )

  it('marks what does not apply yet, and no longer once it does', () => {
    const definition = definitionOf('KTP-GANTI')
    const render = (cause: string) =>
      renderApplicationForm(siteIn('id'), {
        definition,
        state: { ...newFormState(definition, 'key'), answers: { request: { cause } } },
        regions: {},
        errors: new Map(),
        today,
        at: '',
      })
    const isOff = (page: string, requirement: string) => {
      const tag = new RegExp(`<div[^>]*data-file="${requirement}"[^>]*>`).exec(page)?.[0] ?? ''
      expect(tag).not.toBe('')
      return tag.includes('data-off')
    }
    expect(isOff(render('C1'), 'policeLossReport')).toBe(false)
    expect(isOff(render('C1'), 'damagedIdCard')).toBe(true)
    expect(isOff(render('C2'), 'damagedIdCard')).toBe(false)
  })
})

test('the review shows every answer in words and carries all of it', () => {
  const definition = definitionOf('AK-LAHIR')
  const { answers } = exampleApplication('AK-LAHIR', 1, { today })
  const page = renderReview(siteIn('id'), {
    definition,
    state: { ...newFormState(definition, 'key'), answers },
    today,
    answers,
    placeName: 'Liang Butan, Krayan',
    regionName: () => undefined,
    warnings: [
      { message: '<b>perlu diperiksa</b>' },
      {
        message: 'Tawau ada di luar negeri.',
        leadsTo: { code: 'LAPOR-LN', title: 'Peristiwa dari Luar Negeri' },
        steps: { address: '/kasus/sabah/lahir', title: 'Peristiwa di Sabah' },
      },
    ],
    isDeclarationMissing: false,
  })
  const { name } = answers.child as { name: string }
  expect(page.split(name)).toHaveLength(3)
  expect(page).toContain('Liang Butan, Krayan')
  expect(page).toContain('&lt;b&gt;perlu diperiksa')
  expect(page).toContain('luar negeri. <a href="/layanan/LAPOR-LN">Peristiwa dari Luar Negeri</a>')
  expect(page).toContain('<a href="/kasus/sabah/lahir">Peristiwa di Sabah</a>')
})

describe('the case of Sabah', () => {
  const services = definitions.map(({ code, version, title, summary, lifeEvents, presence, officeDays, isCommon }) => ({
    ...{ code, version, title, summary, lifeEvents, presence, isCommon },
    officeDays: officeDays.total,
  }))

  it('is found among the life events, by a search for a place there, and from the services that begin it', () => {
    expect(renderServices(siteIn('id'), { services, query: '' })).toContain('href="/kasus/sabah"')
    for (const query of ['tawau', 'anak lahir di sandaken', 'pulang dari Kota Kinabalu'])
      expect(renderServices(siteIn('id'), { services, query }), query).toContain('href="/kasus/sabah"')
    for (const query of ['ktp hilang', 'pindah ke Tawau selamanya'])
      expect(renderServices(siteIn('id'), { services, query }), query).not.toContain('href="/kasus/sabah"')
    expect(renderService(siteIn('id'), definitionOf('LAPOR-LN'))).toContain('href="/kasus/sabah"')
    expect(renderService(siteIn('id'), definitionOf('KIA'))).not.toContain('/kasus/')
  })

  it.each(languageCodes)('asks in %s what happened, and tells papers and steps', (language) => {
    for (const one of cases) {
      const asked = renderCase(siteIn(language), one)
      for (const event of one.events) {
        expect(asked).toContain(`href="/kasus/${one.id}/${event.id}"`)
        const page = renderCaseEvent(siteIn(language), { one, event, services })
        expect(page).not.toMatch(/undefined|\{\{/)
        for (const { service, basis } of event.steps) {
          if (service !== null) expect(page).toContain(`href="/layanan/${service}"`)
          expect(page).toContain(basis)
        }
      }
    }
  })
})

const application: CitizenApplication = {
  id: '01890000-0000-7000-8000-000000000000',
  trackingNumber: 'SPL-0000-0000-0000',
  serviceCode: 'KTP-BARU',
  serviceVersion: 1,
  status: 'routed',
  statusSince: '2026-09-14T02:00:00Z',
  submittedAt: '2026-09-14T02:00:00Z',
  dueAt: null,
  waitingSince: '2026-09-14T02:00:00Z',
  lacks: null,
  outlook: { label: { id: '' }, now: { id: '' }, until: null },
  awaitsHead: false,
  mergedInto: null,
  move: null,
  movesElsewhere: null,
  regencyCode: '65.03',
  regencyName: 'Kabupaten Nunukan',
  villageCode: '65.03.05.2022',
  villageName: 'Liang Butan',
  office: {},
  presenceMode: 'village',
  steps: [{ status: 'submitted', at: '2026-09-14T02:00:00Z', note: null, isPresence: false, supplement: null }],
  correction: null,
  correctionClosesAt: null,
  rejectionReason: null,
  answers: {},
  products: [
    {
      id: '01890000-0000-7000-8000-000000000001',
      product: 'idCard',
      format: 'card',
      words: { id: '' },
      downloadable: false,
      siakLink: null,
      handedOverAt: null,
    },
  ],
  handover: null,
  nextVisit: null,
  appointment: null,
  messages: [],
  canWrite: true,
  isReachable: true,
  canWithdraw: true,
  canResubmit: false,
  sentAgainAs: null,
  canRate: false,
  erasedAt: null,
  language: 'id',
  version: 3,
}

/** An application with the words that follow from it, as the API gives them. */
function withOutlook(given: CitizenApplication): CitizenApplication {
  const { appointment, products } = given
  const { documents, ...outlook } = outlookOf({
    ...given,
    presenceDone: true,
    approver: 'head',
    bring: null,
    afterwards: null,
    firstDueAt: null,
    dueMovedBy: null,
    carrier: given.handover?.carrier ?? null,
    closedByCorrectionTimeout: false,
    arrival: null,
    appointment: appointment && { ...appointment, place: `${appointment.place}, ${appointment.villageName}` },
    documents: products.map((product) => ({
      ...product,
      hasFile: product.downloadable,
      hasLink: product.siakLink !== null,
      pickupPlace: null,
    })),
  })
  return {
    ...given,
    outlook,
    products: products.map((product, index) => ({ ...product, words: documents[index]?.words ?? product.words })),
  }
}

describe('the opened application', () => {
  const render = (
    given: Partial<CitizenApplication>,
    language: Language = 'id',
    writtenTo: WrittenTo = { whatsapp: '+6285199990100', sms: '1500' },
  ) =>
    renderApplication(siteIn(language), {
      writtenTo,
      complaints: [],
      forms: [
        { number: 'F-1.02', title: { id: 'Formulir Pendaftaran', en: 'Registration' }, isNeeded: true },
        { number: 'F-1.07', title: { id: 'Surat Kuasa', en: 'Authority' }, isNeeded: false },
      ],
      statements: [{ form: 'F-2.03', title: { id: 'SPTJM', en: 'Statement' }, signedAt: null }],
      surveyElements,
      application: withOutlook({ ...application, ...given }),
      definition: definitionOf('KTP-BARU'),
      key: 'key',
    })

  it('says in every language what happens now, for every status and place of presence', () => {
    const seen = new Set<string>()
    for (const status of Statuses.options as ApplicationStatus[])
      for (const language of languageCodes) {
        const page = render({ status }, language)
        expect(page, status).not.toMatch(/undefined|\[object/)
        if (language !== 'ms') seen.add(/<section class="panel status">[\s\S]*?<\/section>/.exec(page)?.[0] ?? '')
      }
    expect(seen.size).toBe(Statuses.options.length * 2)
  })

  it('offers the forms that it needs, and folds the others away as not to be sent', () => {
    const [needed = '', folded = ''] = (/<h2>Formulir<\/h2>[\s\S]*?<\/section>/.exec(render({}))?.[0] ?? '').split(
      '<details>',
    )
    expect(needed).toContain('F-1.02')
    expect(needed).not.toContain('F-1.07')
    expect(folded).toContain('Formulir lain')
    expect(folded).toContain('Tidak perlu Anda kirim')
    expect(folded).toContain('F-1.07')
  })

  it('names forms and opening hours in the reader’s language, a form with its printed title beside', () => {
    const office = { hours: 'Senin–Jumat 08.00–15.30 WITA' }
    const english = render({ office }, 'en')
    expect(english).toContain('Monday–Friday 08.00–15.30 WITA')
    expect(english).toContain('F-1.02 Registration (<span lang="id">Formulir Pendaftaran</span>) (PDF)')
    expect(render({ office })).toContain('Senin–Jumat 08.00–15.30 WITA')
  })

  it('says that the head has yet to decide, where that is so', () => {
    expect(render({ awaitsHead: true })).toContain('kepala dinas memutuskannya (UU 24/2013 Pasal 32)')
    expect(render({})).not.toContain('kepala dinas memutuskannya')
  })

  it('asks nobody to fetch what was received, and marks what an office wrote for who reads another language', () => {
    const handover = {
      ...{ carrier: 'village' as const, sentAt: '2026-09-14T02:00:00Z', method: 'village' as const },
      ...{ recipient: 'applicant' as const, receivedAt: '2026-09-15T02:00:00Z' },
    }
    const page = render({ status: 'completed', handover })
    expect(page).toContain('Diterima sendiri oleh pemohon')
    expect(page).not.toContain('Tanyakan di sana')
    const asked = { fields: [], attachments: [], note: 'Foto buram', answered: { fields: [], attachments: [] } }
    expect(render({ status: 'correction', correction: asked }, 'en')).toContain('in its own words')
    expect(render({ status: 'correction', correction: asked })).not.toContain('Ditulis kantor')
  })

  it('leads from a merged application to the one that goes on in its place', () => {
    const page = render({ status: 'merged', mergedInto: 'SPL-AAAA-BBBB-CCCC' })
    expect(page).toContain('href="/lacak#SPL-AAAA-BBBB-CCCC"')
    expect(render({})).not.toContain('/lacak#')
  })

  it('names in the way so far what an office changed of what was sent', () => {
    const at = '2026-09-15T02:00:00Z'
    const page = render({
      steps: [
        ...application.steps,
        {
          status: 'incomplete',
          at,
          note: null,
          isPresence: false,
          supplement: { by: 'office', changed: ['applicant.phone', 'presence.mode'] },
        },
        { status: 'incomplete', at, note: null, isPresence: false, supplement: { by: 'citizen', changed: [] } },
      ],
    })
    expect(page).toContain('Petugas melengkapi permohonan ini. Diubah: Nomor HP pemohon.')
    expect(page).toContain('<p>Anda melengkapi permohonan ini.</p>')
    // The status stayed what it was.
    expect(page.match(/<strong>Belum Lengkap<\/strong><br>/g)).toHaveLength(1)
  })

  it('never called a printed document ready to be downloaded, also once it is handed over', () => {
    const at = '2026-09-15T02:00:00Z'
    const step = { status: 'ready' as const, at, note: null, isPresence: false, supplement: null }
    const [product] = application.products
    const printed = { ...product, format: 'pdf', downloadable: false, siakLink: null, handedOverAt: at }
    const products = [printed] as CitizenApplication['products']
    const page = render({ status: 'completed', products, steps: [step] })
    expect(page).toContain('<strong>Siap Diambil</strong>')
    expect(page).not.toContain('Siap Diunduh')
  })

  it('gives the day of a paper form, and no hour that nobody gave', () => {
    const step = {
      status: 'submitted' as const,
      at: '2026-08-31T16:00:00.000Z',
      note: null,
      isPresence: false,
      supplement: null,
    }
    const page = render({ steps: [step] })
    expect(page).toContain('<time datetime="2026-08-31T16:00:00.000Z">1 September 2026</time>')
    expect(render({})).toContain('14 September 2026 pukul 10.00 WITA')
  })

  it('says of messages what is so: who is notified, and which numbers the office has', () => {
    expect(render({})).toMatch(/Anda diberi tahu bila sudah dijawab[\s\S]*kantor sudah mempunyainya/)
    const unreached = render({ isReachable: false })
    expect(unreached).toContain('lihat lagi halaman ini')
    expect(unreached).not.toContain('diberi tahu bila sudah dijawab')
    const lacking = render({ status: 'incomplete', lacks: { fields: ['applicant.nik'], attachments: [] } })
    expect(lacking).not.toContain('kantor sudah mempunyainya')
    expect(lacking).toContain('isi di bagian Belum Lengkap')
  })

  it('names what is missing and only the ways that lead to it', () => {
    const lacking = (lacks: CitizenApplication['lacks'], writtenTo?: WrittenTo) =>
      render({ status: 'incomplete', lacks }, 'id', writtenTo)
    const both = { fields: ['applicant.nik'], attachments: ['familyCard'] }
    expect(lacking(both)).toContain('<li>NIK yang dibuatkan KTP-el</li>')
    const written = `tulis LENGKAPI ${application.trackingNumber}`
    expect(lacking(both)).toContain(
      `Bisa juga lewat WhatsApp ke +6285199990100, dan isian lewat SMS ke 1500: ${written}`,
    )
    // A paper cannot come by SMS.
    expect(lacking({ ...both, fields: [] })).toContain(`Bisa juga lewat WhatsApp ke +6285199990100: ${written}`)
    expect(lacking({ ...both, fields: [] }, { sms: '1500' })).not.toContain('SMS')
    expect(lacking(both, { sms: '1500' })).toContain(`Isian bisa juga dijawab lewat SMS ke 1500: ${written}`)
    expect(lacking(both, {})).not.toContain('LENGKAPI')
  })

  it('tells the next visit, or where its date will stand', () => {
    const appointment = {
      date: '2026-09-20',
      time: '09:00',
      place: 'Balai Adat',
      villageName: 'Liang Butan',
      isAtHome: false,
      reply: null,
    }
    const asked = render({ status: 'awaiting_presence', appointment })
    for (const part of [
      '20 September 2026, 09.00 WITA',
      'Balai Adat, Liang Butan',
      'Saya bisa',
      'Saya perlu hari lain',
    ])
      expect(asked).toContain(part)
    const answered = render({ status: 'awaiting_presence', appointment: { ...appointment, reply: 'another_day' } })
    expect(answered).toContain('Anda meminta hari lain')
    expect(answered).not.toContain('Saya perlu hari lain')
    expect(render({ status: 'awaiting_presence', nextVisit: { date: '2026-09-20', place: 'Balai Desa' } })).toContain(
      'Jemput bola terdekat di desa Anda: 20 September 2026 di Balai Desa.',
    )
    expect(render({ status: 'awaiting_presence' })).toContain('href="/jadwal?desa=65.03.05.2022"')
  })

  it('leads to the statements that can be signed on the phone', () => {
    expect(render({})).toContain('href="/permohonan/pernyataan/F-2.03"')
  })

  it('gives its official forms filled in, until its data are erased', () => {
    const link = 'href="/api/v1/public/application/forms/F-1.02/filled.pdf"'
    expect(render({})).toContain(link)
    expect(render({ erasedAt: '2026-09-14T02:00:00Z' })).not.toContain(link)
  })

  it('promises a day while the documents are made, and none once they are ready or it has ended', () => {
    // What is not said in Malay yet is said in Indonesian, dates too.
    const days = { id: '18 Desember 2026', en: '18 December 2026', ms: '18 Desember 2026' }
    for (const status of Statuses.options)
      for (const language of languageCodes) {
        const page = render({ status, dueAt: '2026-12-18T07:00:00Z', presenceMode: 'office' }, language)
        expect(page.includes(days[language]), `${status}, ${language}`).toBe(
          !isClosed(status) && !isInGroup(status, 'clockStopped') && status !== 'ready',
        )
      }
  })

  it('says since when the citizen waits, beside the day of the office, and no more once it has ended', () => {
    const given = { waitingSince: '2026-09-02T02:00:00Z', submittedAt: '2026-09-14T02:00:00Z' }
    for (const status of Statuses.options) {
      const dueAt = '2026-12-18T07:00:00Z'
      const isOpen = !isClosed(status)
      expect(render({ ...given, status, dueAt }).includes('Menunggu sejak 2 September 2026.'), status).toBe(isOpen)
      expect(render({ ...given, status, dueAt }, 'en').includes('Waiting since 2 September 2026.'), status).toBe(isOpen)
    }
    expect(render({ ...given, status: 'verifying', dueAt: '2026-12-18T07:00:00Z' })).toMatch(
      /18 Desember 2026[\s\S]{0,60}Menunggu sejak 2 September 2026/,
    )
  })

  it('offers only what can be done', () => {
    expect(render({})).toContain('/permohonan/batal')
    expect(render({ canWithdraw: false })).not.toContain('/permohonan/batal')
    expect(render({})).not.toContain('/permohonan/ajukan-lagi')
    expect(render({ status: 'rejected', canResubmit: true, rejectionReason: '<i>alasan</i>' })).toContain(
      '&lt;i&gt;alasan',
    )
  })

  it('leads from what ended to what it was sent anew as, or says how to begin again where its letter is over', () => {
    const ended = { status: 'withdrawn', canWithdraw: false } as const
    const again = render({ ...ended, sentAgainAs: 'SPL-AAAA-BBBB-CCCC' })
    expect(again).toContain('/lacak#SPL-AAAA-BBBB-CCCC')
    expect(again).not.toContain('/permohonan/ajukan-lagi')
    const over = render({
      ...ended,
      move: {
        side: 'letter',
        trackingNumber: 'SPL-AAAA-BBBB-CCCC',
        regencyName: 'Kabupaten Nunukan',
        state: 'ended',
        issuedOn: '2026-10-01',
        until: '2026-10-31',
        pin: null,
      },
    })
    expect(over).toContain('31 Oktober 2026, jadi kedatangan ini tidak dapat diajukan lagi')
    expect(over).not.toContain('/permohonan/ajukan-lagi')
  })
})

test('a statement is shown whole, asks for a code, then for its digits, and for nothing once it is signed', () => {
  const statement = {
    form: 'F-2.03',
    title: { id: 'SPTJM Kebenaran Data Kelahiran', en: 'Statement' },
    text: 'F-2.03 SPTJM\n\nYang bertanda tangan\nNama: Siti <Aminah>',
    hash: 'abc',
    contacts: [{ channel: 'sms' as const, to: '0812••••901' }],
    signedAt: null,
  }
  const asked = renderStatement(siteIn('id'), { statement, next: 'application' })
  expect(asked).toContain('Nama: Siti &lt;Aminah&gt;')
  expect(asked).toContain('SMS 0812••••901')
  expect(asked).not.toContain('name="code"')
  const sent = renderStatement(siteIn('id'), { statement, next: 'application', sentTo: 'sms' })
  expect(sent).toContain('name="code"')
  expect(sent).toContain('name="hash" value="abc"')
  const signed = renderStatement(siteIn('id'), {
    statement: { ...statement, signedAt: '2026-09-14T02:00:00Z' },
    next: 'correction',
  })
  expect(signed).toContain('href="/permohonan/perbaikan">Lanjutkan perbaikan</a>')
  expect(signed).toContain('Ditandatangani 14 September 2026')
  expect(signed).not.toContain('<form method="post" action="/permohonan/pernyataan')
})

test('a paper that is an official form can be printed where it is asked for', () => {
  const definition = definitionOf('AK-LAHIR')
  const forms = definition.requirements.flatMap(({ form }) => (form ? [form] : []))
  expect(forms).toContain('F-2.03')
  const page = renderService(siteIn('id'), definition)
  for (const form of forms) expect(page).toContain(`href="/api/v1/public/forms/${form}/blank.pdf"`)
  const list = renderOfficialForms(siteIn('id'), [{ number: 'F-2.03', title: { id: 'SPTJM', en: 'Statement' } }])
  expect(list).toContain('href="/api/v1/public/forms/F-2.03/blank.pdf"')
})

test('a service says before starting what it needs, in every language', () => {
  for (const definition of definitions)
    for (const language of languageCodes) {
      const page = renderService(siteIn(language), definition)
      expect(page).not.toMatch(/undefined|\[object/)
      for (const requirement of definition.requirements)
        expect(page).toContain(localized(requirement.label, language).replaceAll("'", '&#39;'))
    }
})

describe('services', () => {
  const services = definitions.map(({ code, version, title, summary, lifeEvents, presence, officeDays, isCommon }) => ({
    ...{ code, version, title, summary, lifeEvents, presence, isCommon },
    officeDays: officeDays.total,
  }))
  const render = (query: string) => renderServices(siteIn('id'), { services, query })

  it('stand in groups by what happens in a life', () => {
    const groups = groupByLifeEvent(services, 'id')
    const codes = groups.flatMap((group) => group.events.map((event) => event.service.code))
    expect(new Set(codes)).toEqual(new Set(services.map((service) => service.code)))
    expect(groups.some((group) => group.id === 'other' && group.events.length > 6)).toBe(false)
  })

  it('that most people come for stand first, each a matter of its own, before the groups', () => {
    const events = mostUsedEvents(services, 'id')
    expect(events.map(({ service }) => service.code)).toEqual(['KTP-BARU', 'KK-UBAH', 'AK-LAHIR', 'AK-MATI', 'SKP'])
    const before = render('').split('<details')[0] ?? ''
    for (const { service } of events) expect(before).toContain(`href="/layanan/${service.code}"`)
    expect(before.match(/class="card"/g)).toHaveLength(5)
  })

  it.each([
    ['akte', 'AK-LAHIR'],
    ['surat lahir', 'AK-LAHIR'],
    ['anak lahir', 'AK-LAHIR'],
    ['ktp ilang', 'KTP-GANTI'],
    ['bapak sy wafat di Krayan', 'AK-MATI'],
  ])('"%s" shows %s first', (query, code) => {
    expect(searchLifeEvents(services, 'id', query).events[0]?.service.code).toBe(code)
    expect(render(query)).toContain(`href="/layanan/${code}"`)
  })

  it('where nothing fits three are offered, and who helps', () => {
    const page = render('zzz<b>')
    expect(page).toContain('Tidak ada layanan dengan kata “zzz&lt;b&gt;”')
    expect(new Set([...page.matchAll(/class="card" href="([^"]+)"/g)].map(([, address]) => address)).size).toBe(3)
    expect(page).toContain('href="/bantuan"')
  })

  it('what is no service leads elsewhere, and the religious court is named', () => {
    expect(render('cek status')).toContain('class="button primary" href="/lacak"')
    expect(render('perpanjang SIM')).toContain('SIM diurus Polres (Satpas), bukan Disdukcapil')
    expect(render('jadwal jemput bola')).toContain('class="button primary" href="/jadwal"')
    expect(render('berapa biayanya')).not.toMatch(/undefined|\[object/)
    expect(render('mau cerai agama islam')).toContain('diputus Pengadilan Agama')
  })
})
