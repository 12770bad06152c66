import { Group, SegmentedControl, useColorScheme } from '@sipelandukilat/ui'
import { useContext } from 'react'
import { type Address, toHash, widths } from './address'
import { LanguageContext, languages, setLanguage, useTexts } from './language'

const schemes = ['auto', 'light', 'dark'] as const

/** In which language, colours and width the stories are shown. */
export function Switches({ address }: { address: Address }) {
  const texts = useTexts()
  const language = useContext(LanguageContext)
  const { colorScheme, setColorScheme } = useColorScheme()
  return (
    <Group gap='sm' className='gallery-switches'>
      <SegmentedControl
        aria-label={texts.language}
        value={language}
        onChange={setLanguage}
        data={languages.map((value) => ({ value, label: value.toUpperCase() }))}
      />
      <SegmentedControl
        aria-label={texts.scheme}
        value={colorScheme}
        onChange={setColorScheme}
        data={schemes.map((value) => ({ value, label: texts[value] }))}
      />
      <SegmentedControl
        aria-label={texts.width}
        value={address.width}
        onChange={(width) => {
          location.hash = toHash({ ...address, width })
        }}
        data={widths.map((value) => ({ value, label: value === 'full' ? texts.full : `${value} px` }))}
      />
    </Group>
  )
}
