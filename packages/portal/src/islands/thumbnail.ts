import { element } from './page'

/** A photo in small, as it lies on this device; of a PDF its name. */
export function thumbnail(blob: Blob, alt = ''): Node {
  if (!blob.type.startsWith('image/')) return element('strong', {}, 'PDF')
  const image = element('img', { alt, width: '64', height: '64' })
  const address = URL.createObjectURL(blob)
  image.src = address
  image.addEventListener('load', () => URL.revokeObjectURL(address), { once: true })
  return image
}
