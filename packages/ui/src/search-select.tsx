/// <reference path="./ambient.d.ts" />
import '@mantine/core/styles/ScrollArea.css'
import '@mantine/core/styles/Combobox.css'
import { Combobox, Select, type SelectProps } from '@mantine/core'
import { useKitTexts } from './kit-texts'

/** A choice among many, found by typing: villages, people. Fetched only by modules that use it; for few choices take `Select`. */
export function SearchSelect(props: Omit<SelectProps, 'searchable' | 'nothingFoundMessage'>) {
  const t = useKitTexts()
  // A list without options is none to a screen reader, so that nothing matches is said by one that cannot be chosen.
  const nothingFound = (
    <Combobox.Option value='' disabled opacity={1}>
      {t('noMatch')}
    </Combobox.Option>
  )
  return <Select {...props} searchable nothingFoundMessage={nothingFound} />
}
