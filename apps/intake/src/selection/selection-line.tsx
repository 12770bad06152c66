import { useTexts } from '@sipelandukilat/sdk'
import { Checkbox } from '@sipelandukilat/ui'
import { lazy, Suspense } from 'react'
import { inboxTexts } from '../texts/texts'
import type { Selection } from './use-selection'

const SelectionBar = lazy(async () => ({ default: (await import('./selection-bar')).SelectionBar }))

/** Chooses all rows shown, says how many are chosen, and holds what may be done with them. */
export function SelectionLine({ selection, onDone }: { selection: Selection; onDone: () => void }) {
  const t = useTexts(inboxTexts)
  const count = selection.rows.length
  return (
    <div className='intake-selection' data-open={count > 0 || undefined}>
      <Checkbox
        label={count > 0 ? t('chosen', { count }) : t('chooseAll')}
        checked={selection.isAll}
        indeterminate={count > 0 && !selection.isAll}
        onChange={selection.toggleAll}
      />
      {count > 0 && (
        <Suspense>
          <SelectionBar rows={selection.rows} onClear={selection.clear} onDone={onDone} />
        </Suspense>
      )}
    </div>
  )
}
