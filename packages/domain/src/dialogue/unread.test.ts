import { describe, expect, test as it } from 'vitest'
import { startCorrection } from './correction'
import { startSurvey } from './start-survey'
import { newDialogue } from './state'
import { testContext } from './testing'
import { stepUnread } from './unread'

const context = testContext({ channel: 'whatsapp' })
const definition = context.definitions.find(({ code }) => code === 'KTP-GANTI')
if (!definition) throw new Error('No KTP-GANTI')

const corrected = () => {
  const asked = startCorrection(context, newDialogue('id'), definition, {
    ...{ reference: 'a1', note: '', answers: {} },
    ...{ fields: ['applicant.kkNumber'], attachments: [] },
  })
  if (!asked) throw new Error('Nothing asked')
  return asked.state
}
const say = (text: string, state = corrected()) => {
  const turn = stepUnread(context, state, { kind: 'text', text })
  return { ...turn, text: [...turn.replies, ...(turn.afterwards ?? [])].map((reply) => reply.text).join('\n') }
}

describe('what was written before the question was read', () => {
  it.each(['what does the office need from me?', 'selamat pagi pak', 'apa lagi yang kurang'])(
    '“%s” is no answer to it: it is asked again',
    (words) => {
      const { text, state } = say(words)
      expect(text).toMatch(/(?:^|\n)Nomor KK yang punya KTP-el\n16 angka di bagian atas[^\n]*$/)
      expect(state.step).toEqual(corrected().step)
      expect(state.application).toEqual(corrected().application)
    },
  )

  it('a family card number answers it', () => {
    expect(say('6503050101209932').state.step).not.toEqual(corrected().step)
  })

  it('a service is offered, and what waits comes back after it', () => {
    const { state } = say('ktp ibu saya hilang')
    expect(state.step.kind).not.toBe('question')
    expect(state.aside).toHaveLength(1)
  })

  it('the survey takes scores, and asks again behind what is no score', () => {
    const asked = startSurvey(context, newDialogue('id'), { reference: 'a1', serviceTitle: 'KTP-el Baru' })
    expect(say('4', asked?.state).state.survey?.scores).toMatchObject({ U1: 4 })
    const other = say('kantor buka jam berapa', asked?.state)
    expect(other.state.survey?.scores).toEqual({})
    expect(other.text).toContain('1/9')
  })
})
