import { findCase, servicesOfCase } from '../services/cases'
import { statedBefore } from '../services/cases/case-facts'
import type { DialogueContext } from './context'
import type { Outcome } from './flow'
import type { DialogueState, DialogueStep, TalkedApplication } from './state'

/** What was asked about longer ago is another matter. */
const longestMs = 30 * 86_400_000

/**
 * What led to an application, before it was begun: whoever reads first what to bring waits from their first message, and what an
 * earlier step of the same case told is offered where it is asked again.
 */
export function withMatter(context: DialogueContext, before: DialogueState, outcome: Outcome): Outcome {
  const { matter, ...state } = outcome.state
  const { application } = state
  if (application && isBegunNow(context, before, application)) {
    const { serviceCode } = application
    const since = isGoingOn(context, matter, [serviceCode]) ? matter.since : application.begunAt
    const known = before.step.kind === 'intro' ? knownOf(context, before.step, serviceCode) : {}
    return {
      ...outcome,
      state: {
        ...state,
        application: {
          ...application,
          ...(since === undefined ? {} : { begunAt: since }),
          ...(Object.keys(known).length > 0 ? { known } : {}),
        },
      },
    }
  }
  const codes = codesOf(state.step)
  if (codes === undefined) return outcome
  const since = isGoingOn(context, matter, codes) ? matter.since : context.now.toISOString()
  return { ...outcome, state: { ...state, matter: { since, codes } } }
}

function isBegunNow(
  context: DialogueContext,
  before: DialogueState,
  { begunAt, ...after }: TalkedApplication,
): boolean {
  const now = context.now.toISOString()
  const isSame = before.application?.begunAt === now && before.application.serviceCode === after.serviceCode
  return begunAt === now && !isSame && !after.completion && !after.correction
}

type Matter = NonNullable<DialogueState['matter']>

/** Whether the services that are spoken of now are among those before. */
const isGoingOn = ({ now }: DialogueContext, matter: Matter | undefined, codes: readonly string[]): matter is Matter =>
  matter !== undefined &&
  now.getTime() - Date.parse(matter.since) <= longestMs &&
  codes.some((code) => matter.codes.includes(code))

/** The services that are spoken of where none is begun. */
function codesOf(step: DialogueStep): string[] | undefined {
  switch (step.kind) {
    case 'services':
      return step.codes
    case 'intro':
      return [step.code]
    case 'case': {
      const found = findCase(step.id)
      return found && servicesOfCase(found)
    }
    default:
      return undefined
  }
}

const knownOf = (
  { sentBefore = [] }: DialogueContext,
  { event }: Extract<DialogueStep, { kind: 'intro' }>,
  serviceCode: string,
): Record<string, string> => (event === undefined ? {} : statedBefore(event, serviceCode, sentBefore))
