/// <reference path="./ambient.d.ts" />
import '@mantine/core/styles/ScrollArea.css'
import '@mantine/core/styles/Combobox.css'
import { Select, type SelectProps } from '@mantine/core'
import { useKitTexts } from './kit-texts'

/** A choice among many, found by typing: villages, people. Fetched only by modules that use it; for few choices take `Select`. */
export function SearchSelect(props: Omit<SelectProps, 'searchable' | 'nothingFoundMessage'>) {
  const t = useKitTexts()
  return <Select {...props} searchable nothingFoundMessage={t('noMatch')} />
}
