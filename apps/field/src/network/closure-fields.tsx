import { useTexts } from '@sipelandukilat/sdk'
import type { LegClosure } from '@sipelandukilat/sdk/api/travel-network'
import { DateInput, TextInput } from '@sipelandukilat/ui'
import { networkTexts } from '../texts/texts'
import { LineFields } from './line-fields'

/** A closed period while it is typed: days may still be empty. */
export type DraftClosure = { from: string; until: string; reason: LegClosure['reason'] }

type ClosureFieldsProps = {
  closures: readonly DraftClosure[]
  onChange: (closures: DraftClosure[]) => void
  error?: string | undefined
}

/** Periods in which nobody passes, with the reason. */
export function ClosureFields({ closures, onChange, error }: ClosureFieldsProps) {
  const t = useTexts(networkTexts)
  return (
    <LineFields
      legend={t('form.closures')}
      lines={closures}
      onChange={onChange}
      error={error}
      fresh={{ from: '', until: '', reason: '' }}
      addLabel={t('form.closure.add')}
    >
      {({ from, until, reason }, change) => (
        <>
          <DateInput
            required
            label={t('form.closure.from')}
            value={from}
            onChange={(value) => change({ from: value })}
          />
          <DateInput
            required
            label={t('form.closure.until')}
            value={until}
            onChange={(value) => change({ until: value })}
          />
          <TextInput
            label={t('form.closure.reason')}
            maxLength={120}
            value={reason}
            onChange={(event) => change({ reason: event.currentTarget.value })}
          />
        </>
      )}
    </LineFields>
  )
}
