import { describe, expect, test } from 'vitest'
import { exampleApplication } from '../examples'
import type { Answers } from '../forms/answers'
import { requiredAttachments, requiresOfApplicant } from '../forms/service-demands'
import { validateAnswers } from '../forms/validate-answers'
import { toTrackingNumber } from '../identity/tracking-number'
import { definitions } from '../services/definitions'
import type { ServiceDefinition } from '../services/service-definition'
import { startCompletion } from './completion'
import type { DialogueContext, DialogueEffect, DialogueInput } from './context'
import { stepDialogue } from './dialogue'
import { sayFor } from './example-citizen'
import { startPin } from './start-pin'
import { newDialogue } from './state'
import { nationContext } from './testing'
import type { DialogueTurn } from './turn'

const today = '2026-06-30'
const now = new Date('2026-06-30T02:00:00Z')

type Example = ReturnType<typeof exampleApplication>
const ends = new Set(['submit', 'supply', 'draft'])

/** As the person of an example who knows nothing by heart but who they are, where, and what it is about. */
const forgetful = (context: DialogueContext, definition: ServiceDefinition, example: Example, from: DialogueTurn) =>
  goOn(context, definition, example, from, ({ step }) =>
    step.kind === 'question' && /^(@nik|@kkNumber)$|[nN]ik$|kkNumber$|[dD]ate$/.test(step.key) && !step.options
      ? { kind: 'text', text: step.key === '@nik' ? 'nggak tau' : 'nanti' }
      : undefined,
  )

/** Answers on until something is done with what was said; where it may be sent before it is whole, it is. */
function goOn(
  context: DialogueContext,
  definition: ServiceDefinition,
  example: Example,
  from: DialogueTurn,
  saysElse: (state: DialogueTurn['state']) => DialogueInput | undefined = () => undefined,
) {
  let turn = from
  const effects: DialogueEffect[] = [...turn.effects]
  for (let said = 0; said < 300 && !effects.some(({ kind }) => ends.has(kind)); said++) {
    const input: DialogueInput =
      turn.state.step.kind === 'offer'
        ? { kind: 'choice', id: 'offer:later' }
        : (saysElse(turn.state) ?? sayFor(context, definition, example, turn.state))
    turn = stepDialogue(context, turn.state, input)
    effects.push(...turn.effects)
  }
  return { effects, turn }
}

test('a tracking number without a digit is understood where its PIN is asked', () => {
  const numbers = Array.from({ length: 5000 }, (_, seed) =>
    toTrackingNumber(Uint8Array.from({ length: 7 }, (_, at) => (seed * 31 + at * 97 + seed * at + 173) % 256)),
  )
  const number = numbers.find((one) => !/\d/.test(one)) ?? ''
  expect(number).not.toBe('')
  const context = nationContext({ now, channel: 'sms' })
  const { state } = startPin(context, newDialogue('id'), { reference: 'application-1', serviceTitle: 'KIA' })
  const named = stepDialogue(context, state, { kind: 'text', text: number })
  expect(named.state.step).toEqual(state.step)
  expect(named.replies[0]?.text).toMatch(/^PIN terdiri atas 6 angka/)
})

describe.each(definitions.map((definition) => [definition.code, definition] as const))('%s', (code, definition) => {
  test.each([
    ['sms', 'who has papers at hand', goOn],
    ['whatsapp', 'who has papers at hand', goOn],
    ['sms', 'who knows no number and no date by heart', forgetful],
    ['whatsapp', 'who knows no number and no date by heart', forgetful],
  ] as const)('is sent with what is there, and answered to the end without a web (%s, %s)', (channel, _who, begin) => {
    const context = nationContext({ now, channel })
    const example = exampleApplication(code, 3, { today })
    const begun = stepDialogue(context, undefined, { kind: 'choice', id: `begin:${code}` })
    const [first, ...others] = begin(context, definition, example, begun).effects
    if (first?.kind !== 'submit') throw new Error(`Not sent: ${JSON.stringify(first)}`)
    expect(others).toEqual([])
    const { submission } = first
    if (begin === forgetful) {
      expect(submission.applicant.nik).toBeUndefined()
      if (requiresOfApplicant(definition, 'applicant.nik')) expect(submission.restFollows).toBe(true)
    }
    const isWhole = (given: Answers) => expect(validateAnswers(definition, given, { today }).errors).toEqual([])
    if (!submission.restFollows) return isWhole(submission.answers)

    const { applicant, villageCode, presence = {}, answers, attachments } = submission
    const going = startCompletion(context, newDialogue('id'), definition, {
      reference: 'application-1',
      trackingNumber: 'SPL-0000-0000-0000',
      applicant,
      villageCode,
      presence,
      answers,
      attachments,
    })
    // By SMS only papers may be left, which a camera or a person brings.
    if (!going) {
      expect(channel).toBe('sms')
      return isWhole(answers)
    }
    const known = new Set(
      Object.entries(answers).flatMap(([section, values]) => Object.keys(values).map((id) => `${section}.${id}`)),
    )
    expect(going.state.step.kind === 'question' && known.has(going.state.step.key)).toBe(false)
    const { effects, turn } = goOn(context, definition, example, going)
    const supplied = effects.find(({ kind }) => kind === 'supply')
    if (supplied?.kind !== 'supply') throw new Error(`Not supplied: ${JSON.stringify(turn)}`)
    expect(supplied.reference).toBe('application-1')
    isWhole(supplied.draft.answers)
    if (requiresOfApplicant(definition, 'applicant.nik'))
      expect(supplied.draft.applicant.nik).toBe(example.applicant.nik)
    const sent = supplied.draft.attachments.map(({ requirement }) => requirement)
    if (channel === 'whatsapp')
      for (const { id, required } of requiredAttachments(definition, supplied.draft.answers, today))
        if (required) expect(sent).toContain(id)
    expect(turn.state.application).toBeUndefined()
  })
})
