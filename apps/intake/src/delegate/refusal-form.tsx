import { useTexts } from '@sipelandukilat/sdk'
import { decideDelegate } from '@sipelandukilat/sdk/api'
import { showToast, Text } from '@sipelandukilat/ui'
import { useState } from 'react'
import { ActionForm, type FormProps } from '../file/action-form'
import { useFileChange, useFileScope } from '../file/file-scope'
import { ReasonField } from '../file/reason-field'
import { delegateTexts } from '../texts/texts'

/** Why an authority does not hold; while the file is verified, the citizen is asked for the form again. */
export function RefusalForm({ onClose }: FormProps) {
  const t = useTexts(delegateTexts)
  const { file } = useFileScope()
  const [reason, setReason] = useState('')
  const refusing = useFileChange<string>(
    (api, given, { id, expectedVersion }) =>
      api.call(decideDelegate, { params: { id }, body: { accept: false, reason: given, expectedVersion } }),
    () => {
      showToast({ tone: 'info', message: t('refused') })
      onClose()
    },
  )
  return (
    <ActionForm
      submit={t('refuse')}
      isDestructive
      disabled={reason.trim() === ''}
      step={refusing}
      onSubmit={() => refusing.mutate(reason)}
      onClose={onClose}
    >
      <Text size='sm' c='dimmed'>
        {file.status === 'verifying' ? t('refusalHint') : t('refusalHintLater')}
      </Text>
      <ReasonField label={t('refusalReason')} kind='correction' value={reason} onChange={setReason} />
    </ActionForm>
  )
}
