import type { QueueDay } from '../citizens/queue-ticket'
import type { DialogueContext } from './context'
import { at } from './flow'
import { sayIn } from './say'
import type { DialogueState } from './state'
import { type DialogueTurn, toTurn } from './turn'

/** What the office's counter can offer for an application whose citizen is to come. */
export type QueueRequest = {
  reference: string
  serviceTitle: string
  office?: string
  /** The district of the application, from where the office is a flight away. */
  farFrom?: string
  days: readonly QueueDay[]
  /** The number that is held already. */
  ticket?: { label: string; date: string; hour: number }
}

/** Has a day and an hour at the counter chosen; without a request says where numbers are had. */
export function startQueue(context: DialogueContext, state: DialogueState, request?: QueueRequest): DialogueTurn {
  const say = sayIn(state.language)
  if (!request) return toTurn(context, { state, lead: say('queueHere', { url: context.followUrl }) })
  const { days, ...asked } = request
  const free = days.flatMap(({ date, slots }) => {
    const hours = slots.filter(({ left }) => left > 0).map(({ hour }) => hour)
    return hours.length > 0 ? [{ date, hours }] : []
  })
  if (free.length === 0 && !asked.ticket) return toTurn(context, { state, lead: say('queueNoneFree') })
  return toTurn(context, { state: at(state, { kind: 'queue', ...asked, days: free }) })
}
