import { fieldMessage, useLanguage, useTexts } from '@sipelandukilat/sdk'
import { type CallInput, ProblemError, recordDelegate } from '@sipelandukilat/sdk/api'
import { DelegateAuthority, delegateAuthorityLabel, uploadFile } from '@sipelandukilat/sdk/forms'
import { FileDropZone, Notice, Select, showToast, Text, TextInput } from '@sipelandukilat/ui'
import { useState } from 'react'
import { ActionForm, type FormProps } from '../file/action-form'
import { useFileChange, useFileScope } from '../file/file-scope'
import { delegateTexts } from '../texts/texts'

type DelegateBody = Omit<CallInput<typeof recordDelegate>['body'], 'expectedVersion'>

/** Who comes for the applicant: as on form F-1.07, or with the witnesses of a thumbprint. */
export function DelegateForm({ onClose }: FormProps) {
  const t = useTexts(delegateTexts)
  const { language } = useLanguage()
  const { file } = useFileScope()
  const known = file.delegate
  const [draft, setDraft] = useState({
    name: known?.name ?? '',
    nik: known?.nik ?? '',
    kinship: known?.kinship ?? '',
    phone: known?.phone ?? '',
    witness1: known?.witnesses[0] ?? '',
    witness2: known?.witnesses[1] ?? '',
  })
  const [authority, setAuthority] = useState<DelegateAuthority>(known?.authority ?? 'F-1.07')
  const [form, setForm] = useState<File>()
  const [failure, setFailure] = useState<string>()
  const [isSending, setIsSending] = useState(false)
  const saving = useFileChange<DelegateBody>(
    (api, body, { id, expectedVersion }) =>
      api.call(recordDelegate, { params: { id }, body: { ...body, expectedVersion } }),
    () => {
      showToast({ tone: 'positive', message: t('saved') })
      onClose()
    },
  )
  const problem = saving.error instanceof ProblemError ? saving.error : null
  const isWitnessed = authority === 'thumbprint'
  const send = async () => {
    setFailure(undefined)
    setIsSending(true)
    try {
      const uploadId = !isWitnessed && form ? await uploadFile(form, language) : undefined
      const { name, nik, kinship, phone, witness1, witness2 } = draft
      saving.mutate({
        ...{ name, nik, kinship, phone, authority },
        ...(isWitnessed ? { witnesses: [witness1, witness2] } : {}),
        ...(uploadId ? { uploadId } : {}),
      })
    } catch (error) {
      setFailure(error instanceof Error ? error.message : String(error))
    } finally {
      setIsSending(false)
    }
  }
  const field = (name: keyof typeof draft, isRequired = true) => (
    <TextInput
      label={t(name)}
      required={isRequired}
      inputMode={name === 'nik' ? 'numeric' : name === 'phone' ? 'tel' : 'text'}
      maxLength={60}
      autoComplete='off'
      value={draft[name]}
      error={fieldMessage(problem, `delegate.${name === 'witness1' ? 'witnesses' : name}`)}
      onChange={(event) => setDraft({ ...draft, [name]: event.currentTarget.value })}
    />
  )
  const isComplete = [draft.name, draft.nik, draft.kinship].every((text) => text.trim() !== '')
  return (
    <ActionForm
      submit={t('save')}
      disabled={!isComplete}
      step={{ error: saving.error, isPending: saving.isPending || isSending }}
      onSubmit={() => void send()}
      onClose={onClose}
    >
      {field('name')}
      {field('nik')}
      {field('kinship')}
      {field('phone', false)}
      <Select
        label={t('authority')}
        options={DelegateAuthority.options.map((one) => ({ value: one, label: delegateAuthorityLabel(one, language) }))}
        value={authority}
        onChange={(chosen) => {
          const given = DelegateAuthority.safeParse(chosen)
          if (given.success) setAuthority(given.data)
        }}
      />
      {isWitnessed ? (
        <>
          {field('witness1')}
          {field('witness2')}
        </>
      ) : (
        <>
          <FileDropZone
            label={t('form')}
            description={t('formKept')}
            accept='image/*,application/pdf'
            disabled={isSending}
            onFiles={([chosen]) => setForm(chosen)}
          />
          {form && <Text role='status'>{t('formChosen', { name: form.name })}</Text>}
        </>
      )}
      {failure !== undefined && (
        <Notice tone='negative' role='alert'>
          {t('uploadFailed', { reason: failure })}
        </Notice>
      )}
    </ActionForm>
  )
}
