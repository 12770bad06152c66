import { describe, expect, it as test } from 'vitest'
import { languageCodes } from '../language/languages'
import { type QueueRequest, startQueue } from './start-queue'
import { newDialogue } from './state'
import { play, testContext } from './testing'

const days: QueueRequest['days'] = [
  { date: '2026-09-14', state: 'full', slots: [{ hour: 8, left: 0 }] },
  {
    date: '2026-09-15',
    state: 'open',
    slots: [
      { hour: 8, left: 0 },
      { hour: 9, left: 3 },
      { hour: 13, left: 12 },
    ],
  },
  { date: '2026-09-16', state: 'closed', slots: [] },
  { date: '2026-09-17', state: 'open', slots: [{ hour: 8, left: 1 }] },
]
const request: QueueRequest = { reference: 'satu', serviceTitle: 'KTP-el baru', days }
const ticket = { label: 'A-007', date: '2026-09-15', hour: 9 }

describe.each(['whatsapp', 'sms', 'email'] as const)('an hour at the counter by %s', (channel) => {
  const context = testContext({ channel })
  const begun = (given: Partial<QueueRequest> = {}) => startQueue(context, newDialogue('id'), { ...request, ...given })

  test('is asked for in a word, in the midst of a form too; the office is asked what is free', () => {
    const asked = play(context, ['antre'])
    expect(asked.effects).toEqual([{ kind: 'queue' }])
    expect(asked.last).toBeUndefined()
    const inForm = play(context, ['ktp baru', 'ya'])
    const after = play(context, ['antre'], inForm.state)
    expect(after.effects).toEqual([{ kind: 'queue' }])
    expect(after.state?.step).toEqual(inForm.state?.step)
    expect(after.state?.choices).toEqual(inForm.state?.choices)
  })

  test('is chosen by day and by hour, of what is free and nothing else', () => {
    const { state, replies } = begun()
    expect(replies[0]?.choices?.map(({ title }) => title)).toEqual([
      'Selasa, 15 September 2026',
      'Kamis, 17 September 2026',
      'Tidak jadi',
    ])
    const hours = play(context, ['1'], state)
    expect(hours.last?.choices?.map(({ title }) => title)).toEqual(['09.00–10.00', '13.00–14.00', 'Tidak jadi'])
    const chosen = play(context, ['2'], hours.state)
    expect(chosen.effects).toEqual([{ kind: 'take-number', reference: 'satu', date: '2026-09-15', hour: 13 }])
    expect(chosen.state?.step.kind).toBe('idle')
    for (const id of ['queue:hour:8', 'queue:hour:x', 'queue:day:2026-09-14', 'queue:give-back'])
      expect(play(context, [{ kind: 'choice', id }], hours.state).effects, id).toEqual([])
  })

  test('goes back a question, stops, and does not take a line of words for a day', () => {
    const { state } = begun()
    const back = play(context, ['Kamis, 17 September 2026', 'kembali'], state)
    expect(back.state?.step).toEqual(state.step)
    expect(play(context, ['batal'], state).state?.step.kind).toBe('idle')
    expect(play(context, ['kapan-kapan saja'], state).state?.step).toEqual(state.step)
  })

  test('shows the number that is held, moves it or gives it back', () => {
    const { state, replies } = begun({ ticket })
    expect(replies[0]?.text).toBe(
      'KTP-el baru: nomor Anda A-007, Selasa, 15 September 2026, 09.00–10.00 WITA. Pindah ke hari lain?',
    )
    expect(play(context, ['batalkan nomor'], state).effects).toEqual([{ kind: 'give-number-back', reference: 'satu' }])
  })

  test('keeps the form that was under way', () => {
    const { state: form } = play(context, ['ktp baru', 'ya'])
    const { state } = startQueue(context, form ?? newDialogue('id'), request)
    const taken = play(context, ['1', '1'], state)
    expect(taken.state?.step.kind).toBe('resume')
    expect(taken.state?.application).toEqual(form?.application)
  })

  test.each(languageCodes)('is asked whole in %s, also where nothing is free and nobody has to come', (language) => {
    const state = newDialogue(language)
    const said = [
      startQueue(context, state, request),
      startQueue(context, state, { ...request, days: [] }),
      startQueue(context, state),
    ].map(({ replies }) => replies[0]?.text ?? '')
    expect(new Set(said).size).toBe(3)
    for (const text of said) expect(text).toMatch(/^[^{]{20,}$/)
  })
})
