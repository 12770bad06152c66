import { useLocalized, useTexts } from '@sipelandukilat/sdk'
import type { Conversation } from '@sipelandukilat/sdk/api/conversations'
import { type Answers, requiredAttachments, type ServiceDefinition } from '@sipelandukilat/sdk/forms'
import { Button, Fieldset, Select, Text } from '@sipelandukilat/ui'
import '../conversations/conversations.css'
import { isPhoto, PhotoThumb, toFileAddress } from '../conversations/message-files'
import { entryTexts } from '../texts/texts'
import type { AttachedFile } from './entry-draft'

type ConversationFilesProps = {
  conversation: Conversation
  definition: ServiceDefinition
  answers: Answers
  /** YYYY-MM-DD where the office is. */
  today: string
  files: readonly AttachedFile[]
  onAttach: (file: AttachedFile) => void
}

/** What the citizen sent already, to be used for what the service asks for: nobody sends a photo twice. */
export function ConversationFiles({
  conversation,
  definition,
  answers,
  today,
  files,
  onAttach,
}: ConversationFilesProps) {
  const t = useTexts(entryTexts)
  const localized = useLocalized()
  const requirements = requiredAttachments(definition, answers, today)
  const sent = conversation.messages
    .filter(({ direction }) => direction === 'in')
    .flatMap((message) => message.files)
    .filter((file) => isPhoto(file) || file.mediaType === 'application/pdf')
  if (sent.length === 0 || requirements.length === 0) return null
  const labelOf = (id: string) => {
    const found = requirements.find((one) => one.id === id)
    return found ? localized(found.label) : id
  }
  return (
    <Fieldset legend={t('conversationFiles')}>
      <Text size='sm' c='dimmed'>
        {t('conversationFilesHint')}
      </Text>
      <ul className='entry-sent'>
        {sent.map((file, index) => {
          const number = index + 1
          const fileName = t('conversationFile', { number })
          const usedFor = files.find(({ uploadId }) => uploadId === file.id)?.requirement
          return (
            <li key={file.id}>
              {isPhoto(file) ? (
                <PhotoThumb fileId={file.id} number={number} />
              ) : (
                <Button component='a' variant='default' href={toFileAddress(file.id)} download>
                  {fileName}
                </Button>
              )}
              {usedFor !== undefined ? (
                <Text size='sm'>{t('used', { name: labelOf(usedFor) })}</Text>
              ) : (
                <Select
                  aria-label={t('useAs', { number })}
                  placeholder={t('notUsed')}
                  options={requirements.map(({ id, label }) => ({ value: id, label: localized(label) }))}
                  value=''
                  onChange={(requirement) => onAttach({ requirement, uploadId: file.id, fileName })}
                />
              )}
            </li>
          )
        })}
      </ul>
    </Fieldset>
  )
}
