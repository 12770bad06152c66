import { displayAnswer } from '../forms/describe-answers'
import { localized } from '../language/localized'
import { titled } from '../language/titled'
import { regionTitle } from '../places'
import type { ServiceDefinition } from '../services/service-definition'
import { valueAt } from './application'
import type { DialogueContext } from './context'
import { definitionOf } from './flow'
import { keyTitle } from './key-title'
import { missingOf } from './open-questions'
import { judged, questionsOf } from './question'
import { type Say, sayIn } from './say'
import type { DialogueState, TalkedApplication } from './state'

export type ReviewItem = { key: string; label: string; display: string }

/** An answer in words, region codes named. */
export function displayOf(
  context: DialogueContext,
  state: DialogueState,
  field: Parameters<typeof displayAnswer>[0],
  value: Parameters<typeof displayAnswer>[1],
): string {
  return displayAnswer(field, value, state.language, (code) => regionTitle(context.regions, code))
}

/** All answers and files in order; their places are the numbers of "ubah 4". */
export function reviewItems(
  context: DialogueContext,
  state: DialogueState,
  definition: ServiceDefinition,
  application: TalkedApplication,
): ReviewItem[] {
  const say = sayIn(state.language)
  return questionsOf(definition, application, context).flatMap((question): ReviewItem[] => {
    const label = localized(question.title, state.language)
    if (question.kind === 'value') {
      const value = valueAt(definition, application, question.key)
      return value === undefined
        ? []
        : [{ key: question.key, label, display: displayOf(context, state, question.field, value) }]
    }
    if (question.kind !== 'file') return []
    const count = application.files.filter(({ requirement }) => requirement === question.requirement.id).length
    if (count > 0) return [{ key: question.key, label, display: say('reviewFiles', { count }) }]
    return application.later.includes(question.requirement.id)
      ? [{ key: question.key, label, display: say('reviewLater') }]
      : []
  })
}

/** As many as are said again before a question; the review names all. */
const mostNoted = 8

/** What was answered so far, said before the next question; undefined where that is nothing. */
export function notedLines(context: DialogueContext, state: DialogueState): string | undefined {
  const { application } = state
  const definition = definitionOf(context, state)
  if (!application || !definition) return undefined
  const lines = reviewItems(context, state, definition, application).map(({ label, display }) => titled(label, display))
  if (lines.length === 0) return undefined
  const rest = lines.length > mostNoted ? ['…'] : []
  return [sayIn(state.language)('notedTitle'), ...lines.slice(0, mostNoted), ...rest].join('\n')
}

/** For whom it is, where that is not who writes. */
function forWhom({ assistedBy, applicant }: TalkedApplication, say: Say): string {
  if (!assistedBy) return ''
  const { applicantIs } = assistedBy
  const name = applicant.name ?? ''
  return applicantIs === undefined ? say('forName', { name }) : say('forNamed', { name, who: applicantIs })
}

/** Everything answered with numbers, what merely does not fit, and what is still missing. */
export function reviewText(
  context: DialogueContext,
  state: DialogueState,
  definition: ServiceDefinition,
  application: TalkedApplication,
): string {
  const say = sayIn(state.language)
  const items = reviewItems(context, state, definition, application)
  const lines = items.map(({ label, display }, index) => `${index + 1}. ${titled(label, display)}`)
  const warnings = judged(definition, application, context).warnings.map(
    ({ message }) => `! ${localized(message, state.language)}`,
  )
  const missing = missingOf(definition, application, context)
  const isHeldBack = application.correction !== undefined && missing.length > 0
  // What is numbered above says by itself that it follows; what keeps a correction back is named again.
  const named = missing.filter((key) => isHeldBack || !items.some((item) => item.key === key))
  const rest = named.map((key) => `- ${localized(keyTitle(definition, key), state.language)}`)
  return [
    localized(definition.title, state.language),
    forWhom(application, say),
    ...lines,
    ...new Set(warnings),
    rest.length > 0 ? say(isHeldBack ? 'correctionMissing' : 'reviewMissing') : '',
    ...rest.slice(0, 8),
    rest.length > 8 ? '- …' : '',
    isHeldBack ? '' : say('review'),
    say('reviewChangeHint'),
  ]
    .filter((line) => line !== '')
    .join('\n')
}
