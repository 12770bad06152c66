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
import { printsTexts } from '#texts'
import { createDocument } from '../../platform/pdf-page'

/** What is known of the handover so far, label by label. */
function handoverRows({ handover }: ApplicationFile, language: Language) {
  if (!handover) return []
  const say = printsTexts.in(language)
  const time = (at: string | null) => at && formatDateTime(at, language)
  const rows = [
    { label: say('handover_carrier'), value: handover.carrier && carrierLabel(handover.carrier, language) },
    { label: say('handover_sent'), value: time(handover.sentAt) },
    { label: say('handover_reference'), value: handover.reference },
    {
      label: say('handover_to'),
      value: handover.to && handover.recipient && `${handover.to} (${recipientLabel(handover.recipient, language)})`,
    },
    { label: say('handover_relation'), value: handover.relation },
    { label: say('handover_method'), value: handover.method && handoverMethodLabel(handover.method, language) },
    { label: say('handover_where'), value: handover.place },
    { label: say('handover_at'), value: time(handover.receivedAt) },
    { label: say('handover_proof'), value: handover.proof && handoverProofLabel(handover.proof, language) },
    { label: say('handover_note'), value: handover.note },
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
  options: { language: Language; followUrl: string; regency: string; today: Date },
): Promise<Buffer> {
  const { language, followUrl, regency, today } = options
  const say = printsTexts.in(language)
  const page = createDocument({ title: `${say('handover_title')} ${file.trackingNumber}`, language })
  page.heading(
    say('handover_office', { regency }),
    say('handover_title'),
    say('handover_printed', { day: formatDate(today.toISOString(), language) }),
  )
  page.big([{ label: '', value: file.trackingNumber }])
  page.rows([
    { label: say('handover_applicant'), value: file.applicant.name },
    { label: say('handover_place'), value: file.place },
    ...(file.delegate?.status === 'accepted'
      ? [
          {
            label: say('handover_delegate'),
            value: `${file.delegate.name} (${file.delegate.kinship}), NIK ${maskNik(file.delegate.nik ?? '')}`,
          },
        ]
      : []),
  ])
  page.section(say('handover_documents'))
  page.rows(
    file.products.map(({ product, number }) => ({
      label: localized(definition.products.find(({ id }) => id === product)?.label, language) ?? product,
      value: number ?? '–',
    })),
  )
  const rows = handoverRows(file, language)
  if (rows.length > 0) {
    page.section(say('handover_handover'))
    page.rows(rows)
  }
  page.signatures([say('handover_signs_1'), say('handover_signs_2')])
  await page.qrCode(`${followUrl}#${file.trackingNumber}`, say('handover_scan'))
  page.paragraph(say('handover_free'))
  return page.finish(file.trackingNumber)
}
