import { NativeSelect, type NativeSelectProps } from '@mantine/core'

type SelectProps = Omit<NativeSelectProps, 'data' | 'value' | 'onChange' | 'defaultValue' | 'children'> & {
  options: readonly { value: string; label: string; disabled?: boolean }[]
  /** An empty text: nothing chosen. */
  value: string
  onChange: (value: string) => void
  /** Shown first, while nothing is chosen; chosen again, it clears. */
  placeholder?: string
}

/** A choice among few: the device's own list, which every phone and screen reader knows. For many see `ui/search-select`. */
export function Select({ options, value, onChange, placeholder, ...rest }: SelectProps) {
  return (
    <NativeSelect {...rest} value={value} onChange={(event) => onChange(event.currentTarget.value)}>
      {placeholder !== undefined && <option value=''>{placeholder}</option>}
      {options.map((option) => (
        <option key={option.value} value={option.value} disabled={option.disabled}>
          {option.label}
        </option>
      ))}
    </NativeSelect>
  )
}
