import { useLocalized, useTexts } from '@sipelandukilat/sdk'
import { answerName, correctableOfApplicant, type ServiceDefinition, titled } from '@sipelandukilat/sdk/forms'
import { Checkbox, Text } from '@sipelandukilat/ui'
import { fileTexts } from '../texts/texts'

type ApplicantCheckboxesProps = {
  definition: ServiceDefinition
  /** As they stand; without them only the names are shown. */
  applicant?: Partial<Record<(typeof correctableOfApplicant)[number], string | null>>
}

/** What a correction may ask of the applicant, inside a group of checkboxes whose values are paths. */
export function ApplicantCheckboxes({ definition, applicant }: ApplicantCheckboxesProps) {
  const t = useTexts(fileTexts)
  const localized = useLocalized()
  return (
    <div>
      <Text size='sm' c='dimmed'>
        {t('applicant')}
      </Text>
      {correctableOfApplicant.map((field) => {
        const path = `applicant.${field}`
        const label = localized(answerName(definition, path))
        return (
          <Checkbox key={path} mt={4} value={path} label={applicant ? titled(label, applicant[field] ?? '–') : label} />
        )
      })}
    </div>
  )
}
