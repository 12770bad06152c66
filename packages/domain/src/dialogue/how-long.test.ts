import { describe, expect, test as it } from 'vitest'
import { play, testContext } from './testing'

const asked = [
  'brapa lama lg pak?',
  'berapa lama lagi',
  'how long will it take?',
  'how long does it take',
  'how much longer?',
  'masih lama kah',
  'kapan jadi pak',
]
const applications = [{ reference: 'a1', title: 'KTP-el Baru', status: 'Sedang Diverifikasi' }]

describe('how long one is to wait', () => {
  it.each(asked)('“%s” is answered with how the application stands that was shown', (words) => {
    const { effects } = play(testContext({ channel: 'sms', applications, shown: { reference: 'a1' } }), [words])
    expect(effects).toEqual([{ kind: 'outlook', reference: 'a1' }])
  })

  it.each(asked)('“%s” is STATUS where several may be meant', (words) => {
    const several = [...applications, { reference: 'a2', title: 'Kartu Keluarga Baru', status: 'Diteruskan' }]
    const { last, effects } = play(testContext({ applications: several }), [words])
    expect(effects).toEqual([])
    expect(last?.text).toMatch(/KTP-el Baru: Sedang Diverifikasi\n.*Kartu Keluarga Baru: Diteruskan/)
  })

  it('what a service takes is asked of the service', () => {
    const { effects } = play(testContext({ shown: { reference: 'a1' } }), ['berapa lama buat KTP hilang'])
    expect(effects).toEqual([])
  })
})
