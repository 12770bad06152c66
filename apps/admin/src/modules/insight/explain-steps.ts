import type { DecisionReason, ModuleDecision } from '@sipelandukilat/sdk/api/modules'

/** What is asked for an office, in the order of the resolver; the first *yes* decides. */
const order = [
  'suspended-platform',
  'suspended-province',
  'suspended-regency',
  'pinned-regency',
  'pinned-province',
  'rollout',
  'stable-province',
  'stable-platform',
] as const satisfies readonly DecisionReason[]

type AskedStep = (typeof order)[number]
export type ExplainedStep = { readonly step: AskedStep; readonly answer: 'no' | 'decides' | 'notAsked' }

/** Whether a step makes sense for a place: the platform has no province, a province no regency. */
const isOf = (step: AskedStep, place: string) =>
  step.endsWith('province') ? place !== '' : step.endsWith('regency') ? place.length === 5 : true

/** The way a decision was come to. What was chosen but cannot be used decided all the same; a fallback came after it. */
export function explainSteps(decision: ModuleDecision, place: string): ExplainedStep[] {
  const decisive = decision.passedOver?.reason ?? decision.reason
  const asked = order.filter((step) => isOf(step, place))
  const names: readonly DecisionReason[] = asked
  const at = names.indexOf(decisive)
  return asked.map((step, index) => ({
    step,
    answer: at === -1 || index < at ? 'no' : index === at ? 'decides' : 'notAsked',
  }))
}
