import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { exampleAnswers } from '../examples'
import { definitions } from '../services/definitions'
import { startCompletion } from './completion'
import { startCorrection } from './correction'
import { stepDialogue } from './dialogue'
import { startSurvey } from './start-survey'
import { DialogueState, newDialogue } from './state'
import { play, testContext } from './testing'

const whatsapp = testContext()
const birth = definitions.find(({ code }) => code === 'AK-LAHIR')
if (!birth) throw new Error('No AK-LAHIR')
const answers = exampleAnswers('AK-LAHIR', 3, { today: '2026-06-30' })
const words = 'Petugas membentak ibu saya'

/** What may come in between, by its number; each gives the state it leads to. */
const interruptions = {
  survey: (state: DialogueState, reference: string) =>
    startSurvey(whatsapp, state, { reference, serviceTitle: 'KIA' }).state,
  correction: (state: DialogueState, reference: string) =>
    startCorrection(whatsapp, state, birth, {
      reference,
      fields: ['mother.name'],
      attachments: [],
      note: 'Perbaiki.',
      answers,
    })?.state ?? state,
  completion: (state: DialogueState, reference: string) =>
    startCompletion(whatsapp, state, birth, {
      reference,
      trackingNumber: 'SPL-0000-0000-0000',
      villageCode: '65.03.05.2041',
      applicant: { name: 'Budi Santoso' },
      presence: {},
      answers: {},
      attachments: [],
    })?.state ?? state,
  /** A new application is begun in place of a correction. */
  replacement: (state: DialogueState) =>
    state.application?.correction && state.step.kind !== 'complaint'
      ? (play(whatsapp, [{ kind: 'choice', id: 'begin:KIA' }, 'ya', 'Hana Padan'], state).state ?? state)
      : state,
  /** One begun while a survey waits. */
  anew: (state: DialogueState) =>
    state.step.kind === 'survey' && !state.application
      ? (play(whatsapp, ['menu', { kind: 'choice', id: 'begin:KIA' }, 'Hana Padan', 'lanjut'], state).state ?? state)
      : state,
  complaint: (state: DialogueState) =>
    state.step.kind === 'complaint' ? state : (play(whatsapp, ['pengaduan', '3', words], state).state ?? state),
}
type Interruption = keyof typeof interruptions

/** Everything that is under way or lies aside. */
const underWay = (state: DialogueState): string[] =>
  [state, ...(state.aside ?? [])].flatMap(({ step, application }) => [
    ...(step.kind === 'complaint' ? [`complaint ${step.words}`] : []),
    ...(application
      ? [application.correction?.reference ?? application.completion?.reference ?? application.serviceCode]
      : []),
  ])

/** Ends one thing after the other, and names all that came back on the way. */
function unwind(from: DialogueState): Set<string> {
  const seen = new Set<string>()
  let state = from
  for (let turn = 0; turn < 80; turn += 1) {
    const { step, application } = state
    if (step.kind === 'complaint') seen.add(`complaint ${step.words}`)
    else if (application)
      seen.add(application.correction?.reference ?? application.completion?.reference ?? application.serviceCode)
    else if (step.kind === 'idle' || step.kind === 'groups') return seen
    state = stepDialogue(whatsapp, state, { kind: 'text', text: step.kind === 'cancel' ? 'ya' : 'batal' }).state
  }
  throw new Error(`Never ends: ${JSON.stringify(state.step)}`)
}

describe('what lies aside', () => {
  it('comes back, whatever interrupts: every application and every complaint', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.constantFrom<Interruption>('survey', 'correction', 'completion', 'replacement', 'anew', 'complaint'),
          {
            maxLength: 9,
          },
        ),
        (kinds) => {
          const began = play(whatsapp, ['KTP saya hilang', 'mulai', 'Budi Santoso']).state ?? newDialogue('id')
          let state = began
          const expected = new Set<string>()
          for (const [index, kind] of kinds.entries()) {
            for (const one of underWay(state)) expected.add(one)
            state = interruptions[kind](state, `application-${index}`)
          }
          for (const one of underWay(state)) expected.add(one)
          expect(underWay(state)).toContain('KTP-GANTI')
          expect(DialogueState.parse(JSON.parse(JSON.stringify(state)))).toEqual(state)
          expect([...unwind(state)].toSorted()).toEqual([...expected].toSorted())
        },
      ),
      // A complaint without an application of its own, above others.
      { examples: [[['correction', 'replacement', 'complaint', 'survey', 'anew']]] },
    )
  })

  it('is a complaint at the question that it had come to', () => {
    const asked = play(whatsapp, ['pengaduan', '3', words]).state ?? newDialogue('id')
    const survey = startSurvey(whatsapp, asked, { reference: 'a', serviceTitle: 'KIA' }).state
    const back = play(whatsapp, ['batal'], survey)
    expect(back.state?.step).toMatchObject({ kind: 'complaint', about: 'conduct', words })
    expect(back.last?.text).toContain('di mana itu terjadi')
    const sent = play(whatsapp, ['Liang Butan, Krayan', 'ya'], back.state)
    expect(sent.effects).toMatchObject([{ kind: 'complaint', words }])
  })

  it('is also an hour at the counter and a tracking number', () => {
    for (const step of [
      { kind: 'follow' as const, trackingNumber: 'SPL-0000-0000-0000' },
      { kind: 'queue' as const, reference: 'a', serviceTitle: 'KIA', days: [{ date: '2026-07-01', hours: [8] }] },
    ]) {
      const survey = startSurvey(
        whatsapp,
        { ...newDialogue('id'), step },
        { reference: 'a', serviceTitle: 'KIA' },
      ).state
      expect(play(whatsapp, ['batal'], survey).state?.step).toEqual(step)
    }
  })

  it('opens as an earlier version kept it', () => {
    const application = play(whatsapp, ['KTP saya hilang', 'mulai', 'Budi Santoso']).state?.application
    const kept = {
      ...newDialogue('id'),
      step: { kind: 'survey' },
      survey: { reference: 'a', serviceTitle: 'KIA', scores: {} },
    }
    const opened = DialogueState.parse({ ...kept, aside: application })
    const back = play(whatsapp, ['batal'], opened)
    expect(back.state?.application).toEqual(application)
    expect(back.state?.step.kind).toBe('resume')
  })
})
