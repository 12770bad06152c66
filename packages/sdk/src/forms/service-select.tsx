import type { ServiceSummary } from '@sipelandukilat/contract'
import { eventGroupLabel, eventGroupOf, eventGroups, localized } from '@sipelandukilat/domain'
import { SearchSelect } from '@sipelandukilat/ui/search-select'
import { useQuery } from '@tanstack/react-query'
import type { ComponentProps, ReactNode } from 'react'
import { useLanguage } from '../language/language'

type SearchedService = Pick<ServiceSummary, 'code' | 'title' | 'lifeEvents'>

type ServiceSelectProps = {
  id?: string
  label?: ReactNode
  placeholder?: string
  services: readonly SearchedService[]
  /** Code of the chosen service, or an empty text. */
  value: string
  onChange: (code: string) => void
  error?: ReactNode
  disabled?: boolean
}

type Filter = NonNullable<ComponentProps<typeof SearchSelect>['filter']>

/**
 * A service, from a list grouped by what happens in a life, or found by typing what people call it: the synonyms of the portal’s
 * search and of the dialogue. They are fetched apart, since few screens need them.
 *
 * @example
 * <ServiceSelect label='Layanan' services={services} value={code} onChange={setCode} />
 */
export function ServiceSelect({ services, value, onChange, ...field }: ServiceSelectProps) {
  const { language } = useLanguage()
  const { data: search } = useQuery({
    queryKey: ['service-search'],
    queryFn: async () => (await import('@sipelandukilat/domain/intent')).searchServices,
    staleTime: Number.POSITIVE_INFINITY,
  })
  const options = services.map(({ code, title }) => ({ value: code, label: localized(title, language) }))
  const ordered = options.toSorted((one, other) => one.label.localeCompare(other.label, language))
  const groups = eventGroups.flatMap((id) => {
    const items = ordered.filter((option) => eventGroupOf(option.value) === id)
    return items.length > 0 ? [{ group: eventGroupLabel(id, language), items }] : []
  })
  /** By the synonyms first, then by what stands in the names themselves. */
  const find: Filter = ({ options: all, search: typed }) => {
    const words = typed.trim().toLowerCase()
    if (words === '') return all
    const found = search?.(services, words)
    const codes = found?.kind === 'found' ? found.codes : []
    const named = services.filter(({ title, lifeEvents }) =>
      [title, ...lifeEvents.map(({ label }) => label)].some((name) =>
        localized(name, language).toLowerCase().includes(words),
      ),
    )
    return [...new Set([...codes, ...named.map(({ code }) => code)])].flatMap((code) =>
      options.filter((option) => option.value === code),
    )
  }
  return (
    <SearchSelect
      {...field}
      data={groups}
      filter={find}
      allowDeselect={false}
      // The list itself scrolls, so that a screen reader knows it as part of its box.
      withScrollArea={false}
      styles={{ options: { maxHeight: '20rem', overflowY: 'auto' } }}
      // Beside its field, so that it stays within the page's landmarks; fixed, so that no scrolling box cuts it off.
      comboboxProps={{ withinPortal: false, floatingStrategy: 'fixed' }}
      value={value === '' ? null : value}
      onChange={(code) => onChange(code ?? '')}
    />
  )
}
