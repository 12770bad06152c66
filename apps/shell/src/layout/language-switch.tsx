import { languageCodes, languages } from '@sipelandukilat/domain'
import { useLanguage, useTexts } from '@sipelandukilat/sdk'
import { changeLanguage } from '@sipelandukilat/sdk/host'
import { SegmentedControl, showToast } from '@sipelandukilat/ui'
import { shellTexts, texts } from '../texts/texts'

/** Languages that the shell itself has texts in. */
const offered = languageCodes.filter((code) => texts.sources[code] !== undefined)

export function LanguageSwitch() {
  const t = useTexts(shellTexts)
  const { language } = useLanguage()
  return (
    <SegmentedControl
      aria-label={t('header.language')}
      size='sm'
      data={offered.map((code) => ({ value: code, label: languages[code].name }))}
      value={language}
      onChange={(code) => {
        changeLanguage(code).catch(() => showToast({ tone: 'warning', message: t('header.language.failed') }))
      }}
    />
  )
}
