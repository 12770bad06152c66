import { expect, test } from 'vitest'
import { judgePhoto } from './judge-photo'

const width = 240
const height = 160

/** A page with rows of small letters, as far as `margin` from the edges of the picture. */
function page(margin: number): Uint8ClampedArray {
  const luma = new Uint8ClampedArray(width * height).fill(220)
  for (let y = margin; y < height - margin; y += 1)
    for (let x = margin; x < width - margin; x += 1)
      if (y % 8 < 5 && (x * 7 + Math.floor(y / 8) * 3) % 5 < 2) luma[y * width + x] = 40
  return luma
}

function blurred(luma: Uint8ClampedArray, radius: number): Uint8ClampedArray {
  return luma.map((_, index) => {
    const [x, y] = [index % width, Math.floor(index / width)]
    let sum = 0
    let count = 0
    for (let dy = -radius; dy <= radius; dy += 1)
      for (let dx = -radius; dx <= radius; dx += 1) {
        const value = luma[(y + dy) * width + x + dx]
        if (value === undefined || x + dx < 0 || x + dx >= width) continue
        sum += value
        count += 1
      }
    return sum / count
  })
}

test('a clear photo of a whole page needs no word', () => {
  expect(judgePhoto(page(30), width, height, 1200)).toBeUndefined()
})

test('a dark one, a shaken one and one that leaves out the edges are told apart', () => {
  const dark = page(30).map((value) => value / 5)
  expect(judgePhoto(dark, width, height, 1200)).toBe('dark')
  expect(judgePhoto(blurred(page(30), 5), width, height, 1200)).toBe('blurred')
  expect(judgePhoto(page(0), width, height, 1200)).toBe('cut')
})

test('a sharp picture with too few pixels for small print is named', () => {
  expect(judgePhoto(page(30), width, height, 599)).toBe('small')
  expect(judgePhoto(page(30), width, height, 600)).toBeUndefined()
})

test('a picture too small to judge is not judged', () => {
  expect(judgePhoto(new Uint8ClampedArray(9), 3, 3, 3)).toBeUndefined()
})
