import { listRegions } from '@sipelandukilat/contract'
import type { RegionLevel } from '@sipelandukilat/domain'
import { useDebouncedValue } from '@sipelandukilat/ui'
import { SearchSelect } from '@sipelandukilat/ui/search-select'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { useApi } from '../api/use-api'
import { useTexts } from '../language/texts'
import { formsTexts } from '../texts/texts'
import { useRegionNames } from './use-region-names'

type RegionSelectProps = {
  id?: string
  label?: ReactNode
  /** Where there is no room for a label. */
  'aria-label'?: string
  description?: ReactNode
  /** Code of the chosen region, or an empty text. */
  value: string
  onChange: (code: string) => void
  level?: RegionLevel
  /** Only regions within this one; all of Indonesia without it. */
  within?: string | undefined
  required?: boolean
  error?: ReactNode
}

const shortest = 2

/** Finds a region by typing part of its name; villages unless another level is asked. */
export function RegionSelect({ level = 'village', within, value, onChange, ...field }: RegionSelectProps) {
  const t = useTexts(formsTexts)
  const api = useApi()
  const [typed, setTyped] = useState('')
  const [isOpen, setIsOpen] = useState(false)
  const [asked] = useDebouncedValue(typed.trim(), 250)
  const nameOf = useRegionNames(value === '' ? [] : [value])
  const chosenName = value === '' ? undefined : nameOf(value)
  const isAsking = asked.length >= shortest && asked !== chosenName
  const { data, isFetching } = useQuery({
    queryKey: ['regions', 'search', within, level, asked],
    queryFn: ({ signal }) =>
      api.call(listRegions, { query: { parent: within, q: asked.slice(0, 60), level } }, { signal }),
    enabled: isAsking,
    placeholderData: keepPreviousData,
  })
  const found = isAsking
    ? (data?.items ?? []).map((one) => ({ value: one.code, label: `${one.name}, ${one.path}` }))
    : []
  const chosen = value === '' || found.some((one) => one.value === value) ? [] : [{ value, label: chosenName ?? value }]
  const options = [...chosen, ...found]
  const more = isAsking && isOpen ? (data?.total ?? 0) - found.length : 0
  const isUnknown = isAsking && isOpen && !isFetching && found.length === 0
  return (
    <SearchSelect
      {...field}
      description={isUnknown ? t('regionUnknown') : more > 0 ? t('regionMore', { count: more }) : field.description}
      placeholder={t('regionPlaceholder')}
      data={options}
      // An empty list is no list: the words above say that nothing matches.
      dropdownOpened={isOpen && options.length > 0}
      onDropdownOpen={() => setIsOpen(true)}
      onDropdownClose={() => setIsOpen(false)}
      // Beside its field, so that it stays within the page's landmarks; fixed, so that no scrolling box cuts it off.
      comboboxProps={{ withinPortal: false, floatingStrategy: 'fixed' }}
      // The server has searched already, and more kindly.
      filter={({ options }) => options}
      value={value === '' ? null : value}
      onChange={(code) => onChange(code ?? '')}
      searchValue={typed}
      onSearchChange={setTyped}
      limit={30}
    />
  )
}
