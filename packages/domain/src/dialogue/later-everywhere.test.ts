import { expect, it as test } from 'vitest'
import { play, testContext } from './testing'

const named = [
  ...[{ kind: 'choice' as const, id: 'begin:KTP-GANTI' }, 'Budi Santoso', '6503051708909901', '6503050101209901'],
  ...['Long Bawan, Krayan', '1'],
]
const offered = play(testContext(), named)

test('NANTI where the rest may follow looks over what there is', () => {
  expect(offered.state?.step.kind).toBe('offer')
  expect(play(testContext(), ['nanti'], offered.state).state?.step.kind).toBe('review')
})

test('NANTI at the review keeps it unsent and says so; said on and on it shows the ways out', () => {
  const review = play(testContext(), ['nanti'], offered.state)
  const kept = play(testContext(), ['nanti'], review.state)
  expect(kept.last?.text).toMatch(/^Belum dikirim/)
  expect(kept.last?.text).not.toContain('Periksa dulu')
  expect(play(testContext(), ['lanjut'], kept.state).state?.application?.applicant.name).toBe('Budi Santoso')
  expect(play(testContext(), ['nanti', 'nanti'], kept.state).last?.text).toContain('Bingung?')
})

test('a place put off names the answer that helps, and that answer does', () => {
  const asked = play(testContext(), named.slice(0, 4))
  const put = play(testContext(), ['nanti'], asked.state)
  expect(put.last?.text).toContain('Balas TIDAK TAHU')
  expect(play(testContext(), ['tidak tahu'], put.state).effects).toEqual([{ kind: 'person' }])
  const english = testContext({ language: 'en' })
  const elsewhere = play(english, ['later', 'I do not know'], { ...put.state, language: 'en' } as never)
  expect(elsewhere.effects).toEqual([{ kind: 'person' }])
})
