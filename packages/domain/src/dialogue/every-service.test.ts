import { describe, expect, test } from 'vitest'
import { exampleApplication } from '../examples'
import { requiredAttachments } from '../forms/service-demands'
import { validateAnswers } from '../forms/validate-answers'
import { definitions } from '../services/definitions'
import { findField, type ServiceDefinition } from '../services/service-definition'
import type { DialogueEffect } from './context'
import { stepDialogue } from './dialogue'
import { sayFor } from './example-citizen'
import { nationContext } from './testing'

const today = '2026-06-30'
const now = new Date('2026-06-30T02:00:00Z')

function applyAs(definition: ServiceDefinition, seed: number, channel: 'whatsapp' | 'email') {
  const context = nationContext({ now, channel })
  const example = exampleApplication(definition.code, seed, { today })
  const complete = {
    ...definition,
    channels: { ...definition.channels, [channel]: { level: 'complete' as const, fields: [] } },
  }
  const open = { ...context, definitions: definitions.map((one) => (one.code === complete.code ? complete : one)) }
  const effects: DialogueEffect[] = []
  let turn = stepDialogue(open, undefined, { kind: 'choice', id: `begin:${definition.code}` })
  for (let said = 0; said < 300 && !effects.some(({ kind }) => kind === 'submit' || kind === 'draft'); said++) {
    turn = stepDialogue(open, turn.state, sayFor(open, complete, example, turn.state))
    effects.push(...turn.effects)
  }
  return { effects, example, turn }
}

describe.each(definitions.map((definition) => [definition.code, definition] as const))('%s', (_code, definition) => {
  test.each([
    ['whatsapp', 2],
    ['email', 1],
  ] as const)('is sent, whole, by somebody who answers in words (%s, example %i)', (channel, seed) => {
    const { effects, example, turn } = applyAs(definition, seed, channel)
    const effect = effects.find(({ kind }) => kind === 'submit')
    if (effect?.kind !== 'submit') throw new Error(`Not sent: ${JSON.stringify(turn)}`)
    const { submission } = effect
    expect(submission.answers).toEqual(example.answers)
    expect(submission.applicant.name).toBe(example.applicant.name)
    expect(submission.villageCode).toBe(example.applicant.villageCode)
    expect(validateAnswers(definition, submission.answers, { today }).errors).toEqual([])
    const sent = submission.attachments.map(({ requirement }) => requirement)
    for (const { id, required } of requiredAttachments(definition, submission.answers, today))
      if (required) expect(sent).toContain(id)
    expect(turn.state.application).toBeUndefined()
  })
})

test('where most answer alike, it is said in plain words how to take that answer, and LEWATI takes it', () => {
  const definition = definitions.find(({ code }) => code === 'AK-LAHIR')
  if (!definition) throw new Error('No AK-LAHIR')
  const context = nationContext({ now })
  const example = exampleApplication('AK-LAHIR', 2, { today })
  let turn = stepDialogue(context, undefined, { kind: 'choice', id: 'begin:AK-LAHIR' })
  for (let said = 0; said < 60 && !turn.replies.some(({ text }) => text.includes('balas LEWATI')); said++)
    turn = stepDialogue(context, turn.state, sayFor(context, definition, example, turn.state))
  const { step } = turn.state
  const found = step.kind === 'question' ? findField(definition, step.key) : undefined
  if (!found) throw new Error(`Nothing is taken for granted: ${JSON.stringify(step)}`)
  const label = found.field.codes?.find(({ code }) => code === found.field.initial)?.label.id
  expect(turn.replies.at(-1)?.text).toContain(`Bila jawabannya “${label}”, balas LEWATI.`)
  const skipped = stepDialogue(context, turn.state, { kind: 'text', text: 'lewati' })
  expect(skipped.state.application?.answers[found.section.id]).toMatchObject({ [found.field.id]: found.field.initial })
  expect(skipped.replies.map(({ text }) => text).join('\n')).toContain(label)
})
