import sharp from 'sharp'
import { uploadsTexts } from '#texts'
import { Problem } from '../../platform/problem'
import { hasPage } from './pdf-pages'

/** Bytes of one file; a photo shrunk on the device is far below. */
export const mostUploadBytes = 10 * 1024 * 1024

const longestSide = 2400

export type Accepted = { bytes: Buffer; mediaType: 'image/jpeg' | 'application/pdf' }

/** Names of PDF parts that run or fetch something when the file is opened. */
const activePdf =
  /\/(JavaScript|JS|Launch|EmbeddedFile|EmbeddedFiles|RichMedia|XFA|SubmitForm|ImportData|GoToR|GoToE)\b/

/**
 * Decides by content, never by name: images are drawn anew (turned upright, EXIF gone), PDFs are kept unless they have
 * no page or carry something active. @throws Problem `unsupported-type`.
 */
export async function acceptUpload(bytes: Buffer): Promise<Accepted> {
  if (bytes.subarray(0, 1024).includes('%PDF-')) return acceptPdf(bytes)
  try {
    const image = sharp(bytes, { limitInputPixels: 100_000_000, failOn: 'error' })
    const { format } = await image.metadata()
    if (!['jpeg', 'png', 'webp'].includes(format)) throw new Problem('unsupported-type', { detail: acceptedTypes })
    const drawn = await image
      .rotate()
      .resize({ width: longestSide, height: longestSide, fit: 'inside', withoutEnlargement: true })
      .flatten({ background: '#ffffff' })
      .jpeg({ quality: 82, mozjpeg: true })
      .toBuffer()
    return { bytes: drawn, mediaType: 'image/jpeg' }
  } catch (error) {
    if (error instanceof Problem) throw error
    throw new Problem('unsupported-type', { detail: acceptedTypes, cause: error })
  }
}

const acceptedTypes = uploadsTexts.of('fileNotPhotoJpgPngWebp')

function acceptPdf(bytes: Buffer): Accepted {
  const text = bytes.toString('latin1')
  if (!text.includes('%%EOF') || text.includes('/Encrypt'))
    throw new Problem('unsupported-type', {
      detail: uploadsTexts.of('pdfDamagedLocked'),
    })
  if (activePdf.test(text))
    throw new Problem('unsupported-type', {
      detail: uploadsTexts.of('pdfContainsScriptsAttachments'),
    })
  if (!hasPage(text)) throw new Problem('unsupported-type', { detail: uploadsTexts.of('pdfWithoutPages') })
  return { bytes, mediaType: 'application/pdf' }
}

const voiceKinds = [
  { mediaType: 'audio/ogg', at: 0, bytes: 'OggS' },
  { mediaType: 'audio/amr', at: 0, bytes: '#!AMR' },
  { mediaType: 'audio/mpeg', at: 0, bytes: 'ID3' },
  { mediaType: 'audio/mp4', at: 4, bytes: 'ftyp' },
] as const
type VoiceType = (typeof voiceKinds)[number]['mediaType']

/** A voice note, kept as it is: nothing opens it but the listener. @throws Problem `unsupported-type`. */
export function acceptVoice(bytes: Buffer): { bytes: Buffer; mediaType: VoiceType } {
  const kind = voiceKinds.find(
    ({ at, bytes: mark }) => bytes.subarray(at, at + mark.length).toString('latin1') === mark,
  )
  const isBareMpeg = bytes[0] === 0xff && ((bytes[1] ?? 0) & 0xe0) === 0xe0
  const mediaType = kind?.mediaType ?? (isBareMpeg ? 'audio/mpeg' : undefined)
  if (!mediaType)
    throw new Problem('unsupported-type', {
      detail: uploadsTexts.of('voiceNoteCannotOpened'),
    })
  return { bytes, mediaType }
}
