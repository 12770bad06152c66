import { expect, test } from 'vitest'
import { withoutComplaint, writesComplaint } from './complaint-writing'
import { type DialogueState, newDialogue } from './state'

const survey = { reference: 'a', serviceTitle: 'KIA', scores: {} }
const state = (values: Partial<DialogueState>): DialogueState => ({ ...newDialogue('id'), ...values })
const complaint = { kind: 'complaint', about: 'fee', words: 'Badu' } as const

test('a complaint ends unsent, here and aside, and nothing else that is under way is lost', () => {
  const idle = state({ choices: ['menu'] })
  expect(writesComplaint(idle)).toBe(false)
  expect(withoutComplaint(idle)).toBe(idle)

  const written = state({ step: complaint, survey, choices: ['complaint:send'] })
  expect(writesComplaint(written)).toBe(true)
  expect(withoutComplaint(written)).toEqual(state({ step: { kind: 'survey' }, survey }))

  const aside = [{ step: complaint }, { step: complaint, survey }, { step: { kind: 'follow' as const } }]
  const laid = state({ step: { kind: 'groups' }, aside })
  expect(writesComplaint(laid)).toBe(true)
  const ended = withoutComplaint(laid)
  expect(ended.step).toEqual({ kind: 'groups' })
  expect(ended.aside).toEqual([{ step: { kind: 'survey' }, survey }, { step: { kind: 'follow' } }])
  expect(
    JSON.stringify([ended, withoutComplaint(state({ step: complaint, aside: [{ step: complaint }] }))]),
  ).not.toContain('Badu')
})
