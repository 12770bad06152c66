import { useFormat, useLanguage, useLocalized, useTexts } from '@sipelandukilat/sdk'
import type { ApplicationFile } from '@sipelandukilat/sdk/api'
import { HandoverProof, handoverProofLabel } from '@sipelandukilat/sdk/forms'
import { ActionIcon, IconDownload, Text } from '@sipelandukilat/ui'
import { useState } from 'react'
import { Panel } from '../panel/panel'
import { fileTexts } from '../texts/texts'
import { useFileScope } from './file-scope'
import { ImageView } from './image-view'

type Attachment = ApplicationFile['attachments'][number]

const addressOf = (attachment: Attachment) => `/api/v1/attachments/${attachment.id}`

/** The files sent, and one of them beside the answers: enlarged and turned by buttons or keys. */
export function AttachmentViewer() {
  const t = useTexts(fileTexts)
  const format = useFormat()
  const localized = useLocalized()
  const { language } = useLanguage()
  const { file, definition, canSeeFiles } = useFileScope()
  const [chosenId, setChosenId] = useState<string>()
  const nameOf = ({ requirement, kind }: Attachment) => {
    const proof = kind === 'proof' ? HandoverProof.safeParse(requirement).data : undefined
    if (proof) return t('proofOf', { proof: handoverProofLabel(proof, language) })
    // A family may send the card that is issued anew: both have one name.
    const issued = kind === 'product' && definition.products.find((one) => one.id === requirement)
    if (issued) return t('issuedFile', { document: localized(issued.label) })
    const named = definition.requirements.find((one) => one.id === requirement)
    if (named) return localized(named.label)
    return requirement === 'other' ? t('otherFile') : requirement
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
        <ImageView key={chosen.id} address={addressOf(chosen)} name={nameOf(chosen)} />
      )}
      {canSeeFiles && chosen && !chosen.mediaType.startsWith('image/') && <Text c='dimmed'>{t('pdf')}</Text>}
    </Panel>
  )
}
