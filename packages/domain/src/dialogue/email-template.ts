import type { Language } from '../language/language'
import { localized } from '../language/localized'
import { isAsked, type ServiceDefinition } from '../services/service-definition'
import { newApplication } from './application'
import type { DialogueContext } from './context'
import { keyTitle } from './key-title'
import { openQuestions } from './open-questions'
import type { Question } from './question'
import { sayIn } from './say'
import { type DialogueState, newDialogue, type TalkedApplication } from './state'

/** Longer lists of choices are not printed; their words are understood anyway. */
const listedChoices = 13

/** How a question stands in the form, without its colon; what `parseEmailForm` looks for. */
export function lineTitle(question: Question, language: Language): string {
  return localized(question.title, language)
    .replace(/[?:]+\s*/g, (mark) => (mark.startsWith(':') ? ' - ' : ''))
    .trim()
}

function lineOf(question: Question, state: DialogueState): string {
  const say = sayIn(state.language)
  if (question.kind !== 'value') return `- ${localized(question.title, state.language)}`
  const { field, optional } = question
  const codes = field.codes ?? []
  const hints = [
    field.type === 'boolean' ? `${say('yes')}/${say('no')}` : '',
    codes.length > 0 && codes.length <= listedChoices
      ? codes.map(({ label }) => localized(label, state.language)).join(' / ')
      : '',
    field.type === 'date' ? '17-8-1990' : '',
    optional ? say('formOptional') : '',
  ].filter((hint) => hint !== '')
  return `${lineTitle(question, state.language)}${hints.length > 0 ? ` (${hints.join('; ')})` : ''}: `
}

/** A question's line; of rows of which there may be none, the lines of a first one. */
function linesOf(definition: ServiceDefinition, question: Question, state: DialogueState): string[] {
  if (question.kind === 'value') return [lineOf(question, state)]
  if (question.kind !== 'rows' || question.count > 0) return []
  const { section } = question
  return section.fields.filter(isAsked).map((field): string => {
    const title = keyTitle(definition, `${section.id}.0.${field.id}`)
    return lineOf({ kind: 'value', key: '', title, field, optional: true, section, rowIndex: 0 }, state)
  })
}

/** Every open question as a line to fill in, the files to attach below. */
export function emailFormText(
  context: DialogueContext,
  state: DialogueState,
  definition: ServiceDefinition,
  application: TalkedApplication,
): string {
  const say = sayIn(state.language)
  const open = openQuestions(definition, application, context)
  const isIntake = definition.channels[context.channel].level === 'intake' && !application.correction
  const lines = open.flatMap((question) => linesOf(definition, question, state))
  const repeating = definition.form.sections.filter(({ id, repeat }) =>
    open.some((one) => {
      const shown = one.kind === 'value' ? one.rowIndex + 1 : 1
      return (one.kind === 'value' || one.kind === 'rows') && one.section?.id === id && repeat && repeat.max > shown
    }),
  )
  const more = repeating.map(({ rowTitle, title }) =>
    say('formRows', { title: localized(rowTitle ?? title, state.language) }),
  )
  const files = open.filter(({ kind }) => kind === 'file').map((question) => lineOf(question, state))
  return [
    localized(definition.title, state.language),
    ...(lines.length > 0 ? [say('formIntro'), isIntake ? say('formLink') : '', '', ...lines, ...more] : []),
    ...(files.length > 0 ? ['', say('formFiles'), ...files] : []),
  ].join('\n')
}

/** The form of a service as plain text, a `Label: ` per line, for people to fill in and send back. */
export function emailTemplate(context: DialogueContext, definition: ServiceDefinition, language: Language): string {
  const state = newDialogue(language)
  return emailFormText({ ...context, channel: 'email' }, state, definition, newApplication(definition, 'all'))
}
