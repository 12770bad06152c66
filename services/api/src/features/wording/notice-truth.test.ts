import { noticeKeys } from '@sipelandukilat/contract'
import { type Language, localized, type OutlookFacts, outlookOf } from '@sipelandukilat/domain'
import { definitions } from '@sipelandukilat/domain/definitions'
import { outlookFacts, untruths } from '@sipelandukilat/domain/outlook-facts'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isSo, type NoticeTemplate, noticeText, wordsKey } from './notice-text'
import { defaultWords } from './notice-words'

const [definition] = definitions.filter(({ code }) => code === 'KK-UBAH')
if (!definition) throw new Error('No service KK-UBAH')

/** Every one of an application; those of visits have words of their own. */
const templates = [
  'presence',
  ...noticeKeys.filter((key) => !key.startsWith('visit-') && !key.startsWith('presence-')),
] as readonly NoticeTemplate[]

const noticeOf = (
  template: NoticeTemplate,
  given: OutlookFacts,
  language: Language,
  words = localized(defaultWords[wordsKey(template, { presence_mode: given.presenceMode })], language),
) =>
  noticeText(
    words,
    definition,
    {
      tracking_number: 'SPL-1',
      status: given.status,
      merged_into: given.mergedInto,
      outlook: outlookOf(given),
      asked: null,
      until: given.arrival?.until ?? null,
      language,
    },
    'https://portal.test',
  )

test.each(['id', 'en'] as const)(
  'no notice and no line of STATUS promises what the facts do not hold (%s)',
  (language) => {
    fc.assert(
      fc.property(outlookFacts, fc.constantFrom(...templates), (given, template) => {
        expect(untruths(localized(outlookOf(given).label, language), given, language)).toEqual([])
        if (!isSo(template, given.status)) return
        const { subject, text } = noticeOf(template, given, language)
        const said = `${subject}\n${text}`.replace(/https:\S*/, '')
        expect(untruths(said, given, language), said).toEqual([])
      }),
      { numRuns: 6_000 },
    )
  },
)

const [sample] = fc.sample(outlookFacts, 1)
if (!sample) throw new Error('No sample')
const ready = {
  ...sample,
  status: 'ready' as const,
  arrival: null,
  office: { address: 'Jalan Ujang Dewa', hours: 'Senin–Jumat 08.00–15.30 WITA' },
}
const paper = {
  product: 'familyCard',
  format: 'pdf',
  hasFile: false,
  hasLink: false,
  handedOverAt: null,
  pickupPlace: null,
}

test('what is ready is said with its place and hours, what comes is said to come, and a mere record is no document', () => {
  const readyOf = (given: Partial<typeof ready>) => noticeOf('ready', { ...ready, ...given }, 'id')
  const atOffice = readyOf({ documents: [paper] })
  expect(atOffice.text).toContain(
    'siap diambil di Dinas Dukcapil Kabupaten Nunukan, Jalan Ujang Dewa (Senin–Jumat 08.00–15.30 WITA).',
  )
  expect(atOffice.subject).toContain('Siap Diambil')
  expect(readyOf({ documents: [{ ...paper, pickupPlace: 'Kantor Desa Long Bawan' }] }).text).toContain(
    'siap diambil di Kantor Desa Long Bawan.',
  )
  const several = readyOf({ documents: [paper, { ...paper, product: 'birthCertificate', hasFile: true }] })
  expect(several.text).toMatch(/Terbit: .*: Diambil di .*; .*: Dapat diunduh dengan PIN\. Dokumen Anda siap: sebagian/)
  for (const documents of [[{ ...paper, hasFile: true }], [paper, { ...paper, hasFile: true }]])
    expect(readyOf({ documents }).text).toMatch(
      /Tanpa internet, kantor desa atau loket mencetak.* dengan nomor dan PIN/,
    )
  expect(atOffice.text).not.toContain('mencetak')
  const bare = readyOf({ documents: [{ ...paper, format: 'record' }] })
  expect(bare.subject).toContain('Sudah Dicatat')
  expect(bare.text).toContain('Tidak ada dokumen yang perlu diambil.')
  expect(bare.text).not.toMatch(/siap|Terbit:/i)
  const brought = noticeOf('ready', { ...ready, status: 'delivering', carrier: 'officer', documents: [paper] }, 'id')
  expect(brought.text).toContain('dibawa petugas kantor')
})

test('a province’s own words keep their placeholders, and may say the state and the place in their own way', () => {
  const own = noticeOf('ready', { ...ready, documents: [paper] }, 'id', 'Status {status}. Ambil di {tempat}. {keadaan}')
  expect(own.text).toContain('Status Siap Diambil. Ambil di Dinas Dukcapil Kabupaten Nunukan')
  const nothing = noticeOf('ready', { ...ready, documents: [] }, 'id', 'Halo. Ambil di {tempat}. {keadaan}')
  expect(nothing.text).not.toContain('Ambil di')
})
