import type { ApplicationFile } from '@sipelandukilat/contract'
import {
  delegateAuthorityLabel,
  formatDate,
  type Language,
  localized,
  type ServiceDefinition,
} from '@sipelandukilat/domain'
import { printsTexts } from '#texts'
import { createDocument } from '../../platform/pdf-page'

/** Form F-1.07, filled in as far as the office knows it and its reader may see it; the rest is left to the pen. */
export async function printDelegation(
  file: Pick<ApplicationFile, 'trackingNumber' | 'applicant' | 'delegate' | 'place'>,
  definition: ServiceDefinition,
  options: { language: Language; followUrl: string; today: Date },
): Promise<Buffer> {
  const { language, followUrl, today } = options
  const say = printsTexts.in(language)
  const { applicant, delegate } = file
  const orEmpty = (value: string | null | undefined) => value || say('delegation_empty')
  const page = createDocument({ title: `F-1.07 ${file.trackingNumber}`, language })
  page.heading(
    say('delegation_office'),
    say('delegation_title'),
    say('delegation_form', { day: formatDate(today.toISOString(), language) }),
  )
  page.section(say('delegation_giver'))
  page.rows([
    { label: say('delegation_name'), value: orEmpty(applicant.name) },
    { label: 'NIK', value: orEmpty(applicant.nik) },
    { label: say('delegation_kkNumber'), value: orEmpty(applicant.kkNumber) },
    { label: say('delegation_phone'), value: orEmpty(applicant.phone) },
  ])
  page.section(say('delegation_taker'))
  page.rows([
    { label: say('delegation_name'), value: orEmpty(delegate?.name) },
    { label: 'NIK', value: orEmpty(delegate?.nik) },
    { label: say('delegation_kinship'), value: orEmpty(delegate?.kinship) },
    { label: say('delegation_phone'), value: orEmpty(delegate?.phone) },
    ...(delegate
      ? [{ label: say('delegation_authority'), value: delegateAuthorityLabel(delegate.authority, language) }]
      : []),
  ])
  page.section(say('delegation_for'))
  page.rows([
    { label: say('delegation_service'), value: localized(definition.title, language) },
    { label: say('delegation_number'), value: file.trackingNumber },
    { label: say('delegation_place'), value: file.place },
  ])
  page.paragraph(say('delegation_text'))
  page.paragraph(say('delegation_date'))
  page.signatures([say('delegation_signs_1'), say('delegation_signs_2')])
  page.signatures(
    [say('delegation_witnesses_1'), say('delegation_witnesses_2')].map((label, index) =>
      [label, delegate?.witnesses[index]].filter(Boolean).join(': '),
    ),
  )
  await page.qrCode(`${followUrl}#${file.trackingNumber}`, say('delegation_scan'))
  return page.finish(`F-1.07 · ${file.trackingNumber}`)
}
