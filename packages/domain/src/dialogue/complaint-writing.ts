import { withAside } from './aside'
import { leave } from './flow'
import type { DialogueState, DialogueStep, LaidAside } from './state'

/** Whether a complaint is being written, or lies aside half written. */
export const writesComplaint = ({ step, aside = [] }: Pick<DialogueState, 'step' | 'aside'>): boolean =>
  asksComplaint(step) || aside.some((laid) => laid.step.kind === 'complaint')

const asksComplaint = (step: DialogueStep): boolean =>
  step.kind === 'complaint' || (step.kind === 'schedule' && step.before.kind === 'complaint')

/** What is asked now is no officer's to read. */
export const keptFromOfficers = ({ step }: DialogueState): boolean => asksComplaint(step) || step.kind === 'survey'

/** What is under way without the complaint, which ends unsent. */
export function withoutComplaint(state: DialogueState): DialogueState {
  if (!writesComplaint(state)) return state
  const { aside = [], ...rest } = state
  const kept = withAside(rest, aside.flatMap(asideWithoutComplaint))
  return asksComplaint(kept.step) ? { ...leave(kept), choices: [] } : kept
}

/** What the complaint had come in between of stays. */
function asideWithoutComplaint(laid: LaidAside): LaidAside[] {
  if (laid.step.kind !== 'complaint') return [laid]
  if (laid.survey) return [{ ...laid, step: { kind: 'survey' } }]
  return laid.application ? [{ ...laid, step: { kind: 'resume' } }] : []
}
