import { useLanguage, useTexts } from '@sipelandukilat/sdk'
import { uploadFile } from '@sipelandukilat/sdk/forms'
import { Loader, Text } from '@sipelandukilat/ui'
import { useState } from 'react'
import { paperEntryTexts } from '../texts/texts'
import type { TrackUpload } from '../upload/use-uploads'

type FileCellProps = {
  label: string
  fileName: string | undefined
  error: string | undefined
  disabled: boolean
  track: TrackUpload
  onAttach: (file: { uploadId: string; fileName: string }) => void
}

/** A photo or scan for one requirement of one row. */
export function FileCell({ label, fileName, error, disabled, track, onAttach }: FileCellProps) {
  const t = useTexts(paperEntryTexts)
  const { language } = useLanguage()
  const [isSending, setIsSending] = useState(false)
  const [refusal, setRefusal] = useState<string>()
  const attach = async (file: File) => {
    setRefusal(undefined)
    setIsSending(true)
    try {
      onAttach({ uploadId: await track(uploadFile(file, language)), fileName: file.name })
    } catch (reason) {
      setRefusal(reason instanceof Error ? reason.message : String(reason))
    } finally {
      setIsSending(false)
    }
  }
  const problem = refusal ?? error
  return (
    <label className='intake-file-cell'>
      <span>{fileName === undefined ? t('attach') : `${t('attached')}: ${fileName}`}</span>
      {isSending && <Loader size={16} />}
      <input
        type='file'
        aria-label={label}
        accept='image/*,application/pdf'
        disabled={disabled || isSending}
        onChange={(event) => {
          const [file] = event.currentTarget.files ?? []
          if (file) void attach(file)
        }}
      />
      {problem !== undefined && (
        <Text size='sm' c='var(--mantine-color-error)' role='alert'>
          {problem}
        </Text>
      )}
    </label>
  )
}
