import { displayAnswer } from '../forms/describe-answers'
import { localized } from '../language/localized'
import { titled } from '../language/titled'
import { regionTitle } from '../places'
import { findField, type ServiceDefinition } from '../services/service-definition'
import { holdsAnything, withHistory, withValue } from './application'
import type { DialogueContext } from './context'
import { factField, isFactKey } from './facts'
import { at, begun, type Outcome, proceed, withLead } from './flow'
import { keyTitle } from './key-title'
import { warnOfHome } from './place-hints'
import { sayIn } from './say'
import { type ParsedLine, parseSmsLine } from './sms-line'
import type { DialogueState } from './state'
import { withUnsure } from './unsure'

type Line = Extract<ParsedLine, { kind: 'line' }>

/** Begins an application from a line, or asks which service it is about; what is wrong is said with an example. */
export function startLine(
  context: DialogueContext,
  state: DialogueState,
  text: string,
  chosen?: ServiceDefinition,
): Outcome {
  const line = text.slice(0, 1000)
  const parsed = parseSmsLine(context, line, chosen?.code)
  if (parsed.kind === 'not-a-line')
    return { state: at(state, { kind: 'groups' }), lead: sayIn(state.language)('unclear') }
  const { application } = state
  if (application && (application.correction || holdsAnything(application)))
    return { state: at(state, { kind: 'replace', line }) }
  if (parsed.kind === 'which')
    return { state: at(state, { kind: 'services', codes: parsed.candidates, page: 0, line }) }
  const definition = context.definitions.find(({ code }) => code === parsed.serviceCode)
  if (!definition) return { state: at(state, { kind: 'groups' }) }
  const outcome = applyLine(context, state, definition, parsed)
  return withLead(outcome, lineLead(context, outcome.state, definition, parsed))
}

/** A message without NIK and family card numbers: where they are asked by link, they are not even looked at. */
export function withoutIdentifiers(text: string): string {
  return text.replace(/\d(?:[ .-]?\d){14,17}/g, '').trim()
}

function applyLine(context: DialogueContext, state: DialogueState, definition: ServiceDefinition, line: Line): Outcome {
  let application = begun(context, definition)
  for (const [key, value] of Object.entries(line.values))
    application = withHistory(withValue(definition, application, key, value), key)
  if (line.notes.length > 0) application = { ...application, note: line.notes.join('; ').slice(0, 1000) }
  return proceed(context, { ...state, application: withUnsure(application, line.several) })
}

function lineLead(context: DialogueContext, state: DialogueState, definition: ServiceDefinition, line: Line): string {
  const say = sayIn(state.language)
  const understood = Object.entries(line.values).map(([key, value]) => {
    const field = isFactKey(key) ? factField(definition, key) : findField(definition, key)?.field
    const shown = field && displayAnswer(field, value, state.language, (code) => regionTitle(context.regions, code))
    return titled(localized(keyTitle(definition, key), state.language), shown ?? String(value))
  })
  const problems = line.problems.map(({ key, message }) =>
    titled(localized(keyTitle(definition, key), state.language), localized(message, state.language)),
  )
  // The review repeats what was understood; an SMS is paid by its length.
  const isReviewed = state.step.kind === 'review'
  return [
    ...(isReviewed ? [] : [localized(definition.title, state.language), ...understood]),
    ...problems,
    (!isReviewed && state.application && warnOfHome(context, definition, state.application, say)) || '',
    problems.length > 0 ? say('lineExample', { line: line.example }) : '',
  ]
    .filter((part) => part !== '')
    .join('\n')
}
