import { formatHour, formatWeekday } from '../calendar/dates'
import type { DialogueChoice, DialogueReply } from './context'
import { at, joined, leave, type Outcome } from './flow'
import { paged } from './menu'
import { sayIn } from './say'
import type { DialogueState, DialogueStep } from './state'

type QueueStep = Extract<DialogueStep, { kind: 'queue' }>

const spanOf = (hour: number, { language }: DialogueState) =>
  `${formatHour(hour, language)}–${formatHour(hour + 1, language)}`

/** The days that are free, then the hours of the chosen one. */
export function queueView(state: DialogueState, step: QueueStep): DialogueReply {
  const say = sayIn(state.language)
  const stop: DialogueChoice = { id: 'do:cancel', title: say('queueStop') }
  const day = step.days.find(({ date }) => date === step.date)
  if (day)
    return {
      text: say('queueHour', { day: formatWeekday(day.date, state.language) }),
      choices: [...day.hours.map((hour) => ({ id: `queue:hour:${hour}`, title: spanOf(hour, state) })), stop],
    }
  const { ticket, serviceTitle } = step
  const days = step.days.map(({ date }) => ({ id: `queue:day:${date}`, title: formatWeekday(date, state.language) }))
  if (!ticket) {
    const { office = 'Disdukcapil', farFrom } = step
    const far = farFrom === undefined ? undefined : say('queueFar', { district: farFrom })
    const text = joined(say('queueDay', { title: serviceTitle, office }), far)
    return { text, choices: paged([...days, stop], 0, say) }
  }
  const held = {
    label: ticket.label,
    day: formatWeekday(ticket.date, state.language),
    hour: spanOf(ticket.hour, state),
  }
  return {
    text: say('queueHeld', { title: serviceTitle, ...held }),
    choices: paged([...days, { id: 'queue:give-back', title: say('queueGiveBack') }, stop], 0, say),
  }
}

/** A choice of the day or the hour; undefined where it means nothing. */
export function chooseForQueue(state: DialogueState, [verb, chosen = '']: readonly string[]): Outcome | undefined {
  const { step } = state
  if (step.kind !== 'queue') return undefined
  const { reference } = step
  if (verb === 'give-back')
    return step.ticket ? { state: leave(state), effects: [{ kind: 'give-number-back', reference }] } : undefined
  if (verb === 'day')
    return step.days.some(({ date }) => date === chosen) ? { state: at(state, { ...step, date: chosen }) } : undefined
  const day = step.days.find(({ date }) => date === step.date)
  const hour = Number(chosen)
  if (verb !== 'hour' || !day?.hours.includes(hour)) return undefined
  return { state: leave(state), effects: [{ kind: 'take-number', reference, date: day.date, hour }] }
}

/** The question before this one. */
export function queueBefore(state: DialogueState, { date, ...step }: QueueStep): DialogueState {
  return date === undefined ? leave(state) : at(state, step)
}
