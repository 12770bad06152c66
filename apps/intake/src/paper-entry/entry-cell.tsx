import { useLocalized, useTexts } from '@sipelandukilat/sdk'
import { type FormField, RegionSelect } from '@sipelandukilat/sdk/forms'
import { Select, TextInput } from '@sipelandukilat/ui'
import type { ClipboardEvent } from 'react'
import { paperEntryTexts } from '../texts/texts'

type EntryCellProps = {
  label: string
  /** Without one: plain text of the applicant. */
  field?: FormField
  value: string
  error: string | undefined
  disabled: boolean
  onChange: (value: string) => void
  onPaste: (event: ClipboardEvent) => void
}

/** One cell of the grid, with the lightest control its question allows. */
export function EntryCell({ label, field, value, error, disabled, onChange, onPaste }: EntryCellProps) {
  const t = useTexts(paperEntryTexts)
  const localized = useLocalized()
  const shared = { 'aria-label': label, error, disabled, size: 'sm' as const }
  if (field?.type === 'region')
    return (
      <RegionSelect
        aria-label={label}
        error={error}
        value={value}
        onChange={onChange}
        {...(field.level ? { level: field.level } : {})}
      />
    )
  const choices =
    field?.type === 'boolean'
      ? [
          { value: 'true', label: t('yes') },
          { value: 'false', label: t('no') },
        ]
      : field?.codes?.map((choice) => ({ value: choice.code, label: localized(choice.label) }))
  if (choices) {
    const typed = value.trim().toLowerCase()
    const chosen = choices.find(
      (choice) => choice.value.toLowerCase() === typed || choice.label.toLowerCase() === typed,
    )
    return (
      <div onPaste={onPaste}>
        <Select
          {...shared}
          placeholder={t('choose')}
          options={choices}
          value={chosen?.value ?? ''}
          onChange={onChange}
        />
      </div>
    )
  }
  return (
    <TextInput
      {...shared}
      autoComplete='off'
      placeholder={field?.type === 'date' ? t('datePlaceholder') : undefined}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
      onPaste={onPaste}
    />
  )
}
