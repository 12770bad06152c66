import { navigate, useApi, useTexts, useUnsavedChanges } from '@sipelandukilat/sdk'
import { type IncidentFacts, recordDataIncident } from '@sipelandukilat/sdk/api/administration'
import { useEffect, useState } from 'react'
import { dataProtectionTexts } from '../texts/texts'
import { FactsForm } from './facts-form'
import { emptyDraft } from './incident-draft'
import { ProvincePage } from './province-page'
import { useStep } from './use-incidents'

/** A new incident: its 3 × 24 hours run from when it was found out. */
export function RecordPage() {
  const t = useTexts(dataProtectionTexts)
  const api = useApi()
  const [draft] = useState(() => emptyDraft(Date.now()))
  const [isDirty, setDirty] = useState(false)
  const save = useStep((body: IncidentFacts) => api.call(recordDataIncident, { body }))
  const recorded = save.data?.id
  useUnsavedChanges(isDirty && recorded === undefined)
  useEffect(() => {
    // After the draft is no longer unsaved, else leaving would ask.
    if (recorded !== undefined) void navigate(`/admin/data-protection/incidents/${recorded}`)
  }, [recorded])
  return (
    <ProvincePage title={t('incidents.record')} description={t('record.hint')}>
      {(code) => (
        <FactsForm
          key={code}
          provinceCode={code}
          draft={draft}
          save={save}
          saveLabel={t('record.save')}
          onDirty={() => setDirty(true)}
        />
      )}
    </ProvincePage>
  )
}
