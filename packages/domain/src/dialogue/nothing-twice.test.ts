import { describe, expect, it } from 'vitest'
import { definitions } from '../services/definitions'
import { startCompletion } from './completion'
import type { DialogueContext } from './context'
import { startSurvey } from './start-survey'
import { type DialogueState, newDialogue } from './state'
import { play, testContext } from './testing'

const sms = testContext({ channel: 'sms' })
const card = definitions.find(({ code }) => code === 'KTP-GANTI')
if (!card) throw new Error('No KTP-GANTI')
const kkNumber = '6503050101209901'

function complete(context: DialogueContext, state: DialogueState = newDialogue('id')) {
  const turn = startCompletion(context, state, card as NonNullable<typeof card>, {
    reference: 'application-1',
    trackingNumber: 'SPL-0000-0000-0000',
    villageCode: '65.03.05.2041',
    applicant: { name: 'Budi Santoso', nik: '6503051708909901' },
    presence: {},
    answers: {},
    attachments: [],
  })
  if (!turn) throw new Error('Nothing to ask')
  return turn
}

describe('what was answered under LENGKAPI', () => {
  it('is kept by MENU, said again, and asked no second time', () => {
    const left = play(sms, [kkNumber, 'menu'], complete(sms).state)
    const turn = complete(sms, left.state)
    expect(turn.replies[0]?.text).toContain(`Nomor KK yang punya KTP-el: ${kkNumber}`)
    expect(turn.state.step).toMatchObject({ key: 'request.cause' })
  })

  it('is not asked again where all of it is answered: it is looked over and sent', () => {
    const left = play(sms, [kkNumber, '1', 'menu'], complete(sms).state)
    expect(complete(sms, left.state).state.step.kind).toBe('review')
  })

  it('is taken up from where it lay aside, and lies aside no more once it was handed in', () => {
    const half = play(sms, [kkNumber], complete(sms).state).state as DialogueState
    const survey = startSurvey(sms, half, { reference: 'b', serviceTitle: 'KIA' }).state
    const turn = complete(sms, survey)
    expect(turn.state.application?.applicant.kkNumber).toBe(kkNumber)
    // As an earlier version kept it: the same application, once more.
    const copied = {
      ...turn.state,
      aside: [{ step: { kind: 'resume' as const }, application: half.application as never }],
    }
    const sent = play(sms, ['1', 'ya'], copied)
    expect(sent.effects).toMatchObject([{ kind: 'supply' }])
    expect(sent.state?.application).toBeUndefined()
  })

  it('is asked for once, not after the whole menu', () => {
    const asked = play(sms, ['halo', 'LENGKAPI'])
    expect(asked.effects).toEqual([{ kind: 'complete' }])
    expect(asked.lines.slice(-2)).toEqual(['> LENGKAPI', '! complete'])
  })
})

describe('the same service begun again', () => {
  const again = ['akta kematian', 'mulai', 'Budi Santoso', 'menu', 'akta kematian', 'mulai']

  it('tells which one is not finished and what it holds, and goes on with it', () => {
    const asked = play(testContext(), again)
    expect(asked.last?.text).toMatch(/Anda belum selesai: Akta Kematian[\s\S]*Nama lengkap pemohon: Budi Santoso/)
    const old = play(testContext(), ['tidak'], asked.state)
    expect(old.state?.application?.applicant.name).toBe('Budi Santoso')
    expect(old.state?.step).toMatchObject({ kind: 'question', key: '@nik' })
  })

  it('may be about somebody else: the first one lies aside, whole', () => {
    const asked = play(testContext(), again)
    const later = testContext({ now: new Date('2026-06-30T02:05:00Z') })
    const other = play(later, ['ya'], asked.state)
    expect(other.state?.application?.applicant.name).toBeUndefined()
    expect(other.state?.aside?.[0]?.application?.applicant.name).toBe('Budi Santoso')
  })

  it('is not asked about after BATAL', () => {
    const stopped = play(testContext(), ['akta kematian', 'mulai', 'Budi Santoso', 'batal', '1'])
    expect(stopped.last?.text).not.toContain('belum selesai')
    expect(play(testContext(), ['akta kematian', 'mulai'], stopped.state).state?.step).toMatchObject({ key: '@name' })
  })
})
