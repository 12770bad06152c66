import { toLocalDate } from '../calendar/dates'
import { checkValue } from '../forms/answer-value'
import { type AnswerValue, rowsOf } from '../forms/answers'
import { localized } from '../language/localized'
import { titled } from '../language/titled'
import { findRegion } from '../places'
import type { ServiceDefinition } from '../services/service-definition'
import { leadAbroad } from './abroad'
import { reopenSent, valueAt, withClosed, withHistory, withoutClosed, withoutValue, withValue } from './application'
import type { DialogueContext } from './context'
import { doubtNumber } from './doubt-number'
import { at, joined, type Outcome, proceed, withApplication, withLead } from './flow'
import { nearOf, warnOfHome } from './place-hints'
import { findQuestion, isIdentifier, type Question } from './question'
import { goDown, isServed, notServed } from './read-place'
import { displayOf } from './review'
import { sayIn } from './say'
import { setAsideWords } from './set-aside'
import type { DialogueState, TalkedApplication } from './state'
import { askWhichRegency } from './two-regencies'
import { askWhich, type Offered, type TypedValue } from './typed-answer'
import { readTyped } from './typed-value'
import { withoutUnsure } from './unsure'

export type Talk = {
  context: DialogueContext
  state: DialogueState
  definition: ServiceDefinition
  application: TalkedApplication
}

export type ValueQuestion = Extract<Question, { kind: 'value' }>

/** One answer judged: put into the application, or what is wrong with it, or what it may mean. */
export type Taken =
  /** `warning` is said also where the answer need not be repeated back. */
  | { kind: 'taken'; application: TalkedApplication; words: string | undefined; warning?: string }
  | { kind: 'refused'; message: string }
  /** The person does not know; `message` says who helps. */
  | { kind: 'unknown'; message: string }
  | ({ kind: 'several' } & Offered)

/** What a typed answer means, as far as the talk tells. */
function readAnswer(talk: Talk, question: ValueQuestion, text: string): TypedValue {
  const { context, state } = talk
  const { step } = state
  return readTyped(question.field, text, {
    today: toLocalDate(context.now),
    ...placeContextOf(talk, question.key),
    ...(step.kind === 'question' && step.key === question.key
      ? { offered: step.options, dayMonth: step.dayMonth }
      : {}),
  })
}

/** Reads a typed answer and puts it in when it is one value and valid. */
export function takeTyped(talk: Talk, question: ValueQuestion, text: string): Taken {
  const { state } = talk
  const read = readAnswer(talk, question, text)
  if (read.kind === 'unknown') {
    const isPlace = question.field.type === 'region'
    return { kind: 'unknown', message: sayIn(state.language)(isPlace ? 'placeNotKnown' : 'mayFollow') }
  }
  if (read.kind === 'unread') return { kind: 'refused', message: localized(read.message, state.language) }
  if (read.kind === 'several') return read
  return takeValue(talk, question, read.value)
}

/** Puts a value in when it is valid. What changes an earlier answer is repeated back. */
export function takeValue(talk: Talk, question: ValueQuestion, value: AnswerValue): Taken {
  const { context, state, definition, application } = talk
  const { field, key } = question
  const say = sayIn(state.language)
  const error = checkValue(field, value, toLocalDate(context.now))
  if (error) return { kind: 'refused', message: localized(error.message, state.language) }
  if (field.type === 'region' && findRegion(context.regions, String(value))?.level !== (field.level ?? 'village'))
    return { kind: 'refused', message: say('typeAgain') }
  const place = placeContextOf(talk, key)
  const note = field.type === 'region' && !isServed(place, String(value)) && notServed(place, String(value))
  if (note) return { kind: 'refused', message: localized(note, state.language) }
  const before = valueAt(definition, application, key)
  const isChanged = before !== undefined && JSON.stringify(before) !== JSON.stringify(value)
  const noted = isChanged ? reopenSent(application, key) : application
  const given = withValue(definition, noted, key, value)
  // That nobody helps is kept as no helper: it is not asked again either.
  const settle = valueAt(definition, given, key) === undefined ? withClosed : withoutClosed
  const after = noteCorrected(withHistory(withoutUnsure(settle(given, key), key), key), key)
  const label = localized(question.title, state.language)
  const shown = inShort(displayOf(context, state, field, value))
  const warning =
    key === '@village'
      ? warnOfHome(context, definition, after, say)
      : key === '@relation'
        ? setAsideWords(definition, application, after, state.language)
        : undefined
  const warned = warning === undefined ? {} : { warning }
  if (isChanged)
    return {
      kind: 'taken',
      application: after,
      words: say('changed', { label, before: inShort(displayOf(context, state, field, before)), after: shown }),
      ...warned,
    }
  return { kind: 'taken', application: after, words: titled(label, shown), ...warned }
}

/** A long answer is repeated back by its beginning: an SMS is paid by its length. */
const inShort = (words: string): string => (words.length > 60 ? `${words.slice(0, 59).trimEnd()}…` : words)

function placeContextOf({ context, application }: Talk, key: string) {
  return {
    regions: context.regions,
    within: key === '@village' ? context.within : undefined,
    near: nearOf(context, application),
  }
}

function noteCorrected(application: TalkedApplication, key: string): TalkedApplication {
  const { correction } = application
  if (!correction || correction.mended.includes(key)) return application
  return { ...application, correction: { ...correction, mended: [...correction.mended, key] } }
}

/** Types whose answer is whatever was written. */
export const freeTypes: ReadonlySet<string> = new Set(['text', 'longText', 'address', 'personName'])

/** Takes a typed answer to the question being asked, and goes on. */
export function answerTyped(talk: Talk, question: Question, text: string): Outcome {
  const { context, state } = talk
  const say = sayIn(state.language)
  if (question.kind !== 'value') return { state, lead: say('unclear') }
  if (context.identifiersByLink && isIdentifier(question.field)) return { state, lead: say('noIdentifiers') }
  const abroad = leadAbroad(talk, question, text, () => readAnswer(talk, question, text))
  if (abroad) return abroad
  const apart = askWhichRegency(talk, question, text)
  if (apart) return apart
  const taken = takeTyped(talk, question, text)
  if (taken.kind === 'several') return withNote({ state: withOptions(state, question.key, taken) }, state, taken)
  if (taken.kind === 'unknown') return answerUnknown(talk, question.key)
  if (taken.kind === 'refused') return { state: withoutOptions(state), lead: taken.message }
  const doubt = doubtOnce(talk, question, taken.application)
  if (doubt) return doubt
  return goOn(context, withApplication(state, taken.application), joined(taken.words, taken.warning))
}

/** A number that looks like one of another kind is asked about once; said again, it is taken. */
function doubtOnce(talk: Talk, question: ValueQuestion, after: TalkedApplication): Outcome | undefined {
  const { state, definition } = talk
  const { step } = state
  const value = valueAt(definition, after, question.key)
  const isInsisted = step.kind === 'question' && step.doubted === value
  const lead = value === undefined || isInsisted ? undefined : doubtNumber(talk, question, value)
  if (lead === undefined) return undefined
  return { state: at(state, { kind: 'question', key: question.key, page: 0, doubted: String(value) }), lead }
}

/** Takes a tapped or numbered choice of a question, also of one asked earlier. */
export function answerChosen(talk: Talk, key: string, code: string): Outcome {
  const { context, state, definition, application } = talk
  const say = sayIn(state.language)
  const question = findQuestion(definition, application, context, key)
  if (!question) return withLead(proceed(context, state), say('unclear'))
  if (question.kind === 'rows') return answerRows(talk, question, code)
  if (question.kind === 'sort') return answerSort(talk, question.uploadId, code)
  if (question.kind === 'file') return { state, lead: say('unclear') }
  const below = question.field.type === 'region' ? askBelow(talk, question, code) : undefined
  if (below) return below
  const value = toValue(question, code)
  const taken = takeValue(talk, question, value)
  if (taken.kind !== 'taken') return { state, lead: taken.kind === 'several' ? say('unclear') : taken.message }
  const isCurrent = state.step.kind === 'question' && state.step.key === key && !state.step.options
  const wasThere = valueAt(definition, application, key) !== undefined
  const words = isCurrent && !wasThere ? undefined : taken.words
  return goOn(context, withApplication(state, taken.application), joined(words, taken.warning))
}

/** A regency or district was chosen where a village is asked for: on to what lies in it. Undefined of an answer itself. */
function askBelow(talk: Talk, question: ValueQuestion, code: string): Outcome | undefined {
  const { context, state } = talk
  const { key, field } = question
  const place = placeContextOf(talk, key)
  if (!isServed(place, code)) return undefined
  const words = state.step.kind === 'question' && state.step.key === key ? state.step.asked?.words : undefined
  const below = goDown(place, code, { level: field.level, words })
  if (below?.kind === 'several') return { state: withOptions(state, key, below) }
  if (below?.kind !== 'value') return undefined
  const taken = takeValue(talk, question, below.value)
  return taken.kind === 'taken'
    ? goOn(context, withApplication(state, taken.application), joined(taken.words, taken.warning))
    : undefined
}

/** Without these nobody knows whose application it is, who writes, whose office acts and where the person can be present. */
const neverLater: ReadonlySet<string> = new Set([
  '@relation',
  '@name',
  '@helper',
  '@village',
  '@presence',
  '@visitReason',
  '@landmark',
])

/** Whether an answer may follow once the application was sent. A correction is answered whole. */
export const mayFollow = ({ correction }: TalkedApplication, { key }: ValueQuestion): boolean =>
  correction === undefined && !neverLater.has(key)

/** What is said of a question that cannot be left out now. */
export function neededWords(application: TalkedApplication, question: ValueQuestion) {
  if (mayFollow(application, question)) return 'mayFollow'
  return question.field.type === 'region' ? 'placeNeeded' : 'cannotSkip'
}

/** Leaves out what need not be answered; what must be, and is not known now, follows after the application was sent. */
export function leaveOpen({ context, state, application }: Talk, question: ValueQuestion): Outcome {
  const say = sayIn(state.language)
  if (!question.optional && !mayFollow(application, question))
    return { state, lead: say(neededWords(application, question)) }
  const closed = withHistory(withClosed(application, question.key), question.key)
  const label = localized(question.title, state.language)
  const words = question.optional ? say('skipped', { label }) : say('laterNoted', { label })
  return goOn(context, withApplication(withoutOptions(state), closed), words)
}

/** Takes an answer that may be empty out again, and says which it was. */
export function clearAnswer(talk: Talk, question: ValueQuestion, before: AnswerValue): Outcome {
  const { context, state, definition } = talk
  const { key, field, title } = question
  const emptied = withoutValue(definition, reopenSent(talk.application, key), key)
  const cleared = noteCorrected(withHistory(withClosed(emptied, key), key), key)
  const words = sayIn(state.language)('cleared', {
    label: localized(title, state.language),
    before: inShort(displayOf(context, state, field, before)),
  })
  return goOn(context, withApplication(withoutOptions(state), cleared), words)
}

/**
 * The person does not know the answer. Of the acting place a person helps, and where the district is known its office does, too. What need
 * not be answered now is left for later.
 */
export function answerUnknown(talk: Talk, key: string): Outcome {
  const { context, state, definition, application } = talk
  const say = sayIn(state.language)
  const question = findQuestion(definition, application, context, key)
  if (question?.kind !== 'value') return { state, lead: say('unclear') }
  if (question.optional || question.field.type !== 'region' || mayFollow(application, question))
    return leaveOpen(talk, question)
  const { step } = state
  const within = step.kind === 'question' && step.key === key ? step.asked?.within : undefined
  const district = within === undefined ? undefined : findRegion(context.regions, within)
  const lead = district?.level === 'district' ? say('placeAtDistrict', { district: district.name }) : say('placePerson')
  return { state: withoutOptions(state), lead, effects: [{ kind: 'person' }] }
}

function toValue({ field }: ValueQuestion, code: string): AnswerValue {
  if (field.type === 'boolean') return code === 'true' ? true : code === 'false' ? false : code
  if (field.type === 'multiChoice') return code.split(',')
  return code
}

/** Another row, or no more of them. */
export function answerRows(talk: Talk, question: Extract<Question, { kind: 'rows' }>, code: string): Outcome {
  const { context, state, application } = talk
  const { section, key } = question
  if (code !== 'add') return goOn(context, withApplication(state, withHistory(withClosed(application, key), key)))
  const rows = [...rowsOf(application.answers, section.id), {}]
  return goOn(
    context,
    withApplication(state, { ...application, answers: { ...application.answers, [section.id]: rows } }),
  )
}

function answerSort(talk: Talk, uploadId: string, requirement: string): Outcome {
  const { context, state, definition, application } = talk
  const isKnown = requirement === 'other' || definition.requirements.some(({ id }) => id === requirement)
  if (!isKnown) return { state, lead: sayIn(state.language)('unclear') }
  // It is there now, and not asked for again; another page may be sent with its name.
  const key = `file:${requirement}`
  const there = requirement === 'other' ? application : withHistory(withClosed(application, key), key)
  return goOn(
    context,
    withApplication(state, {
      ...there,
      unsorted: application.unsorted.filter((one) => one !== uploadId),
      files: [...application.files, { requirement, uploadId }],
      later: application.later.filter((id) => id !== requirement),
    }),
  )
}

/** On to the next question, or the review when none is open. */
export function goOn(context: DialogueContext, state: DialogueState, words?: string): Outcome {
  return withLead(proceed(context, state), words)
}

/** With what is said beside what was offered. */
export const withNote = (outcome: Outcome, { language }: DialogueState, { note }: Offered): Outcome =>
  withLead(outcome, note && localized(note, language))

const withOptions = (state: DialogueState, key: string, offered: Offered): DialogueState =>
  at(state, askWhich(key, offered))

export function withoutOptions(state: DialogueState): DialogueState {
  if (state.step.kind !== 'question' || !state.step.options) return state
  const { options: _, asked: __, dayMonth: ___, ...step } = state.step
  return at(state, step)
}
