import { localized, useApi, useLanguage, useStoredDraft, useTexts } from '@sipelandukilat/sdk'
import { roleLabels } from '@sipelandukilat/sdk/api'
import { answerComplaint, type Complaint, closeComplaint, forwardComplaint } from '@sipelandukilat/sdk/api/complaints'
import { Button, ConfirmDialog, Group, IconSend, Select, showToast, Textarea } from '@sipelandukilat/ui'
import { type FormEvent, useState } from 'react'
import { complaintsTexts } from '../texts/texts'
import { Refusal } from './refusal'
import { useComplaintStep } from './use-complaints'

export const complaintAnswerId = 'complaint-answer'
const shortest = 3
const isText = (value: unknown): value is string => typeof value === 'string'

/** What an officer can do with an open complaint. */
export function ComplaintActions({ complaint }: { complaint: Complaint }) {
  if (complaint.status === 'closed') return null
  return (
    <div className='complaint-actions ui-no-print'>
      <AnswerForm complaint={complaint} />
      {complaint.status !== 'answered' && <ForwardForm complaint={complaint} />}
      {complaint.status === 'answered' && <Closing complaint={complaint} />}
    </div>
  )
}

function AnswerForm({ complaint: { id, version } }: { complaint: Complaint }) {
  const t = useTexts(complaintsTexts)
  const api = useApi()
  const draft = useStoredDraft(`intake/complaint/${id}/answer`, '', isText)
  const text = draft.value.trim()
  const sending = useComplaintStep(id, (words: string) =>
    api.call(answerComplaint, { params: { id }, body: { text: words, expectedVersion: version } }),
  )
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (text.length < shortest || sending.isPending) return
    sending.mutate(text, {
      onSuccess: () => {
        draft.clear()
        showToast({ tone: 'positive', message: t('answered') })
      },
    })
  }
  return (
    <form className='intake-form' onSubmit={submit}>
      <Textarea
        id={complaintAnswerId}
        label={t('answer')}
        description={t('answerHint')}
        rows={4}
        maxLength={4000}
        readOnly={sending.isPending}
        value={draft.value}
        onChange={(event) => draft.setValue(event.currentTarget.value)}
      />
      <Refusal error={sending.error} />
      <Group justify='flex-end'>
        <Button
          type='submit'
          leftSection={<IconSend size={18} aria-hidden />}
          disabled={text.length < shortest}
          loading={sending.isPending}
        >
          {t('send')}
        </Button>
      </Group>
    </form>
  )
}

const handlerRoles = ['supervisor', 'regency_admin', 'intake_officer'] as const
type HandlerRole = (typeof handlerRoles)[number]
/** A chosen receiver: a role by its name, a person by id. */
const toReceiver = (chosen: string): { role: HandlerRole } | { assigneeId: string } => {
  const role = handlerRoles.find((one) => one === chosen)
  return role ? { role } : { assigneeId: chosen }
}

function ForwardForm({ complaint: { id, version, kind, handlers } }: { complaint: Complaint }) {
  const t = useTexts(complaintsTexts)
  const api = useApi()
  const { language } = useLanguage()
  const [chosen, setChosen] = useState('')
  const [note, setNote] = useState('')
  const forwarding = useComplaintStep(id, () =>
    api.call(forwardComplaint, { params: { id }, body: { ...toReceiver(chosen), note, expectedVersion: version } }),
  )
  const isConfidential = kind === 'fee' || kind === 'conduct'
  const roles = handlerRoles.filter((role) => !isConfidential || role !== 'intake_officer')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    forwarding.mutate(undefined, {
      onSuccess: () => {
        setChosen('')
        setNote('')
        showToast({ tone: 'positive', message: t('forwarded') })
      },
    })
  }
  return (
    <form className='intake-form' onSubmit={submit}>
      <Select
        label={t('forwardTo')}
        placeholder={t('chooseHandler')}
        options={[
          ...roles.map((role) => ({ value: role, label: localized(roleLabels[role], language) })),
          ...handlers.map((one) => ({
            value: one.id,
            label: `${one.name} (${localized(roleLabels[one.role], language)})`,
          })),
        ]}
        value={chosen}
        onChange={setChosen}
      />
      <Textarea
        label={t('note')}
        rows={2}
        maxLength={2000}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
      <Refusal error={forwarding.error} />
      <Group justify='flex-end'>
        <Button type='submit' variant='default' disabled={chosen === ''} loading={forwarding.isPending}>
          {t('forward')}
        </Button>
      </Group>
    </form>
  )
}

function Closing({ complaint: { id, version } }: { complaint: Complaint }) {
  const t = useTexts(complaintsTexts)
  const api = useApi()
  const [isAsking, setAsking] = useState(false)
  const closing = useComplaintStep(id, () =>
    api.call(closeComplaint, { params: { id }, body: { expectedVersion: version } }),
  )
  return (
    <>
      <Refusal error={closing.error} />
      <Group>
        <Button variant='default' onClick={() => setAsking(true)}>
          {t('close')}
        </Button>
      </Group>
      <ConfirmDialog
        isOpen={isAsking}
        title={t('close')}
        confirmLabel={t('close')}
        cancelLabel={t('cancel')}
        isBusy={closing.isPending}
        onCancel={() => setAsking(false)}
        onConfirm={() =>
          closing.mutate(undefined, {
            onSuccess: () => showToast({ tone: 'positive', message: t('closed') }),
            onSettled: () => setAsking(false),
          })
        }
      >
        {t('closeText')}
      </ConfirmDialog>
    </>
  )
}
