import { useTexts } from '@sipelandukilat/sdk'
import { Checkbox } from '@sipelandukilat/ui'
import { lazy, Suspense } from 'react'
import { inboxTexts } from '../texts/texts'
import type { Choice } from './use-choice'

const ChoiceBar = lazy(async () => ({ default: (await import('./choice-bar')).ChoiceBar }))

/** Chooses all rows shown, says how many are chosen, and holds what may be done with them. */
export function ChoiceLine({ choice, onDone }: { choice: Choice; onDone: () => void }) {
  const t = useTexts(inboxTexts)
  const count = choice.rows.length
  return (
    <div className='intake-choice' data-open={count > 0 || undefined}>
      <Checkbox
        label={count > 0 ? t('chosen', { count }) : t('chooseAll')}
        checked={choice.isAll}
        indeterminate={count > 0 && !choice.isAll}
        onChange={choice.toggleAll}
      />
      {count > 0 && (
        <Suspense>
          <ChoiceBar rows={choice.rows} onClear={choice.clear} onDone={onDone} />
        </Suspense>
      )}
    </div>
  )
}
