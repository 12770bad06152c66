import type { ApplicationFile } from '@sipelandukilat/contract'
import {
  type Answers,
  describeAnswers,
  formatDate,
  type Language,
  localized,
  type ServiceDefinition,
  statusLabel,
  withDelegation,
} from '@sipelandukilat/domain'
import { createDocument } from '../../platform/pdf-page'

const words = {
  id: {
    office: 'Sipelandukilat - Pelayanan Administrasi Kependudukan',
    applicant: 'Pemohon',
    name: 'Nama lengkap',
    kkNumber: 'Nomor KK',
    phone: 'Nomor HP',
    place: 'Tempat pelayanan',
    submitted: 'Diajukan',
    status: 'Status',
    files: 'Berkas',
    assisted: 'Dibantu oleh',
    signs: ['Pemohon (tanda tangan atau cap jempol)', 'Petugas'],
    scan: 'Pindai untuk melacak dengan nomor dan PIN.',
    note: (forms: string) => `Formulir resmi: ${forms}`,
  },
  en: {
    office: 'Sipelandukilat - Population administration',
    applicant: 'Applicant',
    name: 'Full name',
    kkNumber: 'Family card number',
    phone: 'Phone',
    place: 'Place of service',
    submitted: 'Submitted',
    status: 'Status',
    files: 'Files',
    assisted: 'Assisted by',
    signs: ['Applicant (signature or thumbprint)', 'Officer'],
    scan: 'Scan to follow with number and PIN.',
    note: (forms: string) => `Official forms: ${forms}`,
  },
}

/** An application as a form to sign and file, as far as its reader may see it. */
export async function printApplication(
  file: ApplicationFile,
  definition: ServiceDefinition,
  options: { language: Language; followUrl: string; regionName: (code: string) => string | undefined },
): Promise<Buffer> {
  const { language, followUrl, regionName } = options
  const said = localized(words, language)
  const page = createDocument({ title: `${localized(definition.title, language)} ${file.trackingNumber}`, language })
  page.heading(
    said.office,
    localized(definition.title, language),
    definition.formNumbers.length > 0 ? said.note(definition.formNumbers.join(', ')) : undefined,
  )
  page.big([{ label: '', value: file.trackingNumber }])
  page.rows([
    { label: said.submitted, value: formatDate(file.submittedAt, language) },
    { label: said.status, value: statusLabel(file.status, language, { presenceMode: file.presenceMode }) },
    { label: said.place, value: file.place },
  ])
  page.section(said.applicant)
  const { name, nik, kkNumber, phone, email } = file.applicant
  const known = [
    { label: said.name, value: name },
    { label: 'NIK', value: nik },
    { label: said.kkNumber, value: kkNumber },
    { label: said.phone, value: phone },
    { label: 'E-mail', value: email },
    { label: said.assisted, value: file.assistedBy?.name ?? file.delegate?.name ?? null },
  ]
  page.rows(known.flatMap(({ label, value }) => (value ? [{ label, value }] : [])))
  for (const section of describeAnswers(definition, file.answers as Answers, language, regionName)) {
    page.section(section.title)
    page.rows(section.entries.map(({ label, display }) => ({ label, value: display })))
  }
  const files = file.attachments.filter((attachment) => attachment.kind === 'requirement' && !attachment.replacedAt)
  if (files.length > 0) {
    page.section(said.files)
    page.rows(
      files.map((attachment) => ({
        label:
          localized(
            withDelegation(definition).requirements.find(({ id }) => id === attachment.requirement)?.label,
            language,
          ) ?? attachment.requirement,
        value: attachment.mediaType === 'application/pdf' ? 'PDF' : 'JPG',
      })),
    )
  }
  page.signatures(said.signs)
  await page.qrCode(`${followUrl}#${file.trackingNumber}`, said.scan)
  return page.finish(file.trackingNumber)
}
