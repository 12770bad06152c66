import { ProblemState, useLocalized, useTexts } from '@sipelandukilat/sdk'
import { Checkbox, Fieldset, LoadingState, Stack, Text } from '@sipelandukilat/ui'
import { ApplicantCheckboxes } from '../file/applicant-checkboxes'
import { useDefinition } from '../file/file-scope'
import { selectionTexts } from '../texts/texts'

type Correction = { fields: string[]; attachments: string[] }
type CorrectionFieldsProps = {
  service: { code: string; version: number }
  value: Correction
  onChange: (value: Correction) => void
}

/** The answers and files that every form of the service has; rows of a list differ from one application to the next. */
export function CorrectionFields({ service, value, onChange }: CorrectionFieldsProps) {
  const t = useTexts(selectionTexts)
  const localized = useLocalized()
  const { data, error, isError, isFetching, refetch } = useDefinition(service.code, service.version)
  if (isError) return <ProblemState error={error} onRetry={() => void refetch()} isRetrying={isFetching} />
  if (!data) return <LoadingState rows={4} />
  const sections = data.form.sections.filter((section) => !section.repeat)
  return (
    <>
      {data.requirements.length > 0 && (
        <Fieldset legend={t('files')}>
          <Checkbox.Group value={value.attachments} onChange={(attachments) => onChange({ ...value, attachments })}>
            <Stack gap={6}>
              {data.requirements.map(({ id, label }) => (
                <Checkbox key={id} value={id} label={localized(label)} />
              ))}
            </Stack>
          </Checkbox.Group>
        </Fieldset>
      )}
      <Fieldset legend={t('fields')}>
        <Checkbox.Group value={value.fields} onChange={(fields) => onChange({ ...value, fields })}>
          <Stack gap='xs'>
            <ApplicantCheckboxes definition={data} />
            {sections.map((section) => (
              <div key={section.id}>
                <Text size='sm' c='dimmed'>
                  {localized(section.title)}
                </Text>
                {section.fields.map(({ id, label }) => (
                  <Checkbox key={id} mt={4} value={`${section.id}.${id}`} label={localized(label)} />
                ))}
              </div>
            ))}
          </Stack>
        </Checkbox.Group>
      </Fieldset>
    </>
  )
}
