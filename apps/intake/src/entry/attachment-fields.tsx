import { useFormat, useLanguage, useLocalized, useTexts } from '@sipelandukilat/sdk'
import { type Answers, requiredAttachments, type ServiceDefinition, uploadFile } from '@sipelandukilat/sdk/forms'
import { Button, Fieldset, FileDropZone, IconTrash, Notice, Stack, Text } from '@sipelandukilat/ui'
import { useState } from 'react'
import { entryTexts } from '../texts/texts'
import type { TrackUpload } from '../upload/use-uploads'
import type { AttachedFile } from './entry-draft'

type AttachmentFieldsProps = {
  definition: ServiceDefinition
  answers: Answers
  /** YYYY-MM-DD where the office is. */
  today: string
  files: readonly AttachedFile[]
  /** Uploads that came with the application already: they stay. */
  sentBefore?: readonly string[]
  errors: Readonly<Record<string, string>>
  track: TrackUpload
  onAttach: (file: AttachedFile) => void
  onRemove: (uploadId: string) => void
}

const acceptedFiles = 'image/*,application/pdf'

/** The files the service asks for, given the answers; each is sent at once and claimed when the application is. */
export function AttachmentFields(props: AttachmentFieldsProps) {
  const t = useTexts(entryTexts)
  const requirements = requiredAttachments(props.definition, props.answers, props.today)
  return (
    <Fieldset legend={t('attachments')}>
      <Stack gap='md'>
        {requirements.length === 0 && <Text c='dimmed'>{t('noAttachments')}</Text>}
        {requirements.map((requirement) => (
          <Requirement key={requirement.id} requirement={requirement} {...props} />
        ))}
      </Stack>
    </Fieldset>
  )
}

function Requirement({
  requirement,
  files,
  sentBefore = [],
  errors,
  track,
  onAttach,
  onRemove,
}: AttachmentFieldsProps & { requirement: ReturnType<typeof requiredAttachments>[number] }) {
  const t = useTexts(entryTexts)
  const format = useFormat()
  const localized = useLocalized()
  const { language } = useLanguage()
  const [share, setShare] = useState<number>()
  const [refusal, setRefusal] = useState<string>()
  const error = refusal ?? errors[`attachments.${requirement.id}`]
  const attach = async (file: File) => {
    setRefusal(undefined)
    setShare(0)
    try {
      const uploadId = await track(uploadFile(file, language, setShare))
      onAttach({ requirement: requirement.id, uploadId, fileName: file.name })
    } catch (reason) {
      setRefusal(reason instanceof Error ? reason.message : String(reason))
    } finally {
      setShare(undefined)
    }
  }
  const label = localized(requirement.label)
  return (
    <div id={`attachments.${requirement.id}`}>
      {files
        .filter((file) => file.requirement === requirement.id)
        .map((file) => (
          <div key={file.uploadId} className='intake-line'>
            <Text>
              {label}. {t('uploaded', { name: file.fileName })}
            </Text>
            {!sentBefore.includes(file.uploadId) && (
              <Button
                size='compact-sm'
                variant='subtle'
                color='red'
                leftSection={<IconTrash size={16} aria-hidden />}
                onClick={() => onRemove(file.uploadId)}
              >
                {t('removeFile', { name: file.fileName })}
              </Button>
            )}
          </div>
        ))}
      <FileDropZone
        label={requirement.required ? label : `${label} (${t('optional')})`}
        description={t('upload')}
        accept={acceptedFiles}
        disabled={share !== undefined}
        onFiles={([file]) => {
          if (file) void attach(file)
        }}
      />
      {share !== undefined && <Text role='status'>{t('uploading', { share: format.percent(share) })}</Text>}
      {error !== undefined && (
        <Notice tone='negative' role='alert'>
          {error}
        </Notice>
      )}
    </div>
  )
}
