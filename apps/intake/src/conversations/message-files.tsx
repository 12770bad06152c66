import { useTexts } from '@sipelandukilat/sdk'
import type { ConversationMessage } from '@sipelandukilat/sdk/api/conversations'
import { Button, IconDownload, Modal } from '@sipelandukilat/ui'
import { useState } from 'react'
import { ImageView } from '../file/image-view'
import { conversationsTexts } from '../texts/texts'
import './message-files.css'

type MessageFile = ConversationMessage['files'][number]

export const toFileAddress = (id: string): string => `/api/v1/conversation-files/${id}`

export const isPhoto = ({ mediaType }: MessageFile): boolean => mediaType.startsWith('image/')

/** A voice note, to be heard here. */
export function VoiceNote({ fileId }: { fileId: string }) {
  const t = useTexts(conversationsTexts)
  return (
    // biome-ignore lint/a11y/useMediaCaption: nobody has written down what a citizen's voice note says
    <audio className='talk-voice' controls preload='none' src={toFileAddress(fileId)} aria-label={t('voice')} />
  )
}

/** A small picture that opens large, to be enlarged and turned. */
export function PhotoThumb({
  fileId,
  number,
  addressOf = toFileAddress,
}: {
  fileId: string
  number: number
  addressOf?: (id: string) => string
}) {
  const t = useTexts(conversationsTexts)
  const [isOpen, setIsOpen] = useState(false)
  return (
    <>
      <button
        type='button'
        className='talk-photo'
        aria-label={t('openPhoto', { number })}
        onClick={() => setIsOpen(true)}
      >
        <img src={addressOf(fileId)} alt='' loading='lazy' />
      </button>
      <Modal opened={isOpen} title={t('photo', { number })} size='60rem' onClose={() => setIsOpen(false)}>
        <ImageView address={addressOf(fileId)} name={t('photo', { number })} />
      </Modal>
    </>
  )
}

/** The files of a message, or of what is kept elsewhere, each in the way that suits it. */
export function MessageFiles({
  files,
  addressOf = toFileAddress,
}: {
  files: readonly MessageFile[]
  addressOf?: (id: string) => string
}) {
  const t = useTexts(conversationsTexts)
  if (files.length === 0) return null
  return (
    <div className='talk-files'>
      {files.map((file, index) => {
        const number = index + 1
        if (isPhoto(file)) return <PhotoThumb key={file.id} fileId={file.id} number={number} addressOf={addressOf} />
        if (file.mediaType.startsWith('audio/')) return <VoiceNote key={file.id} fileId={file.id} />
        return (
          <Button
            key={file.id}
            component='a'
            variant='default'
            href={addressOf(file.id)}
            download
            leftSection={<IconDownload size={18} aria-hidden />}
          >
            {t(file.mediaType === 'application/pdf' ? 'document' : 'file', { number })}
          </Button>
        )
      })}
    </div>
  )
}
