import { useApi, useLanguage, useTexts } from '@sipelandukilat/sdk'
import {
  type Complaint,
  ComplaintKind,
  complaintKindLabel,
  isConfidentialComplaint,
  setComplaintKind,
} from '@sipelandukilat/sdk/api/complaints'
import { Button, ConfirmDialog, Group, Select, showToast, Textarea } from '@sipelandukilat/ui'
import { type FormEvent, useState } from 'react'
import { complaintsTexts } from '../texts/texts'
import { Refusal } from './refusal'
import { useComplaintStep } from './use-complaints'

const shortest = 3

/** What a complaint is about, said by those who read it either way: it decides whether those it may be about read it. */
export function KindForm({ complaint: { id, version, kind } }: { complaint: Complaint }) {
  const t = useTexts(complaintsTexts)
  const { language } = useLanguage()
  const api = useApi()
  const [chosen, setChosen] = useState<ComplaintKind>(kind)
  const [reason, setReason] = useState('')
  const [isAsking, setAsking] = useState(false)
  const saving = useComplaintStep(id, () =>
    api.call(setComplaintKind, {
      params: { id },
      body: { kind: chosen, reason: reason.trim(), expectedVersion: version },
    }),
  )
  const opens = isConfidentialComplaint(kind) && !isConfidentialComplaint(chosen)
  const save = () =>
    saving.mutate(undefined, {
      onSuccess: () => showToast({ tone: 'positive', message: t('kind.saved') }),
      onSettled: () => setAsking(false),
    })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (opens) setAsking(true)
    else save()
  }
  return (
    <form className='intake-form ui-no-print' onSubmit={submit}>
      <Select
        label={t('kind.form')}
        description={t('kind.hint')}
        options={ComplaintKind.options.map((one) => ({ value: one, label: complaintKindLabel(one, language) }))}
        value={chosen}
        onChange={(value) => setChosen(ComplaintKind.parse(value))}
      />
      {chosen !== kind && (
        <>
          <Textarea
            label={t('kind.reason')}
            description={t('kind.reasonHint')}
            rows={2}
            maxLength={2000}
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
          />
          <Group justify='flex-end'>
            <Button
              type='submit'
              variant='default'
              loading={saving.isPending}
              disabled={reason.trim().length < shortest}
            >
              {t('kind.save')}
            </Button>
          </Group>
        </>
      )}
      <Refusal error={saving.error} />
      <ConfirmDialog
        isOpen={isAsking}
        title={t('kind.opensTitle')}
        confirmLabel={t('kind.opensConfirm')}
        cancelLabel={t('cancel')}
        isDestructive
        isBusy={saving.isPending}
        onCancel={() => setAsking(false)}
        onConfirm={save}
      >
        {t('kind.opensText')}
      </ConfirmDialog>
    </form>
  )
}
