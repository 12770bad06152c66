import type { ServiceDefinition } from '../services/service-definition'
import type { DialogueContext } from './context'
import type { TalkedApplication } from './state'

type Worked<Result> = (
  definition: ServiceDefinition,
  application: TalkedApplication,
  context: DialogueContext,
) => Result

/**
 * Works a thing out once per application as it stands: applications are never changed, only replaced, and one message
 * asks the same of them many times. A memory, not a state: the answer is the same without it.
 */
export function once<Result>(work: Worked<Result>): Worked<Result> {
  const known = new WeakMap<
    TalkedApplication,
    { definition: ServiceDefinition; context: DialogueContext; result: Result }
  >()
  return (definition, application, context) => {
    const before = known.get(application)
    if (before && before.definition === definition && before.context === context) return before.result
    const result = work(definition, application, context)
    known.set(application, { definition, context, result })
    return result
  }
}
