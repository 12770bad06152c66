import { useTexts } from '@sipelandukilat/sdk'
import { Button, Checkbox, Group, Select, Stack, Text, TextInput } from '@sipelandukilat/ui'
import { useState } from 'react'
import { moduleSettingsTexts } from '../../texts/texts'
import { usePlaceName } from '../places'
import { type Inherited, type SettingField, toText, toValue } from './setting-fields'

type SettingInputProps = {
  field: SettingField
  value: unknown
  /** Set for this very place. */
  isOwn: boolean
  inherited: Inherited
  error: string | undefined
  isReadOnly: boolean
  onChange: (value: unknown) => void
  onReset: () => void
}

/** One setting: its own value or, in its place, what is inherited, with where that comes from. */
export function SettingInput(props: SettingInputProps) {
  const t = useTexts(moduleSettingsTexts)
  const { field, isOwn, inherited, isReadOnly, onReset } = props
  const place = usePlaceName(inherited.from ?? null)
  const from = inherited.from === undefined ? t('default') : place
  const value = useValueText()(inherited.value)
  return (
    <Stack gap={4}>
      <Control {...props} />
      <Group gap='xs'>
        <Text size='sm' c='dimmed'>
          {isOwn ? t('own', { value, from }) : t('inherited', { from })}
        </Text>
        {isOwn && !isReadOnly && (
          <Button
            variant='subtle'
            size='compact-sm'
            aria-label={t('reset.label', { field: field.label })}
            onClick={onReset}
          >
            {t('reset')}
          </Button>
        )}
      </Group>
    </Stack>
  )
}

function useValueText() {
  const t = useTexts(moduleSettingsTexts)
  return (value: unknown) => (typeof value === 'boolean' ? t(value ? 'yes' : 'no') : toText(value) || t('nothing'))
}

function Control({ field, value: given, isOwn, inherited, error, isReadOnly, onChange }: SettingInputProps) {
  const t = useTexts(moduleSettingsTexts)
  const value = isOwn ? given : inherited.value
  const [typed, setTyped] = useState('')
  const common = {
    label: field.label,
    disabled: isReadOnly,
    ...(field.description === undefined ? {} : { description: field.description }),
    ...(error === undefined ? {} : { error }),
  }
  switch (field.kind) {
    case 'boolean':
      return (
        <Checkbox {...common} checked={value === true} onChange={(event) => onChange(event.currentTarget.checked)} />
      )
    case 'choice':
      return (
        <Select
          {...common}
          options={field.choices.map((choice) => ({ value: String(choice), label: String(choice) }))}
          value={toText(value)}
          onChange={(text) => onChange(toValue(field, text))}
          {...(value === undefined ? { placeholder: t('choose') } : {})}
        />
      )
    case 'other':
      return (
        <div>
          <Text fw={500}>{field.label}</Text>
          <Text size='sm'>{t('other', { value: toText(value) || t('nothing') })}</Text>
        </div>
      )
    default:
      return (
        <TextInput
          {...common}
          inputMode={field.kind === 'text' ? 'text' : field.kind === 'integer' ? 'numeric' : 'decimal'}
          // What was typed stays as it was typed: `2,0` is on the way to `2,05`.
          value={toValue(field, typed) === value ? typed : toText(value)}
          onChange={(event) => {
            setTyped(event.currentTarget.value)
            onChange(toValue(field, event.currentTarget.value))
          }}
        />
      )
  }
}
