import { useTexts } from '@sipelandukilat/sdk'
import type { TravelNode } from '@sipelandukilat/sdk/api/travel-network'
import { SearchSelect } from '@sipelandukilat/ui/search-select'
import { useMemo } from 'react'
import { networkTexts } from '../texts/texts'

type NodeSelectProps = {
  label: string
  nodes: readonly TravelNode[]
  value: string
  onChange: (nodeId: string) => void
  required?: boolean
  error?: string | undefined
}

/** A place, found by typing its name or code. */
export function NodeSelect({ nodes, value, onChange, error, ...field }: NodeSelectProps) {
  const t = useTexts(networkTexts)
  const options = useMemo(
    () => nodes.map((node) => ({ value: node.id, label: `${node.name} (${node.code})` })),
    [nodes],
  )
  return (
    <SearchSelect
      {...field}
      {...(error ? { error } : {})}
      placeholder={t('form.place')}
      data={options}
      value={value === '' ? null : value}
      onChange={(id) => onChange(id ?? '')}
      comboboxProps={{ withinPortal: false, floatingStrategy: 'fixed' }}
      limit={30}
    />
  )
}
