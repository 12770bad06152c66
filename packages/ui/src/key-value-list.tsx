import type { ReactNode } from 'react'

export type KeyValue = { key: string; label: ReactNode; value: ReactNode }

/** Labelled values: beside each other where there is room, one below the other on a phone. */
export function KeyValueList({ items }: { items: readonly KeyValue[] }) {
  return (
    <dl className='ui-key-values'>
      {items.map((item) => (
        <div key={item.key}>
          <dt>{item.label}</dt>
          <dd>{item.value ?? '–'}</dd>
        </div>
      ))}
    </dl>
  )
}
