import { fromLocalDateTime, localized, useLanguage, useStoredDraft, useTexts } from '@sipelandukilat/sdk'
import {
  delegateObstacle,
  findHandoverGap,
  HandoverMethod,
  HandoverRecipient,
  handoverMethodLabel,
  recipientLabel,
} from '@sipelandukilat/sdk/forms'
import { DateTimeInput, Notice, Select, Textarea, TextInput } from '@sipelandukilat/ui'
import { useState } from 'react'
import { ActionForm, type FormProps } from '../file/action-form'
import { useFileScope } from '../file/file-scope'
import { useTransition } from '../file/use-transition'
import { handoverTexts } from '../texts/texts'
import { uploadFile } from '../upload/upload-file'
import { type HandoverDraft, isHandoverDraft, newHandover } from './handover-draft'
import { ProofField } from './proof-field'

/** To whom the documents went, where and when, and what shows it. */
export function HandoverForm({ onClose }: FormProps) {
  const t = useTexts(handoverTexts)
  const { language } = useLanguage()
  const { file } = useFileScope()
  const [now] = useState(Date.now)
  const draft = useStoredDraft<HandoverDraft>(
    // What was typed before it was sent, or sent otherwise, is of another handover.
    `intake/${file.id}/handed/${file.handover?.carrier ?? file.status}`,
    newHandover(file, now),
    isHandoverDraft,
  )
  const [proofFile, setProofFile] = useState<File>()
  const [failure, setFailure] = useState<string>()
  const [isSending, setIsSending] = useState(false)
  const step = useTransition(() => {
    draft.clear()
    onClose()
  })
  const { value } = draft
  const change = (part: Partial<HandoverDraft>) => draft.setValue({ ...value, ...part })
  const namesOf = (recipient: HandoverRecipient) =>
    recipient === 'applicant'
      ? { to: file.applicant.name }
      : recipient === 'delegate' && file.delegate
        ? { to: file.delegate.name, relation: file.delegate.kinship }
        : { to: '' }
  const obstacle = value.recipient === 'delegate' ? delegateObstacle(file.delegate?.status) : undefined
  const isDownload = value.method === 'download'
  const proof = isDownload ? 'none' : value.proof
  const isProven = proof === 'none' || proofFile !== undefined
  const at = fromLocalDateTime(value.at)
  const isComplete = !obstacle && at !== undefined && isProven && !findHandoverGap({ ...value, proof })

  const send = async () => {
    if (at === undefined) return
    setFailure(undefined)
    setIsSending(true)
    try {
      const proofUploadId = proof !== 'none' && proofFile ? await uploadFile(proofFile, language) : undefined
      const { to, method, recipient, relation, place, note } = value
      const handover = { to, method, recipient, relation, place, note, proof, at }
      step.mutate({ action: 'complete', handover: proofUploadId ? { ...handover, proofUploadId } : handover })
    } catch (error) {
      setFailure(error instanceof Error ? error.message : String(error))
    } finally {
      setIsSending(false)
    }
  }

  return (
    <ActionForm
      submit={t('completeSend')}
      disabled={!isComplete}
      step={{ error: step.error, isPending: step.isPending || isSending }}
      onSubmit={() => void send()}
      onClose={onClose}
    >
      <Select
        label={t('recipient')}
        options={HandoverRecipient.options.map((one) => ({ value: one, label: recipientLabel(one, language) }))}
        value={value.recipient}
        onChange={(chosen) => {
          const recipient = HandoverRecipient.safeParse(chosen)
          if (recipient.success) change({ recipient: recipient.data, ...namesOf(recipient.data) })
        }}
      />
      {obstacle && <Notice tone='warning'>{localized(obstacle, language)}</Notice>}
      <TextInput
        label={t('to')}
        required
        maxLength={120}
        autoComplete='off'
        value={value.to}
        onChange={(event) => change({ to: event.currentTarget.value })}
      />
      {value.recipient !== 'applicant' && (
        <TextInput
          label={t('relation')}
          description={t('relationHint')}
          required={value.recipient === 'family'}
          maxLength={60}
          autoComplete='off'
          value={value.relation}
          onChange={(event) => change({ relation: event.currentTarget.value })}
        />
      )}
      <Select
        label={t('method')}
        options={HandoverMethod.options.map((one) => ({ value: one, label: handoverMethodLabel(one, language) }))}
        value={value.method}
        onChange={(chosen) => {
          const method = HandoverMethod.safeParse(chosen)
          if (method.success) change({ method: method.data })
        }}
      />
      {!isDownload && (
        <TextInput
          label={t('place')}
          maxLength={120}
          autoComplete='off'
          value={value.place}
          onChange={(event) => change({ place: event.currentTarget.value })}
        />
      )}
      <DateTimeInput label={t('at')} required value={value.at} onChange={(at) => change({ at })} />
      {!isDownload && (
        <ProofField
          kind={value.proof}
          file={proofFile}
          onKind={(kind) => change({ proof: kind })}
          onFile={setProofFile}
        />
      )}
      <Textarea
        label={!isDownload && proof === 'none' ? t('noteWhy') : t('note')}
        required={!isDownload && proof === 'none'}
        rows={2}
        maxLength={500}
        value={value.note}
        onChange={(event) => change({ note: event.currentTarget.value })}
      />
      {failure !== undefined && (
        <Notice tone='negative' role='alert'>
          {t('uploadFailed', { reason: failure })}
        </Notice>
      )}
    </ActionForm>
  )
}
