import { TextInput, type TextInputProps } from '@mantine/core'
import { type Language, languages } from '@sipelandukilat/domain'
import { useContext } from 'react'
import { KitLanguageContext } from './kit-texts'

type DateInputProps = Omit<TextInputProps, 'type' | 'value' | 'onChange' | 'defaultValue'> & {
  /** ISO date `YYYY-MM-DD`, or an empty text. */
  value: string
  onChange: (value: string) => void
}

function inWords(value: string, language: Language): string | undefined {
  const date = new Date(`${value}T00:00:00Z`)
  if (value === '' || Number.isNaN(date.getTime())) return undefined
  return new Intl.DateTimeFormat(languages[language].locale, { dateStyle: 'full', timeZone: 'UTC' }).format(date)
}

/** The browser's own date field, with the chosen date in words below: the field itself writes dates as the browser likes. */
export function DateInput({ value, onChange, description, ...rest }: DateInputProps) {
  const language = useContext(KitLanguageContext)
  return (
    <TextInput
      {...rest}
      type='date'
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
      description={inWords(value, language) ?? description}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
    />
  )
}
