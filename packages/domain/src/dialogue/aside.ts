import type { DialogueState, LaidAside, TalkedApplication } from './state'

/** Deeper than anybody is interrupted: what lies aside is sealed with every message. */
const mostAside = 50

type StateWithoutAside = Omit<DialogueState, 'aside'>

/** A state with what lies aside of it; nothing where nothing does. */
export const withAside = (state: StateWithoutAside, aside: readonly LaidAside[]): DialogueState =>
  aside.length > 0 ? { ...state, aside: aside.slice(-mostAside) } : state

/** What is under way is laid aside, at its question: nothing of it is lost. */
export function setAside({ application, survey, aside = [], person: _, ...rest }: DialogueState): DialogueState {
  const { step: asked } = rest
  const step = stepToKeep({ step: asked.kind === 'schedule' ? asked.before : asked, application, survey })
  if (!step) return withAside(rest, aside)
  const laid: LaidAside = { step, ...(application ? { application } : {}), ...(survey ? { survey } : {}) }
  return withAside(rest, [...aside, laid])
}

/** A complaint with words is laid aside where something else is looked for; an application under way stays. */
export function layComplaintAside(state: DialogueState): DialogueState | undefined {
  const { step, aside = [] } = state
  return step.kind === 'complaint' && step.words !== undefined ? withAside(state, [...aside, { step }]) : undefined
}

/** The complaint that was laid aside last, where it was left; undefined where none lies there by itself. */
export function takeUpComplaint(state: DialogueState): DialogueState | undefined {
  const { aside = [], ...rest } = state
  const index = aside.findLastIndex((laid) => laid.step.kind === 'complaint' && !laid.application && !laid.survey)
  const found = aside[index]
  return found && withAside({ ...rest, step: found.step, choices: [] }, aside.toSpliced(index, 1))
}

/** The question to come back to; undefined where nothing is under way. */
function stepToKeep({
  step,
  application,
  survey,
}: Pick<DialogueState, 'step' | 'application' | 'survey'>): LaidAside['step'] | undefined {
  if (['complaint', 'queue', 'call', 'follow', 'pin'].includes(step.kind)) return step
  if (survey) return { kind: 'survey' }
  return application ? { kind: 'resume' } : undefined
}

/** Whether both are talks about one application. */
export function isSameTalk(one: TalkedApplication, other: TalkedApplication): boolean {
  const referenceOf = ({ completion, correction }: TalkedApplication) => completion?.reference ?? correction?.reference
  const reference = referenceOf(one)
  if (reference !== undefined || referenceOf(other) !== undefined) return reference === referenceOf(other)
  return one.serviceCode === other.serviceCode && one.begunAt !== undefined && one.begunAt === other.begunAt
}

/** Without what lies aside of the very application that is talked about: it ends once. What had interrupted it there stays. */
export function withoutCopies({ aside = [], ...state }: DialogueState): DialogueState {
  const { application } = state
  const left = aside.flatMap((laid): LaidAside[] => {
    const { application: other, ...rest } = laid
    if (!application || !other || !isSameTalk(other, application)) return [laid]
    return laid.step.kind === 'resume' ? [] : [rest]
  })
  return withAside(state, left)
}

function toResume({ survey: _, ...state }: DialogueState): DialogueState {
  return { ...state, step: { kind: 'resume' }, choices: [] }
}

/** Ends the talk about an application that needs none any more, also where it lies aside. */
export const dropTalk = (state: DialogueState): DialogueState => finish(withoutCopies(state))

/** Ends what was talked about; what was laid aside last comes back. */
export function finish(state: DialogueState): DialogueState {
  const { application, survey, aside = [], ...rest } = state
  // A survey that was put off while an application was begun ends alone.
  if (survey && application && state.step.kind === 'survey') return toResume(state)
  const last = aside.at(-1)
  const idle = { ...rest, step: { kind: 'idle' as const }, choices: [] }
  return last ? withAside({ ...idle, ...last }, aside.slice(0, -1)) : idle
}
