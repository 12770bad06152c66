import { useTexts } from '@sipelandukilat/sdk'
import { TravelMode } from '@sipelandukilat/sdk/api/travel-network'
import { Checkbox, Select, TextInput } from '@sipelandukilat/ui'
import { useState } from 'react'
import { networkTexts } from '../texts/texts'
import type { NetworkFilter } from './filter-network'

/** The filters stand in the address, so that a view can be sent to a colleague. */
export function NetworkFilters(props: {
  /** Places have no mode. */
  isOfLegs: boolean
  filter: NetworkFilter
  change: (changes: Record<string, string | undefined>) => void
}) {
  const { isOfLegs, filter, change } = props
  const t = useTexts(networkTexts)
  const [search, setSearch] = useState(filter.search)
  return (
    <div className='field-filters field-network-filters'>
      <TextInput
        type='search'
        label={t('search')}
        value={search}
        onChange={(event) => {
          setSearch(event.currentTarget.value)
          change({ q: event.currentTarget.value })
        }}
      />
      {isOfLegs && (
        <Select
          label={t('filter.mode')}
          placeholder={t('any')}
          options={TravelMode.options.map((mode) => ({ value: mode, label: t(`mode.${mode}`) }))}
          value={filter.mode ?? ''}
          onChange={(mode) => change({ mode })}
        />
      )}
      <Checkbox
        label={t('filter.estimates')}
        checked={filter.isEstimate}
        onChange={(event) => change({ estimates: event.currentTarget.checked ? '1' : undefined })}
      />
      {isOfLegs && (
        <Checkbox
          label={t('filter.closed')}
          checked={filter.isClosed}
          onChange={(event) => change({ closed: event.currentTarget.checked ? '1' : undefined })}
        />
      )}
    </div>
  )
}
