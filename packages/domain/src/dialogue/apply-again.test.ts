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

test('where nothing ended so, that is said and how to begin, and what is asked stays', () => {
  const open = [{ title: 'KIA', status: 'Diteruskan' }]
  for (const said of [['ajukan lagi'], ['menu', 'ajukan lagi']]) {
    const played = play(testContext({ applications: open }), said)
    expect(played.last?.text).toMatch(/^Belum ada permohonan dari sini yang ditolak[\s\S]*tulis keperluan Anda/)
    expect(played.last?.choices).toBeUndefined()
  }
  const asked = play(testContext(), ['KTP saya hilang', 'mulai'])
  const again = play(testContext(), ['ajukan lagi'], asked.state)
  expect(again.last?.text).toMatch(/^Belum ada[\s\S]*Nama lengkap/)
  expect([again.state?.step, again.state?.application]).toEqual([asked.state?.step, asked.state?.application])
})
