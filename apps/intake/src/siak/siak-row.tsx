import { useTexts } from '@sipelandukilat/sdk'
import type { WorksheetRow } from '@sipelandukilat/sdk/forms'
import { ActionIcon, IconCopy, Select, TextInput } from '@sipelandukilat/ui'
import { useState } from 'react'
import { siakTexts } from '../texts/texts'
import type { SiakCheck, SiakRecord } from './use-siak-checks'

const results = ['match', 'mismatch', 'not_found'] as const

type SiakRowProps = {
  index: number
  row: WorksheetRow
  isCurrent: boolean
  isFirstOfGroup: boolean
  check: SiakCheck | undefined
  isSaving: boolean
  onCopy: () => void
  onRecord: (record: SiakRecord) => void
}

/** One field of SIAK: what to type, and what the check gave. */
export function SiakRow({ index, row, isCurrent, isFirstOfGroup, check, isSaving, onCopy, onRecord }: SiakRowProps) {
  const t = useTexts(siakTexts)
  const [reference, setReference] = useState(check?.reference ?? '')
  const saveReference = () => {
    if (check && reference !== (check.reference ?? '')) onRecord({ field: row.path, result: check.result, reference })
  }
  return (
    <li>
      {isFirstOfGroup && <h3>{row.group}</h3>}
      <div className='intake-siak-row' data-siak-row={index} data-current={isCurrent || undefined}>
        <div className='intake-siak-value'>
          <span className='intake-siak-label'>{row.label}</span>
          <strong>{row.display === '' ? '–' : row.display}</strong>
          {row.value !== row.display && <code>{row.value}</code>}
        </div>
        <ActionIcon variant='default' size={36} aria-label={t('copy', { label: row.label })} onClick={onCopy}>
          <IconCopy size={18} aria-hidden />
        </ActionIcon>
        <div className='intake-siak-check'>
          <Select
            aria-label={t('resultOf', { label: row.label })}
            placeholder={t('notChecked')}
            options={results.map((result) => ({ value: result, label: t(`result.${result}`) }))}
            value={check?.result ?? ''}
            disabled={isSaving}
            onChange={(chosen) => {
              const result = results.find((one) => one === chosen)
              if (result) onRecord({ field: row.path, result, ...(reference === '' ? {} : { reference }) })
            }}
          />
          <TextInput
            aria-label={t('referenceOf', { label: row.label })}
            placeholder={t('reference')}
            maxLength={100}
            autoComplete='off'
            value={reference}
            onChange={(event) => setReference(event.currentTarget.value)}
            onBlur={saveReference}
            onKeyDown={(event) => {
              if (event.key === 'Enter') saveReference()
            }}
          />
        </div>
      </div>
    </li>
  )
}
