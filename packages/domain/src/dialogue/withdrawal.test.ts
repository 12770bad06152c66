import { describe, expect, it, it as test } from 'vitest'
import { startCompletion } from './completion'
import { newDialogue } from './state'
import { play, testContext } from './testing'

const number = 'SPL-0000-0000-0000'
const sentHere = (reference: string, trackingNumber: string) => ({
  title: 'Kartu Keluarga',
  status: 'Diteruskan',
  withdrawable: { reference, trackingNumber },
})
const sms = testContext({ channel: 'sms', applications: [sentHere('a', number)] })
const text = ({ lines }: ReturnType<typeof play>) => lines.join('\n')

describe('what was sent', () => {
  it.each([
    [['batal']],
    [['menu', 'batal']],
    [['batalkan permohonan saya']],
    [['saya mau tarik kembali permohonan KK saya']],
  ])('is named with its number, and withdrawn only after a question: %s', (said) => {
    const asked = play(sms, said)
    expect(asked.last?.text).toContain(`sudah ada di kantor dengan nomor ${number}`)
    expect(text(asked)).not.toContain('jawaban Anda dihapus')
    expect(asked.effects).toEqual([])
    expect(play(sms, ['tidak'], asked.state)).toMatchObject({ effects: [], state: { step: { kind: 'idle' } } })
    expect(play(sms, ['ya'], asked.state).effects).toEqual([{ kind: 'withdraw', reference: 'a' }])
  })

  it('of several is chosen first', () => {
    const several = { ...sms, applications: [sentHere('a', number), sentHere('b', 'SPL-1111-1111-1111')] }
    const asked = play(several, ['batal', '2'])
    expect(asked.last?.text).toContain('SPL-1111-1111-1111')
    expect(play(several, ['ya'], asked.state).effects).toEqual([{ kind: 'withdraw', reference: 'b' }])
  })

  it('stays with the office when what is being filled in is cancelled, and that is said', () => {
    const cancelled = play(sms, ['KTP saya hilang', 'mulai', 'Budi Santoso', 'batal', 'ya'])
    expect(cancelled.last?.text).toMatch(/jawaban Anda dihapus[\s\S]*tetap di kantor[\s\S]*BATALKAN PERMOHONAN/)
    expect(cancelled.effects).toEqual([])
    const left = play(sms, ['KTP saya hilang', 'batal'])
    expect(left.last?.text).toMatch(/tidak jadi[\s\S]*tetap di kantor/)
  })

  it('from elsewhere is withdrawn with its number and PIN', () => {
    const named = { ...sms, applications: [{ title: 'Kartu Keluarga', status: 'Diteruskan', withdrawable: {} }] }
    expect(play(named, ['batal']).last?.text).toContain('tetap di kantor')
    const opened = [{ kind: 'ask-withdrawal', trackingNumber: number, pin: '123456' }]
    expect(play(named, ['batalkan permohonan', number, '123456']).effects).toEqual(opened)
    expect(play(named, [`batalkan ${number} 123456`]).effects).toEqual(opened)
    const midway = play(named, ['KTP saya hilang', 'mulai', 'Budi Santoso', `batalkan ${number} 123456`])
    expect(midway.effects).toEqual(opened)
    expect(midway.state?.application?.applicant.name).toBe('Budi Santoso')
  })
})

test('BATAL where nothing was answered deletes nothing, and says so', () => {
  const none = testContext({ channel: 'sms' })
  for (const said of [
    ['batal'],
    ['menu', 'batal'],
    ['KTP saya hilang', 'batal'],
    ['KTP saya hilang', 'mulai', 'batal'],
  ])
    expect(text(play(none, said))).not.toContain('dihapus')
})

test('what is completed here and withdrawn is talked about no more', () => {
  const [definition] = sms.definitions.filter(({ code }) => code === 'KTP-BARU')
  if (!definition) throw new Error('No KTP-BARU')
  const completing = startCompletion(sms, newDialogue('id'), definition, {
    ...{ reference: 'a', trackingNumber: number, villageCode: '65.03.05.2022' },
    ...{ applicant: { name: 'Yosef Lencau' }, presence: { mode: 'office' }, answers: {}, attachments: [] },
  })
  const withdrawn = play(sms, ['batalkan permohonan', 'ya'], completing?.state)
  expect(withdrawn.effects).toEqual([{ kind: 'withdraw', reference: 'a' }])
  expect(withdrawn.state?.application).toBeUndefined()
})
