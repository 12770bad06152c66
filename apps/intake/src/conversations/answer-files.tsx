import { useFormat, useLanguage, useTexts } from '@sipelandukilat/sdk'
import { mostAnswerFiles } from '@sipelandukilat/sdk/api/conversations'
import { uploadFile } from '@sipelandukilat/sdk/forms'
import { Button, IconPaperclip, IconTrash, Text } from '@sipelandukilat/ui'
import { useRef, useState } from 'react'
import { conversationsTexts } from '../texts/texts'

type AnswerFile = { uploadId: string; name: string }
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

type AnswerFilesProps = { files: AnswerFilesState; isBySms: boolean; disabled: boolean }

/** What is attached to the next answer. */
export function AnswerFiles({ files, isBySms, disabled }: AnswerFilesProps) {
  const t = useTexts(conversationsTexts)
  const format = useFormat()
  const { attached, share, refusal, remove } = files
  return (
    <div className='talk-attach'>
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
      {isBySms && attached.length > 0 && (
        <Text size='sm' c='dimmed'>
          {t('attachedBySms')}
        </Text>
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

/** Opens the device's choice of files. */
export function AttachButton({ files, disabled }: Omit<AnswerFilesProps, 'isBySms'>) {
  const t = useTexts(conversationsTexts)
  const input = useRef<HTMLInputElement>(null)
  const { attached, isBusy, attach } = files
  return (
    <>
      <input
        ref={input}
        type='file'
        hidden
        multiple
        accept='image/*,application/pdf'
        onChange={(event) => {
          const chosen = [...(event.currentTarget.files ?? [])]
          // The same file may be chosen again after it was removed.
          event.currentTarget.value = ''
          if (chosen.length > 0) void attach(chosen)
        }}
      />
      <Button
        variant='default'
        leftSection={<IconPaperclip size={18} aria-hidden />}
        disabled={disabled || attached.length >= mostAnswerFiles}
        loading={isBusy}
        onClick={() => input.current?.click()}
      >
        <span className='talk-attach-words'>{t('attach')}</span>
      </Button>
    </>
  )
}
