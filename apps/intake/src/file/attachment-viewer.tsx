import { useFormat, useLocalized, useMessages } from '@sipelandukilat/sdk'
import type { ApplicationFile } from '@sipelandukilat/sdk/api'
import {
  ActionIcon,
  Button,
  Group,
  IconDownload,
  IconMinus,
  IconPlus,
  IconRotateClockwise,
  Text,
} from '@sipelandukilat/ui'
import { type KeyboardEvent, useState } from 'react'
import { Panel } from '../words/panel'
import { useFileScope } from './file-scope'
import { fileMessages } from './messages'

type Attachment = ApplicationFile['attachments'][number]

const addressOf = (attachment: Attachment) => `/api/v1/attachments/${attachment.id}`
const zoomStep = 0.25
const zoomRange = { least: 0.5, most: 4 }

function ImageView({ attachment, name }: { attachment: Attachment; name: string }) {
  const t = useMessages(fileMessages)
  const [zoom, setZoom] = useState(1)
  const [turns, setTurns] = useState(0)
  const [failures, setFailures] = useState<{ count: number; isShown: boolean }>({ count: 0, isShown: false })
  const zoomBy = (step: number) => setZoom(Math.min(zoomRange.most, Math.max(zoomRange.least, zoom + step)))
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === '+' || event.key === '=') zoomBy(zoomStep)
    else if (event.key === '-') zoomBy(-zoomStep)
    else if (event.key === 'r') setTurns(turns + 1)
    else return
    event.preventDefault()
  }
  return (
    <>
      <Group gap={4} className='ui-no-print'>
        <ActionIcon variant='default' size={36} aria-label={t('zoomOut')} onClick={() => zoomBy(-zoomStep)}>
          <IconMinus size={18} aria-hidden />
        </ActionIcon>
        <ActionIcon variant='default' size={36} aria-label={t('zoomIn')} onClick={() => zoomBy(zoomStep)}>
          <IconPlus size={18} aria-hidden />
        </ActionIcon>
        <ActionIcon variant='default' size={36} aria-label={t('rotate')} onClick={() => setTurns(turns + 1)}>
          <IconRotateClockwise size={18} aria-hidden />
        </ActionIcon>
        <Text size='sm' c='dimmed'>
          {t('viewerHint')}
        </Text>
      </Group>
      {failures.isShown ? (
        <Group>
          <Text role='alert'>{t('imageFailed')}</Text>
          <Button
            size='compact-sm'
            variant='default'
            onClick={() => setFailures({ count: failures.count + 1, isShown: false })}
          >
            {t('reload')}
          </Button>
        </Group>
      ) : (
        // biome-ignore lint/a11y/useSemanticElements: an image within a box that scrolls and listens to keys
        <div
          className='intake-image'
          role='group'
          aria-label={name}
          // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by the keyboard
          tabIndex={0}
          onKeyDown={onKeyDown}
        >
          <img
            key={failures.count}
            src={addressOf(attachment)}
            alt={name}
            style={{ inlineSize: `${zoom * 100}%`, transform: `rotate(${turns * 90}deg)` }}
            onError={() => setFailures({ ...failures, isShown: true })}
          />
        </div>
      )}
    </>
  )
}

/** The files sent, and one of them beside the answers: enlarged and turned by buttons or keys. */
export function AttachmentViewer() {
  const t = useMessages(fileMessages)
  const format = useFormat()
  const localized = useLocalized()
  const { file, definition, canSeeFiles } = useFileScope()
  const [chosenId, setChosenId] = useState<string>()
  const nameOf = ({ requirement }: Attachment) => {
    const named = [...definition.requirements, ...definition.products].find((one) => one.id === requirement)
    return named ? localized(named.label) : requirement
  }
  const chosen =
    file.attachments.find((one) => one.id === chosenId) ?? file.attachments.find((one) => one.replacedAt === null)
  return (
    <Panel title={t('attachments')}>
      {file.attachments.length === 0 && <Text c='dimmed'>{t('noAttachments')}</Text>}
      <ul className='intake-files'>
        {file.attachments.map((attachment) => (
          <li key={attachment.id}>
            <button
              type='button'
              aria-pressed={attachment === chosen}
              disabled={!canSeeFiles}
              onClick={() => setChosenId(attachment.id)}
            >
              {nameOf(attachment)}
              <span className='intake-dim'>
                {format.date(attachment.uploadedAt)}
                {attachment.replacedAt !== null && ` · ${t('replaced')}`}
              </span>
            </button>
            {canSeeFiles && (
              <ActionIcon
                component='a'
                variant='subtle'
                size={36}
                aria-label={t('download', { name: nameOf(attachment) })}
                href={addressOf(attachment)}
                download
              >
                <IconDownload size={18} aria-hidden />
              </ActionIcon>
            )}
          </li>
        ))}
      </ul>
      {!canSeeFiles && file.attachments.length > 0 && <Text c='dimmed'>{t('attachmentsMasked')}</Text>}
      {canSeeFiles && chosen?.mediaType.startsWith('image/') && (
        <ImageView key={chosen.id} attachment={chosen} name={nameOf(chosen)} />
      )}
      {canSeeFiles && chosen && !chosen.mediaType.startsWith('image/') && <Text c='dimmed'>{t('pdf')}</Text>}
    </Panel>
  )
}
