import { expect, it as test } from 'vitest'
import { photo, play, testContext } from './testing'

const begun = play(testContext(), [
  ...[{ kind: 'choice' as const, id: 'begin:KTP-GANTI' }, 'Budi Santoso', '6503051708909901'],
  ...[photo('damaged'), photo('other')],
])

test('photos kept to be asked about are asked about before it is sent, each one', () => {
  expect(begun.lines.join('\n')).toContain('nanti kami tanyakan itu berkas apa')
  const first = play(testContext(), ['6503050101209901', 'Long Bawan, Krayan', '2'], begun.state)
  expect(first.state?.step).toMatchObject({ kind: 'question', key: 'sort' })
  const choice = first.last?.choices?.findIndex(({ title }) => title.includes('rusak')) ?? -1
  const second = play(testContext(), [String(choice + 1)], first.state)
  expect(second.state?.step).toMatchObject({ kind: 'question', key: 'sort' })
  const sent = play(testContext(), ['Berkas lain', 'kirim dulu', 'ya', 'ya'], second.state)
  const [effect] = sent.effects
  if (effect?.kind !== 'submit') throw new Error(sent.lines.join('\n'))
  const [kept, other] = effect.submission.attachments
  expect(kept?.requirement).not.toBe('other')
  expect(kept?.uploadId).toBe('damaged')
  expect(other).toEqual({ requirement: 'other', uploadId: 'other' })
})

test('what was sent before it was asked for is asked about before any paper, and asked for no more', () => {
  const everything = begun.state?.application && {
    ...begun.state,
    application: { ...begun.state.application, scope: 'all' as const },
  }
  const answered = play(testContext(), ['6503050101209901', 'Long Bawan, Krayan', '2', 'lewati'], everything)
  expect(answered.state?.step).toMatchObject({ kind: 'question', key: 'sort' })
  expect(answered.last?.text).toContain('Ada 2 berkas')
  const sorted = play(testContext(), ['KTP-el rusak', 'Kartu Keluarga'], answered.state)
  expect(sorted.state?.application?.files).toHaveLength(2)
  expect(sorted.lines.join('\n')).not.toContain('Kirim foto atau PDF')
})

test('KIRIM DULU asks about them too, and puts off no paper that is there', () => {
  const sorting = play(testContext(), ['6503050101209901', 'kirim dulu', 'Long Bawan, Krayan', '2'], begun.state)
  expect(sorting.state?.step).toMatchObject({ kind: 'question', key: 'sort' })
})
