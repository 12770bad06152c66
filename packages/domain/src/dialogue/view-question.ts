import { formatDate } from '../calendar/dates'
import { rowsOf } from '../forms/answers'
import { checkPersonName } from '../identity/person-name'
import { localized } from '../language/localized'
import type { FormField, ServiceDefinition } from '../services/service-definition'
import type { Talk } from './answer'
import type { DialogueChoice, DialogueContext, DialogueReply } from './context'
import { paged } from './menu'
import { placeChoices } from './place-choices'
import { allQuestions, type Question } from './question'
import { displayOf } from './review'
import { type Say, sayIn } from './say'
import type { DialogueState, DialogueStep, TalkedApplication } from './state'
import { whoseChoices } from './whose'

type QuestionStep = Extract<DialogueStep, { kind: 'question' }>

/** A question in words, with its choices. `current` is the answer it has already. */
export function viewQuestion(
  context: DialogueContext,
  state: DialogueState,
  definition: ServiceDefinition,
  application: TalkedApplication,
  question: Question,
  step: QuestionStep,
  current: string | undefined,
): DialogueReply {
  const say = sayIn(state.language)
  switch (question.kind) {
    case 'value':
      return step.options
        ? viewOptions(context, state, question, step, say)
        : viewValue({ context, state, definition, application }, question, step, current, say)
    case 'rows': {
      const title = localized(question.title, state.language)
      const count = rowsOf(application.answers, question.section.id).length
      return {
        text: count > 0 ? say('rows', { title, count }) : say('rowsNone', { title }),
        choices: [
          { id: `answer:${question.key}:add`, title: say('addRow') },
          { id: `answer:${question.key}:done`, title: say('rowsDone') },
        ],
      }
    }
    case 'file':
      return viewFile(state, application, question, say)
    case 'sort':
      return {
        text:
          application.unsorted.length > 1
            ? say('fileSortFirst', { count: application.unsorted.length })
            : say('fileSortQuestion'),
        choices: [
          ...askedFiles(context, definition, application).map(({ id, label }) => ({
            id: `answer:sort:${id}`,
            title: localized(label, state.language),
          })),
          { id: 'answer:sort:other', title: say('fileOther') },
        ],
      }
  }
}

/** The requirements a file may be for, as things stand. */
function askedFiles(context: DialogueContext, definition: ServiceDefinition, application: TalkedApplication) {
  return allQuestions(definition, application, context)
    .flatMap((question) => (question.kind === 'file' ? [question.requirement] : []))
    .slice(0, 9)
}

/** The title of the part of the form, where the conversation comes into it. */
function headingOf(
  state: DialogueState,
  application: TalkedApplication,
  question: Extract<Question, { kind: 'value' }>,
): string {
  const { section } = question
  const last = application.history.at(-1)?.split('.')[0]
  return section && !section.repeat && last !== section.id ? `— ${localized(section.title, state.language)} —` : ''
}

function viewValue(
  { context, state, definition, application }: Talk,
  question: Extract<Question, { kind: 'value' }>,
  step: QuestionStep,
  current: string | undefined,
  say: Say,
): DialogueReply {
  const { field, key } = question
  // Before anybody is named it may be said instead for whom it is.
  const asksWhose = key === '@name' && current === undefined
  const choices = [
    ...(current === undefined ? offeredFirst(context, state, question) : []),
    ...choicesOf(field, key, state),
    ...(asksWhose ? whoseChoices(context, definition, application, say) : []),
  ]
  const initial = field.codes?.find(({ code }) => code === field.initial)
  const lines = [
    headingOf(state, application, question),
    localized(question.title, state.language),
    field.help ? localized(field.help, state.language) : '',
    field.type === 'multiChoice' ? say('severalHint') : '',
    choices.length > 10 ? say('moreToType') : '',
    current === undefined ? '' : say('currentAnswer', { value: current }),
    current === undefined && question.optional ? say('optionalHint') : '',
    current === undefined && !question.optional && initial
      ? say('initialHint', { label: localized(initial.label, state.language) })
      : '',
  ]
  const canSkip = question.optional && choices.length > 0 && choices.length < 10
  const all = canSkip ? [...choices, { id: 'do:skip', title: say('skip') }] : choices
  const text = lines.filter((line) => line !== '').join('\n')
  return all.length > 0 ? { text, choices: paged(all, step.page, say) } : { text }
}

/** What is likely the answer, to be tapped instead of typed: the name the channel knows, or what was told before. */
function offeredFirst(
  context: DialogueContext,
  state: DialogueState,
  { key, field }: Extract<Question, { kind: 'value' }>,
): DialogueChoice[] {
  const known = state.application?.known?.[key]
  const offered = (value: string) => ({ id: `answer:${key}:${value}`, title: displayOf(context, state, field, value) })
  const isWriter = key === '@helper' || (key === '@name' && !state.application?.assistedBy)
  if (isWriter) {
    const own = ownName(context, key)
    return known === undefined ? own : [offered(known), ...own.filter(({ title }) => title !== known)]
  }
  const value = known ?? (state.application && suggestionFor(state.application, key))
  return value === undefined ? [] : [offered(value)]
}

/** What was told before and may answer it; a number that was meant elsewhere is offered no more. */
function suggestionFor({ suggested, applicant, answers }: TalkedApplication, key: string): string | undefined {
  const value = suggested?.[key]
  const isUsed = value !== undefined && /^\d{16}$/.test(value) && JSON.stringify([applicant, answers]).includes(value)
  return isUsed ? undefined : value
}

/** The name the channel knows; taken only when tapped. */
function ownName({ contact }: DialogueContext, key: string): DialogueChoice[] {
  const check = checkPersonName((contact.name ?? '').slice(0, 200))
  return check.valid && check.name.includes(' ') ? [{ id: `answer:${key}:${check.name}`, title: check.name }] : []
}

function choicesOf(field: FormField, key: string, state: DialogueState): DialogueChoice[] {
  const say = sayIn(state.language)
  if (field.type === 'boolean')
    return [
      { id: `answer:${key}:true`, title: say('yes') },
      { id: `answer:${key}:false`, title: say('no') },
    ]
  return (field.codes ?? []).map(({ code, label }) => ({
    id: `answer:${key}:${code}`,
    title: localized(label, state.language),
  }))
}

function viewOptions(
  context: DialogueContext,
  state: DialogueState,
  question: Extract<Question, { kind: 'value' }>,
  step: QuestionStep,
  say: Say,
): DialogueReply {
  const { field, key } = question
  const { options = [], asked, page } = step
  if (field.type === 'region') {
    const { text, choices } = placeChoices(context, { places: options, asked }, (code) => `answer:${key}:${code}`, say)
    const last = [
      { id: 'again', title: say('noneOfThese') },
      { id: `unknown:${key}`, title: say('notKnown') },
    ]
    return { text: `${localized(question.title, state.language)}\n${text}`, choices: paged(choices, page, say, last) }
  }
  const shown = options.slice(0, 9).map((option) => ({
    id: `answer:${key}:${option}`,
    title: displayOf(context, state, field, field.type === 'multiChoice' ? [option] : option),
  }))
  const text =
    step.dayMonth === undefined
      ? say(field.type === 'date' ? 'dateMeant' : 'whichMeant')
      : say('yearMeant', { day: dayInWords(step.dayMonth, state) })
  return {
    text: `${localized(question.title, state.language)}\n${text}`,
    choices: [...shown, { id: 'again', title: say('noneOfThese') }],
  }
}

/** "12 November", of a day MM-DD. */
const dayInWords = (dayMonth: string, { language }: DialogueState): string =>
  formatDate(`2024-${dayMonth}`, language).replace(' 2024', '')

function viewFile(
  state: DialogueState,
  application: TalkedApplication,
  question: Extract<Question, { kind: 'file' }>,
  say: Say,
): DialogueReply {
  const { requirement } = question
  const label = localized(requirement.label, state.language)
  const count = application.files.filter((file) => file.requirement === requirement.id).length
  if (count > 0) {
    return { text: `${label}\n${say('fileCount', { count })}`, choices: [{ id: 'do:done', title: say('done') }] }
  }
  const ask =
    requirement.form === undefined ? say('file', { label }) : say('fileForm', { label, form: requirement.form })
  const hint = requirement.hint ? `(${localized(requirement.hint, state.language)})` : ''
  const text = [ask, hint, say('fileHint'), question.optional ? say('optionalHint') : '']
  const choices = [{ id: 'do:later', title: say('later') }]
  if (question.optional) choices.push({ id: 'do:skip', title: say('skip') })
  return { text: text.filter((line) => line !== '').join('\n'), choices }
}
