import { linkTo, navigate, sayTexts, useApi, useTexts } from '@sipelandukilat/sdk'
import type { createApplication, ResponseOf } from '@sipelandukilat/sdk/api'
import { type Conversation, sendConversationMessage } from '@sipelandukilat/sdk/api/conversations'
import { type Localized, lackNames, localized, type ServiceDefinition } from '@sipelandukilat/sdk/forms'
import { Button, Group, LoadingState, Notice } from '@sipelandukilat/ui'
import { useMutation } from '@tanstack/react-query'
import { toConversationPath } from '../conversations/conversation-query'
import { ProblemNotice } from '../problem/problem-notice'
import { isProblem, problemOf } from '../problem/problem-of'
import { entryTexts } from '../texts/texts'

type Receipt = ResponseOf<typeof createApplication>
type ConversationReceiptProps = {
  conversation: Conversation
  receipt: Receipt
  definition: ServiceDefinition
  linking: { isPending: boolean; error: Error | null; onRetry: () => void }
}

/** The way back to the conversation that the application was made from, with its number and PIN for the citizen. */
export function ConversationReceipt({ conversation, receipt, definition, linking }: ConversationReceiptProps) {
  const t = useTexts(entryTexts)
  const api = useApi()
  const back = toConversationPath({ view: 'all', open: conversation.id })
  const sending = useMutation({
    mutationFn: async () => {
      const say = await sayTexts(entryTexts, conversation.language)
      const inLanguage = (text: Localized) => localized(text, conversation.language)
      const address = `${location.origin}/lacak`
      const recorded = say('receiptForCitizen', {
        service: inLanguage(definition.title),
        number: receipt.trackingNumber,
        pin: receipt.pin,
        address,
      })
      const names = receipt.lacks ? lackNames(definition, receipt.lacks).map(inLanguage).join(', ') : ''
      const text = names === '' ? recorded : `${recorded}\n${say('lacksForCitizen', { names })}`
      return api.call(sendConversationMessage, { params: { id: conversation.id }, body: { text } })
    },
    onSuccess: () => {
      void navigate(back)
    },
  })
  if (linking.isPending) return <LoadingState rows={1} />
  // An answer that was lost on its way: it is linked already.
  const failure = isProblem(linking.error, 'conflict') ? null : linking.error
  return (
    <div className='intake-form ui-no-print'>
      {failure ? (
        <Notice
          tone='negative'
          role='alert'
          title={t('linkFailed')}
          actions={
            <Button size='compact-sm' variant='default' onClick={linking.onRetry}>
              {t('linkAgain')}
            </Button>
          }
        >
          {problemOf(failure).detail}
        </Notice>
      ) : (
        <Notice tone='positive' role='status'>
          {t('linked')}
        </Notice>
      )}
      <ProblemNotice error={sending.error} />
      <Group>
        <Button loading={sending.isPending} onClick={() => sending.mutate()}>
          {t('sendReceipt')}
        </Button>
        <Button component='a' variant='default' {...linkTo(back)}>
          {t('backToConversation')}
        </Button>
      </Group>
    </div>
  )
}
