import { useLanguage, useTexts } from '@sipelandukilat/sdk'
import { type CallInput, transitionApplication } from '@sipelandukilat/sdk/api'
import { actionLabel } from '@sipelandukilat/sdk/forms'
import { showToast } from '@sipelandukilat/ui'
import { fileTexts } from '../texts/texts'
import { useFileChange } from './file-scope'

export type TransitionInput = Omit<CallInput<typeof transitionApplication>['body'], 'expectedVersion'>

/** Moves the shown file by one step of its workflow, and says so. */
export function useTransition(onDone?: () => void) {
  const t = useTexts(fileTexts)
  const { language } = useLanguage()
  return useFileChange<TransitionInput>(
    (api, input, { id, expectedVersion }) =>
      api.call(transitionApplication, { params: { id }, body: { ...input, expectedVersion } }),
    (_file, { action }) => {
      onDone?.()
      showToast({ tone: 'positive', message: t('done', { action: actionLabel(action, language) }) })
    },
  )
}
