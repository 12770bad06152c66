import type { ApplicationFile } from '@sipelandukilat/contract'
import {
  delegateAuthorityLabel,
  formatDate,
  type Language,
  localized,
  type ServiceDefinition,
} from '@sipelandukilat/domain'
import { createDocument } from '../../platform/pdf-page'

const words = {
  id: {
    office: 'Sipelandukilat - Pelayanan Administrasi Kependudukan',
    title: 'Surat Kuasa dalam Pelayanan Administrasi Kependudukan',
    form: (day: string) => `Formulir F-1.07 · dicetak ${day}`,
    giver: 'Pemberi kuasa',
    taker: 'Penerima kuasa',
    name: 'Nama lengkap',
    kkNumber: 'Nomor KK',
    phone: 'Nomor HP',
    place: 'Tempat pelayanan',
    kinship: 'Hubungan dengan pemberi kuasa',
    authority: 'Dasar',
    for: 'Untuk mengurus',
    service: 'Layanan',
    number: 'Nomor permohonan',
    text: 'Pemberi kuasa memberi kuasa kepada penerima kuasa untuk mengurus layanan di atas, menyerahkan berkas, dan menerima dokumennya. Kuasa ini dibuat dengan sadar dan tanpa paksaan.',
    date: 'Tempat, tanggal: ........................................',
    signs: ['Pemberi kuasa', 'Penerima kuasa'],
    witnesses: ['Saksi 1', 'Saksi 2'],
    empty: '........................................',
    scan: 'Pindai untuk membuka halaman lacak, lalu isi PIN.',
  },
  en: {
    office: 'Sipelandukilat - Population administration',
    title: 'Authority in population administration',
    form: (day: string) => `Form F-1.07 · printed ${day}`,
    giver: 'Who gives the authority',
    taker: 'The delegate',
    name: 'Full name',
    kkNumber: 'Family card number',
    phone: 'Phone',
    place: 'Acting place',
    kinship: 'Relation to who gives it',
    authority: 'Authority',
    for: 'For',
    service: 'Service',
    number: 'Application number',
    text: 'Who gives the authority lets the delegate take care of the service above, hand in the files and receive the documents. It is given knowingly and freely.',
    date: 'Place, date: ........................................',
    signs: ['Who gives the authority', 'The delegate'],
    witnesses: ['Witness 1', 'Witness 2'],
    empty: '........................................',
    scan: 'Scan to open the page for following, then enter the PIN.',
  },
}

/** Form F-1.07, filled in as far as the office knows it and its reader may see it; the rest is left to the pen. */
export async function printDelegation(
  file: Pick<ApplicationFile, 'trackingNumber' | 'applicant' | 'delegate' | 'place'>,
  definition: ServiceDefinition,
  options: { language: Language; followUrl: string; today: Date },
): Promise<Buffer> {
  const { language, followUrl, today } = options
  const said = localized(words, language)
  const { applicant, delegate } = file
  const orEmpty = (value: string | null | undefined) => value || said.empty
  const page = createDocument({ title: `F-1.07 ${file.trackingNumber}`, language })
  page.heading(said.office, said.title, said.form(formatDate(today.toISOString(), language)))
  page.section(said.giver)
  page.rows([
    { label: said.name, value: orEmpty(applicant.name) },
    { label: 'NIK', value: orEmpty(applicant.nik) },
    { label: said.kkNumber, value: orEmpty(applicant.kkNumber) },
    { label: said.phone, value: orEmpty(applicant.phone) },
  ])
  page.section(said.taker)
  page.rows([
    { label: said.name, value: orEmpty(delegate?.name) },
    { label: 'NIK', value: orEmpty(delegate?.nik) },
    { label: said.kinship, value: orEmpty(delegate?.kinship) },
    { label: said.phone, value: orEmpty(delegate?.phone) },
    ...(delegate ? [{ label: said.authority, value: delegateAuthorityLabel(delegate.authority, language) }] : []),
  ])
  page.section(said.for)
  page.rows([
    { label: said.service, value: localized(definition.title, language) },
    { label: said.number, value: file.trackingNumber },
    { label: said.place, value: file.place },
  ])
  page.paragraph(said.text)
  page.paragraph(said.date)
  page.signatures(said.signs)
  page.signatures(said.witnesses.map((label, index) => [label, delegate?.witnesses[index]].filter(Boolean).join(': ')))
  await page.qrCode(`${followUrl}#${file.trackingNumber}`, said.scan)
  return page.finish(`F-1.07 · ${file.trackingNumber}`)
}
