import { useFormat, useLanguage, useMessages } from '@sipelandukilat/sdk'
import { mostAnswerFiles } from '@sipelandukilat/sdk/api/conversations'
import { Button, FileDropZone, IconTrash, Text } from '@sipelandukilat/ui'
import { useState } from 'react'
import { uploadFile } from '../upload/upload-file'
import { conversationMessages } from './messages'

type AnswerFile = { uploadId: string; name: string }
export const answerFilesId = 'talk-answer-files'

type Refusal = { name: string; reason: string } | 'too-many'

export type AnswerFilesState = ReturnType<typeof useAnswerFiles>

/** Photos and PDFs that go with the next answer; each is uploaded at once. */
export function useAnswerFiles() {
  const { language } = useLanguage()
  const [attached, setAttached] = useState<readonly AnswerFile[]>([])
  const [share, setShare] = useState<number>()
  const [refusal, setRefusal] = useState<Refusal>()
  const attach = async (chosen: readonly File[]) => {
    const room = mostAnswerFiles - attached.length
    setRefusal(chosen.length > room ? 'too-many' : undefined)
    for (const file of chosen.slice(0, room)) {
      setShare(0)
      try {
        const uploadId = await uploadFile(file, language, setShare)
        setAttached((before) => [...before, { uploadId, name: file.name.slice(-120) }])
      } catch (error) {
        setRefusal({ name: file.name, reason: error instanceof Error ? error.message : String(error) })
      }
    }
    setShare(undefined)
  }
  return {
    attached,
    share,
    refusal,
    isBusy: share !== undefined,
    attach,
    remove: (uploadId: string) => setAttached((before) => before.filter((file) => file.uploadId !== uploadId)),
    clear: () => {
      setAttached([])
      setRefusal(undefined)
    },
  }
}

type AnswerFilesProps = { files: AnswerFilesState; isOpen: boolean; isBySms: boolean; disabled: boolean }

/** What is attached, and the place to attach more, which opens when it is wanted. */
export function AnswerFiles({ files, isOpen, isBySms, disabled }: AnswerFilesProps) {
  const t = useMessages(conversationMessages)
  const format = useFormat()
  const { attached, share, refusal, isBusy, attach, remove } = files
  return (
    <div id={answerFilesId} className='talk-attach'>
      {attached.length > 0 && (
        <ul aria-label={t('attached')}>
          {attached.map(({ uploadId, name }) => (
            <li key={uploadId}>
              <span>{name}</span>
              <Button
                size='compact-sm'
                variant='subtle'
                color='red'
                disabled={disabled}
                aria-label={t('removeFile', { name })}
                leftSection={<IconTrash size={16} aria-hidden />}
                onClick={() => remove(uploadId)}
              >
                {t('remove')}
              </Button>
            </li>
          ))}
        </ul>
      )}
      {isOpen && attached.length < mostAnswerFiles && (
        <FileDropZone
          label={t('attachFiles')}
          description={t(isBySms ? 'attachHintSms' : 'attachHint', { count: mostAnswerFiles })}
          accept='image/*,application/pdf'
          multiple
          disabled={disabled || isBusy}
          onFiles={(chosen) => void attach(chosen)}
        />
      )}
      {share !== undefined && (
        <Text role='status' size='sm'>
          {t('uploading', { share: format.percent(share) })}
        </Text>
      )}
      {refusal !== undefined && (
        <Text role='alert' size='sm' c='var(--mantine-color-error)'>
          {refusal === 'too-many' ? t('tooManyFiles', { count: mostAnswerFiles }) : t('notAttached', refusal)}
        </Text>
      )}
    </div>
  )
}
