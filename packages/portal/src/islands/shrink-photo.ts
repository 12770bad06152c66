import { judgedSide, judgePhoto, type PhotoFault } from './judge-photo'

const longestSide = 1600

export type ShrunkPhoto = { blob: Blob; fault?: PhotoFault }

/**
 * A photo small enough for a weak signal, upright, as JPEG, with what may make it unreadable; what cannot be drawn (a PDF,
 * an unknown format) stays as it is.
 */
export async function shrinkPhoto(file: Blob): Promise<ShrunkPhoto> {
  if (!file.type.startsWith('image/')) return { blob: file }
  try {
    const image = await createImageBitmap(file, { imageOrientation: 'from-image' })
    const scale = Math.min(1, longestSide / Math.max(image.width, image.height))
    const canvas = document.createElement('canvas')
    canvas.width = Math.max(1, Math.round(image.width * scale))
    canvas.height = Math.max(1, Math.round(image.height * scale))
    const context = canvas.getContext('2d')
    if (!context) return { blob: file }
    context.fillStyle = '#ffffff'
    context.fillRect(0, 0, canvas.width, canvas.height)
    context.drawImage(image, 0, 0, canvas.width, canvas.height)
    const shortSide = Math.min(image.width, image.height)
    image.close()
    const drawn = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg', 0.82))
    const fault = judge(canvas, shortSide)
    const blob = drawn && (drawn.size < file.size || file.type !== 'image/jpeg') ? drawn : file
    return { blob, ...(fault ? { fault } : {}) }
  } catch {
    // The server judges it, and says what to do.
    return { blob: file }
  }
}

function judge(photo: HTMLCanvasElement, shortSide: number): PhotoFault | undefined {
  const scale = Math.min(1, judgedSide / Math.max(photo.width, photo.height))
  const canvas = document.createElement('canvas')
  canvas.width = Math.max(1, Math.round(photo.width * scale))
  canvas.height = Math.max(1, Math.round(photo.height * scale))
  const context = canvas.getContext('2d', { willReadFrequently: true })
  if (!context) return undefined
  context.drawImage(photo, 0, 0, canvas.width, canvas.height)
  const { data } = context.getImageData(0, 0, canvas.width, canvas.height)
  const luma = new Uint8ClampedArray(data.length / 4)
  for (let index = 0; index < luma.length; index += 1)
    luma[index] =
      0.299 * (data[index * 4] ?? 0) + 0.587 * (data[index * 4 + 1] ?? 0) + 0.114 * (data[index * 4 + 2] ?? 0)
  return judgePhoto(luma, canvas.width, canvas.height, shortSide)
}
