import { toLocalDate } from '../calendar/dates'
import { checkValue } from '../forms/answer-value'
import { reportedKindOf } from '../services/cases'
import { holderOf } from '../services/own-document'
import type { ServiceDefinition } from '../services/service-definition'
import { type Talk, takeTyped, takeValue, type ValueQuestion } from './answer'
import { choicesStated } from './choices-stated'
import type { DialogueContext } from './context'
import { begun, joined, type Outcome, proceed, withLead } from './flow'
import { labelledPart, ownNameStated } from './labelled'
import { placesNamed } from './place-named'
import { allQuestions } from './question'
import { sayIn } from './say'
import type { DialogueState, TalkedApplication } from './state'
import { eventsStated, type Finding, numbersStated } from './stated'
import type { Offered } from './typed-answer'
import { withUnsure } from './unsure'
import { forOther, forOtherWords, otherStated } from './whose'

/** Keeps what led to these services, as far as it may answer what they ask; what was kept before is forgotten. */
export function keepFirstWords(state: DialogueState, words: string, codes: readonly string[]): DialogueState {
  return { ...state, firstWords: { words: words.slice(0, 800), codes: [...codes] } }
}

type Stated = { application: TalkedApplication; noted: string[]; several: Record<string, Offered> }

/**
 * Begins an application with what the first words plainly told, and says so; what may mean two things is offered where it is
 * asked. Of a case the event is known.
 */
export function beginWith(context: DialogueContext, state: DialogueState, definition: ServiceDefinition): Outcome {
  const { firstWords, ...rest } = state
  const words = firstWords?.codes.includes(definition.code) ? firstWords.words : ''
  const who = holderOf(definition) && otherStated(words)
  const fresh = begun(context, definition)
  const talk: Talk = {
    context,
    state: rest,
    definition,
    application: who === undefined ? fresh : forOther(fresh, who),
  }
  const { step } = state
  const { application, noted, several } = takeStated(talk, {
    words,
    event: step.kind === 'intro' ? step.event : undefined,
  })
  const outcome = proceed(context, { ...rest, application: withUnsure(application, several) })
  const say = sayIn(state.language)
  const whose = application.assistedBy && forOtherWords(application, say)
  const lines = noted.length === 0 ? [] : [say('notedTitle'), ...noted, say('notedChange')]
  return withLead(outcome, joined(whose, ...lines))
}

function takeStated(talk: Talk, { words, event }: { words: string; event: string | undefined }): Stated {
  const questions = allQuestions(talk.definition, talk.application, talk.context).filter((one) => one.kind === 'value')
  const today = toLocalDate(talk.context.now)
  const kind = event === undefined ? undefined : reportedKindOf(event)
  const findings: Finding[] = [
    ...(kind === undefined ? [] : [{ keys: ['foreignEvent.eventKind'], value: kind, isSure: true }]),
    ...numbersStated(questions, words, talk.application.assistedBy?.applicantIs),
    ...eventsStated(talk.definition, questions, words, today),
    ...choicesStated(talk.definition, questions, words),
  ]
  const stated = findings.reduce<Stated>(
    (before, finding) => takeFinding(talk, questions, before, finding, isOnly(findings, finding), today),
    takeName(talk, questions, words),
  )
  return takeVillage(talk, questions, stated, words)
}

/** The writer's name: the applicant's, or the helper's of whom they write for. */
function takeName(talk: Talk, questions: readonly ValueQuestion[], words: string): Stated {
  const key = talk.application.assistedBy ? '@helper' : '@name'
  const question = questions.find((one) => one.key === key)
  const name = ownNameStated(words)
  const taken = question && name !== undefined ? takeTyped(talk, question, name) : undefined
  if (taken?.kind !== 'taken') return { application: talk.application, noted: [], several: {} }
  return { application: taken.application, noted: taken.words === undefined ? [] : [taken.words], several: {} }
}

/** Whether no other value was told that may answer the same. */
const isOnly = (findings: readonly Finding[], { keys, value }: Finding): boolean =>
  !findings.some((other) => other.value !== value && other.keys.some((key) => keys.includes(key)))

function takeFinding(
  talk: Talk,
  questions: readonly ValueQuestion[],
  stated: Stated,
  { keys, value, isSure }: Finding,
  isOnlyOne: boolean,
  today: string,
): Stated {
  const asked = questions.filter(({ key }) => keys.includes(key))
  const [question] = asked
  if (!question) return stated
  if (isSure && isOnlyOne && asked.length === 1) {
    const taken = takeValue({ ...talk, application: stated.application }, question, value)
    if (taken.kind !== 'taken') return stated
    const { history } = stated.application
    return {
      ...stated,
      // What the service was asked for with is no answer that would be a loss.
      application: question.field.type === 'choice' ? { ...taken.application, history } : taken.application,
      noted: [...stated.noted, ...(taken.words === undefined ? [] : [taken.words])],
    }
  }
  const fitting = asked.filter(({ field }) => checkValue(field, value, today) === undefined)
  const offered = Object.fromEntries(fitting.map(({ key }) => [key, String(value)]))
  const { application } = stated
  // What was told first of two is not what is offered: neither is surer.
  return isOnlyOne
    ? { ...stated, application: { ...application, suggested: { ...application.suggested, ...offered } } }
    : stated
}

/** The one village that a message names as such, where only one is asked for. */
function takeVillage(talk: Talk, questions: readonly ValueQuestion[], stated: Stated, words: string): Stated {
  const part = labelledPart('@village', words)
  if (part === undefined) return offerVillage(talk, questions, stated, words)
  const mentions = words.match(/\b(?:desa|kelurahan|kel)\b/gi) ?? []
  const asked = questions.filter(({ field }) => field.type === 'region' && (field.level ?? 'village') === 'village')
  const [question] = asked
  if (mentions.length !== 1 || !question || asked.length > 1) return offerVillage(talk, questions, stated, words)
  const taken = takeTyped({ ...talk, application: stated.application }, question, part)
  if (taken.kind === 'several') return { ...stated, several: { [question.key]: taken } }
  if (taken.kind !== 'taken') return stated
  const noted = [...stated.noted, ...[taken.words, taken.warning].filter((line) => line !== undefined)]
  return { ...stated, application: taken.application, noted }
}

/** The one place that is named letter for letter as where it was: offered, for somebody may live elsewhere. */
function offerVillage(talk: Talk, questions: readonly ValueQuestion[], stated: Stated, words: string): Stated {
  const isAsked = questions.some(({ key }) => key === '@village')
  // Where somebody goes is not where they live.
  const codes = [...new Set(placesNamed(talk.context, words.replace(/\b(?:ke|to)\s/giu, '| ')))]
  const [code, ...others] = codes.filter((one) => !codes.some((inside) => inside.startsWith(`${one}.`)))
  if (!isAsked || code === undefined || others.length > 0) return stated
  const { application } = stated
  return { ...stated, application: { ...application, suggested: { ...application.suggested, '@village': code } } }
}
