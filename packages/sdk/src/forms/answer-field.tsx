import type { AnswerValue, FormField } from '@sipelandukilat/domain'
import {
  Checkbox,
  DateInput,
  Group,
  Radio,
  Select,
  Stack,
  Text,
  Textarea,
  TextInput,
  TimeInput,
} from '@sipelandukilat/ui'
import { useLocalized } from '../language/language'
import { useTexts } from '../language/texts'
import { formsTexts } from '../texts/texts'
import { RegionSelect } from './region-select'

type AnswerFieldProps = {
  /** The answer's path; also the control's name and id. */
  name: string
  field: FormField
  value: AnswerValue | undefined
  isRequired: boolean
  error: string | undefined
  onChange: (value: AnswerValue | undefined) => void
}

/** Few choices stand open; more are a list. */
const mostRadios = 4

const inputModes = { number: 'decimal', nik: 'numeric', kkNumber: 'numeric', phone: 'tel', email: 'email' } as const

function textOf(value: AnswerValue | undefined): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : ''
}

/** One question with the control its type asks for. An empty answer is no answer. */
export function AnswerField({ name, field, value, isRequired, error, onChange }: AnswerFieldProps) {
  const localized = useLocalized()
  const t = useTexts(formsTexts)
  const label = localized(field.label)
  const shared = {
    id: name,
    name,
    label: isRequired ? (
      label
    ) : (
      <>
        {label}{' '}
        <Text span size='sm' c='dimmed' fw={400}>
          ({t('optional')})
        </Text>
      </>
    ),
    description: field.help && localized(field.help),
    error,
  }
  const setText = (text: string) => onChange(text === '' ? undefined : text)
  switch (field.type) {
    case 'date':
      return <DateInput {...shared} value={textOf(value)} onChange={setText} />
    case 'longText':
    case 'address':
      return (
        <Textarea
          {...shared}
          autosize={false}
          rows={field.type === 'address' ? 2 : 4}
          value={textOf(value)}
          onChange={(event) => setText(event.currentTarget.value)}
        />
      )
    case 'boolean':
      return (
        <Radio.Group
          {...shared}
          value={value === undefined ? '' : String(value)}
          onChange={(chosen) => onChange(chosen === 'true')}
        >
          <Group mt={4}>
            <Radio value='true' label={t('yes')} />
            <Radio value='false' label={t('no')} />
          </Group>
        </Radio.Group>
      )
    case 'choice': {
      const options = (field.codes ?? []).map((choice) => ({ value: choice.code, label: localized(choice.label) }))
      if (options.length > mostRadios)
        return (
          <Select {...shared} options={options} placeholder={t('choose')} value={textOf(value)} onChange={setText} />
        )
      return (
        <Radio.Group {...shared} value={textOf(value)} onChange={setText}>
          <Stack gap={6} mt={4}>
            {options.map((option) => (
              <Radio key={option.value} value={option.value} label={option.label} />
            ))}
          </Stack>
        </Radio.Group>
      )
    }
    case 'multiChoice':
      return (
        <Checkbox.Group
          {...shared}
          value={Array.isArray(value) ? value : []}
          onChange={(chosen) => onChange(chosen.length > 0 ? chosen : undefined)}
        >
          <Stack gap={6} mt={4}>
            {(field.codes ?? []).map((choice) => (
              <Checkbox key={choice.code} value={choice.code} label={localized(choice.label)} />
            ))}
          </Stack>
        </Checkbox.Group>
      )
    case 'region':
      return (
        <RegionSelect
          id={name}
          label={shared.label}
          description={shared.description}
          error={error}
          value={textOf(value)}
          onChange={setText}
          {...(field.level ? { level: field.level } : {})}
        />
      )
    case 'time':
      return <TimeInput {...shared} value={textOf(value)} onChange={setText} />
    default: {
      const inputMode = field.type in inputModes ? inputModes[field.type as keyof typeof inputModes] : undefined
      return (
        <TextInput
          {...shared}
          {...(inputMode ? { inputMode } : {})}
          {...(field.maxLength ? { maxLength: field.maxLength } : {})}
          rightSection={field.unit && <Text size='sm'>{field.unit === 'month' ? '' : field.unit}</Text>}
          autoComplete='off'
          value={textOf(value)}
          onChange={(event) => setText(event.currentTarget.value)}
        />
      )
    }
  }
}
