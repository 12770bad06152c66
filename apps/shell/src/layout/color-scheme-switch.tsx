import { useTexts } from '@sipelandukilat/sdk'
import { type ColorScheme, SegmentedControl, useColorScheme } from '@sipelandukilat/ui'
import { shellTexts } from '../texts/texts'

const schemes: readonly ColorScheme[] = ['auto', 'light', 'dark']

export function ColorSchemeSwitch() {
  const t = useTexts(shellTexts)
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
