import type { ModuleDecision } from '@sipelandukilat/sdk/api/modules'
import { expect, test } from 'vitest'
import { explainSteps } from './explain-steps'

const decision: ModuleDecision = {
  moduleId: 'school-outreach',
  version: '0.2.0',
  reason: 'rollout',
  explanation: { id: '', en: '' },
  rolloutId: null,
  passedOver: null,
}
const answers = (change: Partial<ModuleDecision>, place: string) =>
  explainSteps({ ...decision, ...change }, place).map(({ answer }) => answer)

test('everything before the deciding step was asked and denied, nothing after it was asked', () => {
  expect(answers({}, '65.03')).toEqual(['no', 'no', 'no', 'no', 'no', 'decides', 'notAsked', 'notAsked'])
})

test('a province is not asked about a regency, the platform about neither', () => {
  expect(explainSteps({ ...decision, reason: 'stable-province' }, '65').map(({ step }) => step)).toEqual([
    'suspended-platform',
    'suspended-province',
    'pinned-province',
    'rollout',
    'stable-province',
    'stable-platform',
  ])
  expect(answers({ reason: 'nothing-promoted', version: null }, '')).toEqual(['no', 'no', 'no'])
})

test('what was chosen and could not be used decided all the same', () => {
  const passedOver = { version: '0.3.0', reason: 'stable-province', because: 'key' } as const
  expect(answers({ reason: 'last-known-good', passedOver }, '65')).toEqual([
    'no',
    'no',
    'no',
    'no',
    'decides',
    'notAsked',
  ])
})
