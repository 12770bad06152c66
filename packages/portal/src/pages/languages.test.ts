import { type Language, languageCodes, languages } from '@sipelandukilat/domain'
import { definitions } from '@sipelandukilat/domain/definitions'
import { describe, expect, test } from 'vitest'
import { newFormState } from '../form/form-state'
import { createSite, withLanguage, withoutChoices } from '../site'
import { texts } from '../texts/texts'
import { renderApplicationForm } from './application-form'
import { renderHome } from './home'
import { renderHelp, renderNeedsSignal, renderPrivacy } from './information'
import { renderReceipt } from './receipt'

const siteIn = (language: Language) => createSite({ language, assets: { scripts: {} }, path: '/' })
const receipt = {
  key: 'key',
  trackingNumber: 'SPL-1234-ABCD-5678',
  pin: '123456',
  dueAt: '2026-08-17T00:00:00Z',
  serviceTitle: 'Akta Kelahiran',
  missing: undefined,
  isDecidedByHead: true,
  isAfterPresence: false,
}

const startPages: [name: string, render: (language: Language) => string][] = [
  ['home', (language) => renderHome(siteIn(language))],
  [
    'receipt',
    (language) =>
      renderReceipt(siteIn(language), {
        receipt,
        qrCode: '<svg></svg>',
        followUrl: 'https://contoh.id/lacak',
        writtenTo: {},
      }),
  ],
  [
    'receipt that is gone',
    (language) => renderReceipt(siteIn(language), { receipt: undefined, qrCode: '', followUrl: '', writtenTo: {} }),
  ],
]

test('a receipt promises no day before whoever must be present was', () => {
  const page = renderReceipt(siteIn('id'), {
    receipt: { ...receipt, dueAt: null, isAfterPresence: true },
    qrCode: '',
    followUrl: '',
    writtenTo: {},
  })
  expect(page).toContain('Perkiraan selesai dihitung sesudah itu.')
  expect(page).not.toMatch(/paling lambat|menunggu di provinsi/)
})

describe.each(startPages)('the page %s', (_, render) => {
  test.each(languageCodes)('is whole in %s', (language) => {
    const page = render(language)
    expect(page).toContain(`<html lang="${language}">`)
    expect(page).not.toContain('<main id="isi" class="frame" tabindex="-1" lang=')
    expect(page).not.toContain(texts.say(language, 'partlyIndonesian'))
    expect(page).not.toMatch(/undefined|\{\{/)
  })

  test('offers every other language by its own name', () => {
    for (const language of languageCodes) {
      const page = render(language)
      for (const other of languageCodes)
        expect(page.includes(`lang="${other}" hreflang="${other}">${languages[other].name}</a>`)).toBe(
          other !== language,
        )
    }
  })
})

test('the language changes where the page is, with all that its address asks for', () => {
  const address = '/kunjungan/terkirim?nomor=KJ-0A1B2C3D&desa=65.03.05.2022'
  const page = renderHome({ ...siteIn('id'), address })
  expect(page).toContain('href="/kunjungan/terkirim?nomor=KJ-0A1B2C3D&amp;desa=65.03.05.2022&amp;bahasa=en"')
  expect(withoutChoices(withLanguage(`${address}#isi`, 'ms'))).toBe(`${address}#isi`)
  expect(withLanguage('/layanan?bahasa=id&cari=hilang', 'ms')).toBe('/layanan?bahasa=ms&cari=hilang')
})

test.each(languageCodes)('a page that needs a signal says so in %s, and the way on leads there again', (language) => {
  const page = renderNeedsSignal(siteIn(language))
  expect(page).toContain(texts.say(language, 'needsSignal'))
  expect(page).toContain(`<a class="button primary" href="">${texts.say(language, 'needsSignalAgain')}</a>`)
  expect(page).toContain('href="/draf"')
  expect(page).not.toContain(texts.say(language, 'partlyIndonesian'))
})

test('the receipt says day and month in the language of the page', () => {
  const [, render] = startPages[1] ?? []
  expect(render?.('id')).toContain('17 Agustus 2026')
  expect(render?.('en')).toContain('17 August 2026')
  expect(render?.('ms')).toContain('17 Ogos 2026')
})

test('what Malay lacks is said in Indonesian, marked as such, and the page says so in Malay', () => {
  const [definition] = definitions
  if (!definition) throw new Error('No service')
  const form = {
    definition,
    state: newFormState(definition, 'key'),
    regions: {},
    errors: new Map(),
    today: '2026-09-14',
    at: '',
  }
  for (const page of [
    renderPrivacy(siteIn('ms'), []),
    renderHelp(siteIn('ms')),
    renderApplicationForm(siteIn('ms'), form),
  ]) {
    expect(page).toContain('<html lang="ms">')
    expect(page).toContain('<main id="isi" class="frame" tabindex="-1" lang="id">')
    expect(page).toContain('<p class="help" lang="ms">Sebahagian halaman ini masih dalam Bahasa Indonesia.</p>')
  }
  expect(renderPrivacy(siteIn('ms'), [])).toContain('Siapa yang bertanggung jawab')
  expect(renderPrivacy(siteIn('id'), [])).not.toContain('lang="id" tabindex')
})
