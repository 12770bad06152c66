import { useApi, useLanguage, useTexts } from '@sipelandukilat/sdk'
import { type Complaint, ComplaintKind, complaintKindLabel, setComplaintKind } from '@sipelandukilat/sdk/api/complaints'
import { Button, Group, Select, showToast } from '@sipelandukilat/ui'
import { type FormEvent, useState } from 'react'
import { ProblemNotice } from '../problem/problem-notice'
import { complaintsTexts } from '../texts/texts'
import { useComplaintStep } from './use-complaints'

/** What a complaint is about, said by those who read it either way: it was held where its words told of an officer. */
export function KindForm({ complaint: { id, version, kind } }: { complaint: Complaint }) {
  const t = useTexts(complaintsTexts)
  const { language } = useLanguage()
  const api = useApi()
  const [chosen, setChosen] = useState<ComplaintKind>(kind)
  const saving = useComplaintStep(id, (given: ComplaintKind) =>
    api.call(setComplaintKind, { params: { id }, body: { kind: given, expectedVersion: version } }),
  )
  const submit = (event: FormEvent) => {
    event.preventDefault()
    saving.mutate(chosen, { onSuccess: () => showToast({ tone: 'positive', message: t('kind.saved') }) })
  }
  return (
    <form className='intake-form ui-no-print' onSubmit={submit}>
      <Group align='flex-end' gap='xs'>
        <Select
          label={t('kind.form')}
          description={t('kind.hint')}
          options={ComplaintKind.options.map((one) => ({ value: one, label: complaintKindLabel(one, language) }))}
          value={chosen}
          onChange={(value) => setChosen(ComplaintKind.parse(value))}
        />
        <Button type='submit' variant='default' loading={saving.isPending} disabled={chosen === kind}>
          {t('kind.save')}
        </Button>
      </Group>
      <ProblemNotice error={saving.error} />
    </form>
  )
}
