import type { ApplicationFile } from '@sipelandukilat/contract'
import {
  carrierLabel,
  formatDate,
  formatDateTime,
  handoverMethodLabel,
  handoverProofLabel,
  type Language,
  localized,
  maskNik,
  recipientLabel,
  type ServiceDefinition,
} from '@sipelandukilat/domain'
import { createDocument } from '../../platform/pdf-page'

const words = {
  id: {
    office: 'Sipelandukilat - Pelayanan Administrasi Kependudukan',
    title: 'Tanda Terima Dokumen',
    applicant: 'Pemohon',
    place: 'Tempat pelayanan',
    documents: 'Dokumen yang diserahkan',
    handover: 'Serah terima',
    carrier: 'Dibawa oleh',
    sent: 'Dikirim',
    reference: 'Nomor kiriman',
    to: 'Diterima oleh',
    delegate: 'Yang diberi kuasa',
    relation: 'Hubungan dengan pemohon',
    method: 'Cara',
    where: 'Tempat serah terima',
    at: 'Waktu',
    proof: 'Bukti',
    note: 'Catatan',
    signs: ['Penerima (tanda tangan atau cap jempol)', 'Petugas'],
    free: 'Dokumen ini gratis. Laporkan bila ada yang meminta bayaran.',
    scan: 'Pindai untuk membuka halaman lacak, lalu isi PIN.',
    printed: (day: string) => `Dicetak ${day}`,
  },
  en: {
    office: 'Sipelandukilat - Population administration',
    title: 'Receipt of the documents',
    applicant: 'Applicant',
    place: 'Acting place',
    documents: 'Documents handed over',
    handover: 'Handover',
    carrier: 'Carried by',
    sent: 'Sent',
    reference: 'Parcel number',
    to: 'Received by',
    delegate: 'Delegate',
    relation: 'Relation to the applicant',
    method: 'Way',
    where: 'Place of the handover',
    at: 'Time',
    proof: 'Proof',
    note: 'Note',
    signs: ['Recipient (signature or thumbprint)', 'Officer'],
    free: 'These documents are free. Report anyone who asks for money.',
    scan: 'Scan to open the page for following, then enter the PIN.',
    printed: (day: string) => `Printed ${day}`,
  },
}

/** What is known of the handover so far, label by label. */
function handoverRows({ handover }: ApplicationFile, language: Language) {
  if (!handover) return []
  const said = localized(words, language)
  const time = (at: string | null) => at && formatDateTime(at, language)
  const rows = [
    { label: said.carrier, value: handover.carrier && carrierLabel(handover.carrier, language) },
    { label: said.sent, value: time(handover.sentAt) },
    { label: said.reference, value: handover.reference },
    {
      label: said.to,
      value: handover.to && handover.recipient && `${handover.to} (${recipientLabel(handover.recipient, language)})`,
    },
    { label: said.relation, value: handover.relation },
    { label: said.method, value: handover.method && handoverMethodLabel(handover.method, language) },
    { label: said.where, value: handover.place },
    { label: said.at, value: time(handover.receivedAt) },
    { label: said.proof, value: handover.proof && handoverProofLabel(handover.proof, language) },
    { label: said.note, value: handover.note },
  ]
  return rows.flatMap(({ label, value }) => (value ? [{ label, value }] : []))
}

/**
 * The receipt of the documents (PDF): to sign before a handover, filled after it. Numbers of documents stand on it as the
 * reader may see them.
 */
export async function printHandover(
  file: ApplicationFile,
  definition: ServiceDefinition,
  options: { language: Language; followUrl: string; today: Date },
): Promise<Buffer> {
  const { language, followUrl, today } = options
  const said = localized(words, language)
  const page = createDocument({ title: `${said.title} ${file.trackingNumber}`, language })
  page.heading(said.office, said.title, said.printed(formatDate(today.toISOString(), language)))
  page.big([{ label: '', value: file.trackingNumber }])
  page.rows([
    { label: said.applicant, value: file.applicant.name },
    { label: said.place, value: file.place },
    ...(file.delegate?.status === 'accepted'
      ? [
          {
            label: said.delegate,
            value: `${file.delegate.name} (${file.delegate.kinship}), NIK ${maskNik(file.delegate.nik ?? '')}`,
          },
        ]
      : []),
  ])
  page.section(said.documents)
  page.rows(
    file.products.map(({ product, number }) => ({
      label: localized(definition.products.find(({ id }) => id === product)?.label, language) ?? product,
      value: number ?? '–',
    })),
  )
  const rows = handoverRows(file, language)
  if (rows.length > 0) {
    page.section(said.handover)
    page.rows(rows)
  }
  page.signatures(said.signs)
  await page.qrCode(`${followUrl}#${file.trackingNumber}`, said.scan)
  page.paragraph(said.free)
  return page.finish(file.trackingNumber)
}
