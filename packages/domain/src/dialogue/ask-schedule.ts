import { findIntent } from '../intent/find-intent'
import { readConcepts } from '../intent/read-concepts'
import { localized } from '../language/localized'
import { findRegion } from '../places'
import type { DialogueContext, DialogueReply } from './context'
import { at, type Outcome, takeOffered, withLead } from './flow'
import { placeChoices } from './place-choices'
import { placeMeant, readAnyPlace } from './place-named'
import { sayIn } from './say'
import type { DialogueState, DialogueStep } from './state'
import type { TypedValue } from './typed-answer'
import { findCommand, readYesOrNo } from './words'

type ScheduleStep = Extract<DialogueStep, { kind: 'schedule' }>

/** So many are offered where the name is not sure. */
const mostOffered = 3

/** When officers come next: to the place that the words name, else where the application under way is to act. */
export function askSchedule(context: DialogueContext, state: DialogueState, words = ''): Outcome {
  const meant = placeMeant(context, words)
  if (meant) return answerPlace(state, meant)
  const placeCode = state.application?.villageCode
  return {
    state: beforeSchedule(state),
    effects: [{ kind: 'schedule', ...(placeCode ? { placeCode } : {}) }],
    goesOn: true,
  }
}

/** "JADWAL KRAYAN", whatever is asked; undefined for anything else. */
export function receiveSchedule(context: DialogueContext, state: DialogueState, text: string): Outcome | undefined {
  const [, word = '', rest = ''] = /^(\p{L}+)\s+(.+)$/su.exec(text.trim()) ?? []
  if (findCommand(word) !== 'schedule') return undefined
  const meant = placeMeant(context, `jadwal ${rest}`)
  if (meant) return answerPlace(state, meant)
  const { concepts, unread } = readConcepts(rest)
  if (concepts.includes('daerahlain')) return answerPlace(state, readAnyPlace(context, rest))
  if (!concepts.every((concept) => visiting.has(concept))) return undefined
  return unread.length === 0 ? askSchedule(context, state) : notFound(awaitPlace(state))
}

/** What is said of visits beside the place. */
const visiting = new Set(['jadwal', 'jemputbola', 'tim', 'datang', 'desakami'])

/** Asks for the place: the next line is it. */
export const awaitPlace = (state: DialogueState): DialogueState => {
  const { step } = beforeSchedule(state)
  return step.kind === 'schedule' ? state : at(state, { kind: 'schedule', before: step })
}

/** What was asked before it was asked where officers are to come. */
export const beforeSchedule = (state: DialogueState): DialogueState =>
  state.step.kind === 'schedule' ? at(state, state.step.before) : state

const notFound = (state: DialogueState): Outcome => ({ state, lead: sayIn(state.language)('placeNotFound') })

const tell = (state: DialogueState, placeCode: string): Outcome => ({
  state: beforeSchedule(state),
  effects: [{ kind: 'schedule', placeCode }],
  goesOn: true,
})

function answerPlace(state: DialogueState, read: TypedValue): Outcome {
  const { language } = state
  switch (read.kind) {
    case 'value':
      return tell(state, String(read.value))
    case 'several': {
      const asked = awaitPlace(state)
      const { step } = asked
      if (step.kind !== 'schedule') return { state }
      const places = read.options.slice(0, mostOffered)
      return withLead({ state: at(asked, { ...step, places }) }, read.note && localized(read.note, language))
    }
    case 'unknown':
      return { state: beforeSchedule(state), lead: sayIn(language)('placeNotKnown') }
    case 'unread':
      return read.isOutside
        ? { state: awaitPlace(state), lead: localized(read.message, language) }
        : notFound(awaitPlace(state))
  }
}

/** The line after the question for the place; undefined where it answers what was asked before, or is about something else. */
export function receiveSchedulePlace(
  context: DialogueContext,
  state: DialogueState,
  text: string,
): Outcome | undefined {
  const answer = readYesOrNo(text)
  if (answer !== undefined && state.step.kind === 'schedule' && state.step.places) {
    const { before, places } = state.step
    if (!answer) return { state: at(state, { kind: 'schedule', before }), lead: sayIn(state.language)('typeAgain') }
    return takeOffered(state, places, (code) => tell(state, code))
  }
  const meant = placeMeant(context, text)
  if (meant) return answerPlace(state, meant)
  const isElse = !state.application && ['services', 'other'].includes(findIntent(context.definitions, text).kind)
  return /\d/.test(text) || isElse ? undefined : answerPlace(state, readAnyPlace(context, text))
}

/** One of the places offered; undefined where it means nothing. */
export function chooseSchedule(context: DialogueContext, state: DialogueState, code: string): Outcome | undefined {
  return findRegion(context.regions, code) ? tell(state, code) : undefined
}

export function scheduleView(context: DialogueContext, state: DialogueState, { places }: ScheduleStep): DialogueReply {
  const say = sayIn(state.language)
  if (!places) return { text: say('schedulePlace') }
  const { text, choices } = placeChoices(context, { places, asked: undefined }, (code) => `schedule:${code}`, say)
  return { text, choices: [...choices, { id: 'do:cancel', title: say('queueStop') }] }
}
