import { fromLocalDateTime, useLanguage, useStoredDraft, useTexts } from '@sipelandukilat/sdk'
import {
  HandoverMethod,
  HandoverPlaceField,
  handoverMethodLabel,
  isHandoverComplete,
  ReceiptFields,
  ReceiverFields,
  uploadFile,
} from '@sipelandukilat/sdk/forms'
import { DateTimeInput, Select } from '@sipelandukilat/ui'
import { useState } from 'react'
import { ActionForm, type FormProps } from '../file/action-form'
import { useFileScope } from '../file/file-scope'
import { useTransition } from '../file/use-transition'
import { handoverTexts } from '../texts/texts'
import { type HandoverDraft, isHandoverDraft, newHandover } from './handover-draft'

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
  const people = { applicant: file.applicant.name, delegate: file.delegate ?? undefined }
  const isDownload = value.method === 'download'
  const proof = isDownload ? 'none' : value.proof
  const at = fromLocalDateTime(value.at)
  const isComplete =
    at !== undefined &&
    isHandoverComplete({ ...value, proof }, people, { method: value.method, at, hasFile: proofFile !== undefined })

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
      <ReceiverFields value={value} onChange={change} people={people} />
      <Select
        label={t('method')}
        options={HandoverMethod.options.map((one) => ({ value: one, label: handoverMethodLabel(one, language) }))}
        value={value.method}
        onChange={(chosen) => {
          const method = HandoverMethod.safeParse(chosen)
          if (method.success) change({ method: method.data })
        }}
      />
      {!isDownload && <HandoverPlaceField value={value} onChange={change} />}
      <DateTimeInput label={t('at')} required value={value.at} onChange={(at) => change({ at })} />
      <ReceiptFields
        value={value}
        onChange={change}
        file={proofFile}
        onFile={setProofFile}
        failure={failure}
        isDownload={isDownload}
      />
    </ActionForm>
  )
}
