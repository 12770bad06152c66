/** What may make a photo of a document unreadable. */
export type PhotoFault = 'dark' | 'blurred' | 'small' | 'cut'

/** Side of the picture that is judged, in pixels: finer than this the eye reads, not the office. */
export const judgedSide = 480

/** Pixels of the shorter side, as it was taken: below, small print cannot be read. */
const smallBelow = 600
const darkBelow = 70
/** Mean square of the Laplacian; a page with writing on it has some hundreds, a shaken one some tens. */
const sharpFrom = 60
/** Share of strong edges along a side, against the middle of the picture. */
const cutFrom = 0.7
const edgeFrom = 40

/**
 * Judges a photo by its brightness, its edges, its size, and writing that runs out of the picture on two sides or more. It
 * only advises: a dim photo may be all there is.
 * @param luma brightness 0–255 of each pixel of the reduced picture, row by row
 * @param shortSide pixels of the shorter side before it was reduced
 */
export function judgePhoto(
  luma: Uint8ClampedArray,
  width: number,
  height: number,
  shortSide: number,
): PhotoFault | undefined {
  if (width < 8 || height < 8) return undefined
  let sum = 0
  for (const value of luma) sum += value
  if (sum / luma.length < darkBelow) return 'dark'

  let squares = 0
  const at = (x: number, y: number) => luma[y * width + x] ?? 0
  const isEdge = (x: number, y: number) =>
    Math.abs(at(x + 1, y) - at(x - 1, y)) + Math.abs(at(x, y + 1) - at(x, y - 1)) > edgeFrom
  for (let y = 1; y < height - 1; y += 1)
    for (let x = 1; x < width - 1; x += 1) {
      const laplacian = 4 * at(x, y) - at(x - 1, y) - at(x + 1, y) - at(x, y - 1) - at(x, y + 1)
      squares += laplacian * laplacian
    }
  if (squares / ((width - 2) * (height - 2)) < sharpFrom) return 'blurred'
  if (shortSide < smallBelow) return 'small'

  const density = (left: number, top: number, right: number, bottom: number) => {
    let edges = 0
    let count = 0
    for (let y = Math.max(1, top); y < Math.min(height - 1, bottom); y += 1)
      for (let x = Math.max(1, left); x < Math.min(width - 1, right); x += 1) {
        count += 1
        if (isEdge(x, y)) edges += 1
      }
    return count === 0 ? 0 : edges / count
  }
  const middle = density(
    Math.floor(width / 4),
    Math.floor(height / 4),
    Math.floor((3 * width) / 4),
    Math.floor((3 * height) / 4),
  )
  const band = Math.max(3, Math.round(Math.min(width, height) * 0.02))
  const sides = [
    density(0, 0, width, band),
    density(0, height - band, width, height),
    density(0, 0, band, height),
    density(width - band, 0, width, height),
  ]
  const running = sides.filter((side) => side > middle * cutFrom).length
  return middle > 0.02 && running >= 2 ? 'cut' : undefined
}
