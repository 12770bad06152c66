import {
  type Answers,
  type AnswerValue,
  answerPath,
  conditionHolds,
  type FormField,
  type FormSection,
  isAsked,
  rowsOf,
  type SectionAnswers,
  type ServiceDefinition,
} from '@sipelandukilat/domain'
import { Button, Fieldset, Group, IconPlus, IconTrash, Stack, Text } from '@sipelandukilat/ui'
import { useLocalized } from '../language/language'
import { useTexts } from '../language/texts'
import { formsTexts } from '../texts/texts'
import { AnswerField } from './answer-field'
import { initialRow } from './initial-answers'

type FieldErrors = Readonly<Record<string, string>>

type ServiceFormFieldsProps = {
  definition: ServiceDefinition
  /** Answers as typed so far; what conditions hide is left out by the server. */
  answers: Answers
  onChange: (answers: Answers) => void
  /** YYYY-MM-DD where the office is, for conditions about age. */
  today: string
  /** By path, `child.name` or `witnesses.0.nik`. */
  errors: FieldErrors
}

type SectionProps = Omit<ServiceFormFieldsProps, 'definition' | 'onChange'> & {
  section: FormSection
  onRows: (rows: SectionAnswers[]) => void
}

const shownFields = (section: FormSection, row: SectionAnswers, answers: Answers, today: string): FormField[] =>
  section.fields.filter(
    (field) =>
      isAsked(field) &&
      (field.shownWhen === undefined ||
        conditionHolds(field.shownWhen, { answers, today, row: { sectionId: section.id, values: row } })),
  )

function changed(row: SectionAnswers, fieldId: string, value: AnswerValue | undefined): SectionAnswers {
  const { [fieldId]: _, ...rest } = row
  return value === undefined ? rest : { ...rest, [fieldId]: value }
}

function Section({ section, answers, today, errors, onRows }: SectionProps) {
  const localized = useLocalized()
  const t = useTexts(formsTexts)
  const { repeat } = section
  const given = rowsOf(answers, section.id)
  const rows = Array.from({ length: Math.max(given.length, repeat ? repeat.min : 1) }, (_, index) => given[index] ?? {})
  if (!repeat && shownFields(section, rows[0] ?? {}, answers, today).length === 0) return null
  const rowTitle = localized(section.rowTitle ?? section.title)
  const isRequired = (field: FormField, row: SectionAnswers) =>
    typeof field.required === 'boolean'
      ? field.required
      : conditionHolds(field.required, { answers, today, row: { sectionId: section.id, values: row } })
  const fieldsOf = (row: SectionAnswers, index: number) => (
    <Stack gap='sm'>
      {shownFields(section, row, answers, today).map((field) => {
        const path = answerPath(section, index, field.id)
        return (
          <AnswerField
            key={field.id}
            name={path}
            field={field}
            value={row[field.id]}
            isRequired={isRequired(field, row)}
            error={errors[path]}
            onChange={(value) =>
              onRows(rows.map((other, position) => (position === index ? changed(row, field.id, value) : other)))
            }
          />
        )
      })}
    </Stack>
  )
  return (
    <Fieldset legend={localized(section.title)}>
      <Stack gap='sm'>
        {section.description && (
          <Text size='sm' c='dimmed'>
            {localized(section.description)}
          </Text>
        )}
        {errors[section.id] && (
          <Text size='sm' c='var(--mantine-color-error)' role='alert'>
            {errors[section.id]}
          </Text>
        )}
        {rows.map((row, index) =>
          repeat ? (
            // biome-ignore lint/suspicious/noArrayIndexKey: the path of an answer is its row's index
            <Fieldset key={index} legend={`${rowTitle} ${index + 1}`} variant='filled'>
              {fieldsOf(row, index)}
              {rows.length > repeat.min && (
                <Button
                  mt='sm'
                  size='compact-sm'
                  variant='subtle'
                  color='red'
                  leftSection={<IconTrash size={16} aria-hidden />}
                  onClick={() => onRows(rows.filter((_, position) => position !== index))}
                >
                  {t('removeRow', { title: rowTitle, number: index + 1 })}
                </Button>
              )}
            </Fieldset>
          ) : (
            <div key={section.id}>{fieldsOf(row, index)}</div>
          ),
        )}
        {repeat && rows.length < repeat.max && (
          <Group>
            <Button
              variant='default'
              leftSection={<IconPlus size={18} aria-hidden />}
              onClick={() => onRows([...rows, initialRow(section)])}
            >
              {t('addRow', { title: rowTitle })}
            </Button>
          </Group>
        )}
      </Stack>
    </Fieldset>
  )
}

/** The questions of a service, as its definition says: sections, rows that repeat, and what earlier answers call for. */
export function ServiceFormFields({ definition, answers, onChange, today, errors }: ServiceFormFieldsProps) {
  return definition.form.sections
    .filter((section) => section.shownWhen === undefined || conditionHolds(section.shownWhen, { answers, today }))
    .map((section) => (
      <Section
        key={section.id}
        section={section}
        answers={answers}
        today={today}
        errors={errors}
        onRows={(rows) => onChange({ ...answers, [section.id]: section.repeat ? rows : (rows[0] ?? {}) })}
      />
    ))
}
