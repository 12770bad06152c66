import { useMessages } from '@sipelandukilat/sdk'
import { type ColorScheme, SegmentedControl, useColorScheme } from '@sipelandukilat/ui'
import { messages } from '../messages'

const schemes: readonly ColorScheme[] = ['auto', 'light', 'dark']

export function ColorSchemeSwitch() {
  const t = useMessages(messages)
  const { colorScheme, setColorScheme } = useColorScheme()
  return (
    <SegmentedControl
      aria-label={t('header.colorScheme')}
      size='sm'
      data={schemes.map((value) => ({ value, label: t(`scheme.${value}`) }))}
      value={colorScheme}
      onChange={setColorScheme}
    />
  )
}
