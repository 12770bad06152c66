import { expect, it as test } from 'vitest'
import { play, testContext } from './testing'

const rejected = { title: 'KIA', status: 'Ditolak', againAs: 'KIA' }

test.each(['AJUKAN LAGI', 'apply again'])(
  '%s leads to the service of what ended last without its documents',
  (said) => {
    const played = play(testContext({ applications: [{ title: 'Akta Kelahiran', status: 'Selesai' }, rejected] }), [
      said,
    ])
    expect(played.state?.step).toEqual({ kind: 'intro', code: 'KIA' })
    expect(played.last?.text).toMatch(/^(KIA diajukan lagi|Applying again for KIA)[\s\S]*https:\/\/contoh\.id\/lacak/)
    expect(play(testContext(), ['mulai'], played.state).state?.application?.serviceCode).toBe('KIA')
  },
)

test('leads to all services where nothing ended so', () => {
  expect(play(testContext(), ['ajukan lagi']).state?.step).toEqual({ kind: 'groups' })
})
