import { useLanguage, useMessages } from '@sipelandukilat/sdk'
import { type CallInput, transitionApplication } from '@sipelandukilat/sdk/api'
import { actionLabel } from '@sipelandukilat/sdk/forms'
import { showToast } from '@sipelandukilat/ui'
import { useFileChange } from './file-scope'
import { fileMessages } from './messages'

export type TransitionInput = Omit<CallInput<typeof transitionApplication>['body'], 'expectedVersion'>

/** Moves the shown file by one step of its workflow, and says so. */
export function useTransition(onDone?: () => void) {
  const t = useMessages(fileMessages)
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
