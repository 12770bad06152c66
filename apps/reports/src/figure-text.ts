import { languages, useFormat, useLanguage, useTexts } from '@sipelandukilat/sdk'
import { useMemo } from 'react'
import { reportsTexts } from './texts/texts'

/** Figures as people read them: a suppressed one is not a zero, and no median is not a nought. */
export function useFigureText() {
  const t = useTexts(reportsTexts)
  const format = useFormat()
  const { language } = useLanguage()
  return useMemo(
    () => ({
      count: (value: number | null, suppressed: string) => (value === null ? suppressed : format.number(value)),
      days: (value: number | null) => (value === null ? '–' : t('figure.days', { days: format.number(value) })),
      twoDecimals: (value: number) =>
        value.toLocaleString(languages[language].locale, {
          minimumFractionDigits: 2,
          maximumFractionDigits: 2,
        }),
      share: (value: number | null) => (value === null ? '–' : format.percent(value)),
    }),
    [t, format, language],
  )
}
