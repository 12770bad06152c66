import { Link, navigate, useApi, usePageTitle, useTexts, useUnsavedChanges } from '@sipelandukilat/sdk'
import { type IncidentFacts, recordDataIncident } from '@sipelandukilat/sdk/api/administration'
import { EmptyState, Page, Select, Stack } from '@sipelandukilat/ui'
import { useEffect, useState } from 'react'
import { dataProtectionTexts } from '../texts/texts'
import { FactsForm } from './facts-form'
import { emptyDraft } from './incident-draft'
import { useStep } from './use-incidents'
import { useProvince } from './use-province'

/** A new incident: its 3 × 24 hours run from when it was found out. */
export function RecordPage() {
  const t = useTexts(dataProtectionTexts)
  const api = useApi()
  const { code, options, choose } = useProvince()
  const [draft] = useState(() => emptyDraft(Date.now()))
  const [isDirty, setDirty] = useState(false)
  usePageTitle(t('incidents.record'))
  const save = useStep((body: IncidentFacts) => api.call(recordDataIncident, { body }))
  const recorded = save.data?.id
  useUnsavedChanges(isDirty && recorded === undefined)
  useEffect(() => {
    // After the draft is no longer unsaved, else leaving would ask.
    if (recorded !== undefined) void navigate(`/admin/data-protection/incidents/${recorded}`)
  }, [recorded])
  return (
    <Page
      title={t('incidents.record')}
      description={t('record.hint')}
      breadcrumbs={[
        <Link key='incidents' to='/admin/data-protection'>
          {t('incidents.title')}
        </Link>,
      ]}
      width='reading'
    >
      <Stack gap='md'>
        {options.length > 0 && (
          <Select
            label={t('province')}
            placeholder={t('province.choose')}
            value={code ?? ''}
            options={options}
            onChange={choose}
          />
        )}
        {code === undefined ? (
          <EmptyState title={t('province.none')} description={t('province.hint')} />
        ) : (
          <FactsForm
            key={code}
            provinceCode={code}
            draft={draft}
            save={save}
            saveLabel={t('record.save')}
            onDirty={() => setDirty(true)}
          />
        )}
      </Stack>
    </Page>
  )
}
