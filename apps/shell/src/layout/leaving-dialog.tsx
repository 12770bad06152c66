import { useTexts } from '@sipelandukilat/sdk'
import { leavingQuestion, useStore } from '@sipelandukilat/sdk/host'
import { ConfirmDialog } from '@sipelandukilat/ui'
import { shellTexts } from '../texts/texts'

/** The question of `useUnsavedChanges`. */
export function LeavingDialog() {
  const t = useTexts(shellTexts)
  const question = useStore(leavingQuestion)
  return (
    <ConfirmDialog
      isOpen={question !== undefined}
      title={t('leave.title')}
      confirmLabel={t('leave.go')}
      cancelLabel={t('leave.stay')}
      isDestructive
      onConfirm={() => question?.answer(true)}
      onCancel={() => question?.answer(false)}
    >
      {t('leave.text')}
    </ConfirmDialog>
  )
}
