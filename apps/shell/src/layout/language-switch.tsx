import { useLanguage, useMessages } from '@sipelandukilat/sdk'
import { SegmentedControl } from '@sipelandukilat/ui'
import { messages } from '../messages'

const languages = [
  { value: 'id', label: 'Indonesia' },
  { value: 'en', label: 'English' },
] as const

export function LanguageSwitch() {
  const t = useMessages(messages)
  const { language, setLanguage } = useLanguage()
  return (
    <SegmentedControl
      aria-label={t('header.language')}
      size='sm'
      data={[...languages]}
      value={language}
      onChange={setLanguage}
    />
  )
}
