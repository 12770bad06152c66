import { type ApplicationFile, applicationLabel } from '@sipelandukilat/contract'
import {
  type Answers,
  describeAnswers,
  formatDate,
  type Language,
  localized,
  type ServiceDefinition,
  withDelegation,
} from '@sipelandukilat/domain'
import { printsTexts } from '#texts'
import { createDocument } from '../../platform/pdf-page'

/** An application as a form to sign and file, as far as its reader may see it. */
export async function printApplication(
  file: ApplicationFile,
  definition: ServiceDefinition,
  options: { language: Language; followUrl: string; regency: string; regionName: (code: string) => string | undefined },
): Promise<Buffer> {
  const { language, followUrl, regency, regionName } = options
  const say = printsTexts.in(language)
  const page = createDocument({ title: `${localized(definition.title, language)} ${file.trackingNumber}`, language })
  page.heading(
    say('application_office', { regency }),
    localized(definition.title, language),
    definition.formNumbers.length > 0
      ? say('application_note', { forms: definition.formNumbers.join(', ') })
      : undefined,
  )
  page.big([{ label: '', value: file.trackingNumber }])
  page.rows([
    { label: say('application_submitted'), value: formatDate(file.submittedAt, language) },
    {
      label: say('application_status'),
      value: applicationLabel(file, language),
    },
    { label: say('application_place'), value: file.place },
  ])
  page.section(say('application_applicant'))
  const { name, nik, kkNumber, phone, email } = file.applicant
  const known = [
    { label: say('application_name'), value: name },
    { label: 'NIK', value: nik },
    { label: say('application_kkNumber'), value: kkNumber },
    { label: say('application_phone'), value: phone },
    { label: 'Surel', value: email },
    { label: say('application_assisted'), value: file.assistedBy?.name ?? file.delegate?.name ?? null },
  ]
  page.rows(known.flatMap(({ label, value }) => (value ? [{ label, value }] : [])))
  for (const section of describeAnswers(definition, file.answers as Answers, language, regionName)) {
    page.section(section.title)
    page.rows(section.entries.map(({ label, display }) => ({ label, value: display })))
  }
  const files = file.attachments.filter((attachment) => attachment.kind === 'requirement' && !attachment.replacedAt)
  if (files.length > 0) {
    page.section(say('application_files'))
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
  page.signatures([say('application_signs_1'), say('application_signs_2')])
  await page.qrCode(`${followUrl}#${file.trackingNumber}`, say('application_scan'))
  return page.finish(file.trackingNumber)
}
