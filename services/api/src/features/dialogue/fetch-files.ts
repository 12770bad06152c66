import { createHash } from 'node:crypto'
import type { Localized } from '@sipelandukilat/domain'
import { conversationsTexts } from '#texts'
import type { InboundMessage, MessageFile } from '../../channels/message'
import type { Platform } from '../../platform/platform'
import { Problem } from '../../platform/problem'
import type { ChannelLinks } from '../conversations/channel-links'
import { acceptUpload, acceptVoice } from '../uploads/upload-content'
import { keepUpload } from '../uploads/upload-store'

/** A file of a message as it is kept, under the name the citizen gave it, or why it is not. */
export type KeptFile = { uploadId: string; contentType: string; name?: string }
export type FetchedFile = KeptFile | { refused: Localized }

/** The same file of the same message has the same id, however often it is fetched. */
function uploadIdOf(inboundId: string, index: number): string {
  const hash = createHash('sha256').update(`${inboundId}:${index}`).digest('hex')
  return `${hash.slice(0, 8)}-${hash.slice(8, 12)}-8${hash.slice(13, 16)}-a${hash.slice(17, 20)}-${hash.slice(20, 32)}`
}

const filesOf = ({ content }: InboundMessage): { file: MessageFile; isVoice: boolean }[] => {
  if (content.kind === 'voice') return [{ file: content.file, isVoice: true }]
  return content.kind === 'files' ? content.files.map((file) => ({ file, isVoice: false })) : []
}

const lost = conversationsTexts.of('fileCanNoLongerFetched')

/**
 * Fetches the files of a message and keeps them as uploads: judged by content, drawn anew, encrypted. Outside of any
 * transaction, and harmless when repeated. @throws when the far side cannot be reached now: the job comes again.
 */
export async function fetchFiles(
  platform: Pick<Platform, 'database' | 'blobs'>,
  links: ChannelLinks,
  inboundId: string,
  message: InboundMessage,
): Promise<FetchedFile[]> {
  const fetched: FetchedFile[] = []
  for (const [index, { file, isVoice }] of filesOf(message).slice(0, 20).entries()) {
    const bytes = await links.download(message.channel, file.reference)
    if (!bytes) {
      fetched.push({ refused: lost })
      continue
    }
    try {
      const accepted = isVoice ? acceptVoice(bytes) : await acceptUpload(bytes)
      const uploadId = uploadIdOf(inboundId, index)
      await keepUpload(platform, accepted, uploadId)
      fetched.push({
        uploadId,
        contentType: accepted.mediaType,
        ...(file.fileName ? { name: file.fileName } : {}),
      })
    } catch (error) {
      if (!(error instanceof Problem)) throw error
      fetched.push({ refused: error.options.detail ?? lost })
    }
  }
  return fetched
}
