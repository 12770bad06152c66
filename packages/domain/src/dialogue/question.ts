import { toLocalDate } from '../calendar/dates'
import { type Answers, answerPath, rowsOf } from '../forms/answers'
import { conditionHolds } from '../forms/condition-holds'
import { requiredAttachments, requiresOfApplicant } from '../forms/service-demands'
import { validateAnswers } from '../forms/validate-answers'
import type { Localized } from '../language/language'
import { findRegion } from '../places'
import { holderOf } from '../services/own-document'
import {
  type FormField,
  type FormSection,
  isAsked,
  type Requirement,
  type ServiceDefinition,
} from '../services/service-definition'
import { dialogueTexts } from '../texts/texts'
import { valueAt } from './application'
import type { DialogueContext } from './context'
import { type FactKey, factField, isFactKey } from './facts'
import { keyTitle } from './key-title'
import { reasonAnswer } from './line-reason'
import { once } from './once'
import type { TalkedApplication } from './state'

/** Something to ask. Its key names it in the state: a fact, a path, `section+` for another row, `file:` a requirement. */
export type Question = { key: string; title: Localized; optional: boolean } & (
  | { kind: 'value'; field: FormField; section?: FormSection; rowIndex: number }
  | { kind: 'rows'; section: FormSection; count: number }
  | { kind: 'file'; requirement: Requirement }
  | { kind: 'sort'; uploadId: string }
)

/** The citizen's answers as every channel judges them, hidden ones dropped. */
export const judged = once((definition, application, context) => {
  const { villageCode } = application
  const applicant = { ...application.applicant, name: application.applicant.name ?? '', villageCode }
  const { now, prefixKnown, regions } = context
  const regencyName = (code: string) => findRegion(regions, code)?.name
  const today = toLocalDate(now)
  return validateAnswers(definition, application.answers, { today, applicant, prefixKnown, regencyName })
})

/** Everything that may be asked of an application as it stands, in order, answered or not. */
export const questionsOf = once((definition, application, context): readonly Question[] => {
  const { answers } = judged(definition, application, context)
  const { correction } = application
  const all = [
    ...factQuestions(definition, application, context).filter(
      ({ key }) => !correction || correction.fields.includes(key),
    ),
    ...formQuestions(definition, application, answers, context),
    ...(correction ? [] : presenceQuestions(definition, application)),
    // What came before it was asked for is asked about first: no paper is asked for again.
    ...application.unsorted
      .slice(0, 1)
      .map((uploadId): Question => ({ kind: 'sort', key: 'sort', title: unsortedTitle, uploadId, optional: false })),
    ...fileQuestions(definition, application, answers, context),
  ]
  if (correction) return all.filter((question) => belongsToCorrection(question, correction, definition, application))
  switch (application.scope) {
    case 'all':
      return all
    case 'named':
      return all.filter((question) => isNamed(definition, context, question))
    case 'missing':
      return all.filter((question) => isMissing(definition, application, question))
  }
})

const unsortedTitle: Localized = dialogueTexts.of('unsortedFile')

/** The same without regard to what the channel's profile names: what is said beyond it is welcome. */
export const allQuestions = once((definition, application, context): readonly Question[] =>
  questionsOf(definition, application.scope === 'all' ? application : { ...application, scope: 'all' }, context),
)

function fact(definition: ServiceDefinition, key: FactKey, optional: boolean): Question {
  const field = factField(definition, key)
  return { kind: 'value', key, title: field.label, field, optional, rowIndex: 0 }
}

function factQuestions(
  definition: ServiceDefinition,
  application: TalkedApplication,
  context: DialogueContext,
): Question[] {
  const named = definition.channels[context.channel].fields
  const fields = definition.form.sections.flatMap((section) => section.fields)
  const isMeant = (name: 'phone' | 'email') =>
    named.includes(`@${name}`) || fields.some((field) => field.sameAs === `applicant.${name}`)
  const { assistedBy } = application
  // An e-mail asks everything at once; elsewhere whoever writes for another says so.
  const isRelationAsked =
    assistedBy !== undefined || (context.channel === 'email' && holderOf(definition) !== undefined)
  const questions = isRelationAsked ? [fact(definition, '@relation', assistedBy === undefined)] : []
  questions.push(fact(definition, '@name', false))
  if (!context.identifiersByLink) {
    questions.push(fact(definition, '@nik', !requiresOfApplicant(definition, 'applicant.nik')))
    questions.push(fact(definition, '@kkNumber', !requiresOfApplicant(definition, 'applicant.kkNumber')))
  }
  if (!context.contact.phone || application.applicant.phone !== undefined)
    questions.push(fact(definition, '@phone', true))
  if ((!context.contact.email && isMeant('email')) || application.applicant.email !== undefined)
    questions.push(fact(definition, '@email', true))
  questions.push(fact(definition, '@village', false))
  if (assistedBy) questions.push(fact(definition, '@helper', false))
  if (assistedBy?.relation === 'delegate') {
    if (!context.identifiersByLink) questions.push(fact(definition, '@helperNik', false))
    questions.push(fact(definition, '@kinship', false))
  }
  return questions
}

function formQuestions(
  definition: ServiceDefinition,
  application: TalkedApplication,
  answers: Answers,
  context: DialogueContext,
): Question[] {
  const today = toLocalDate(context.now)
  return definition.form.sections.flatMap((section): Question[] => {
    if (section.shownWhen && !conditionHolds(section.shownWhen, { answers, today })) return []
    const rows = rowsOf(application.answers, section.id)
    const { min, max } = section.repeat ?? { min: 1, max: 1 }
    const count = Math.min(max, Math.max(min, rows.length))
    const asked = Array.from({ length: count }, (_, rowIndex) => {
      const values = rowsOf(answers, section.id)[rowIndex] ?? {}
      const scope = { answers, today, row: { sectionId: section.id, values } }
      return section.fields.flatMap((field): Question[] => {
        if (!isAsked(field) || (field.shownWhen && !conditionHolds(field.shownWhen, scope))) return []
        if (context.identifiersByLink && isIdentifier(field)) return []
        const isRequired = typeof field.required === 'boolean' ? field.required : conditionHolds(field.required, scope)
        const key = answerPath(section, rowIndex, field.id)
        const title = keyTitle(definition, key)
        return [{ kind: 'value', key, title, field, optional: !isRequired, section, rowIndex }]
      })
    }).flat()
    if (section.repeat && count < max && rows.length >= min)
      asked.push({
        kind: 'rows',
        key: `${section.id}+`,
        title: section.rowTitle ?? section.title,
        section,
        count,
        optional: true,
      })
    return asked
  })
}

export function isIdentifier(field: FormField): boolean {
  return field.type === 'nik' || field.type === 'kkNumber'
}

function presenceQuestions(definition: ServiceDefinition, application: TalkedApplication): Question[] {
  if (definition.presence === 'none') return []
  const questions = [fact(definition, '@presence', false)]
  if (application.presence.mode === 'home')
    questions.push(fact(definition, '@visitReason', false), fact(definition, '@landmark', false))
  return questions
}

function fileQuestions(
  definition: ServiceDefinition,
  application: TalkedApplication,
  answers: Answers,
  context: DialogueContext,
): Question[] {
  const offered = requiredAttachments(definition, answers, toLocalDate(context.now))
  return definition.requirements.flatMap((requirement): Question[] => {
    const asked = offered.find(({ id }) => id === requirement.id)
    const isAskedAgain = application.correction?.requirements.includes(requirement.id)
    if (!asked && !isAskedAgain) return []
    // Only what can carry files is asked for them; elsewhere what must be there follows by link.
    if (context.channel === 'sms') return []
    const optional = !isAskedAgain && !asked?.required
    return [{ kind: 'file', key: `file:${requirement.id}`, title: requirement.label, requirement, optional }]
  })
}

/** A correction asks what it names, and what its answers made necessary. */
function belongsToCorrection(
  question: Question,
  correction: NonNullable<TalkedApplication['correction']>,
  definition: ServiceDefinition,
  application: TalkedApplication,
): boolean {
  if (question.kind === 'sort') return true
  if (question.kind === 'file') return correction.requirements.includes(question.requirement.id)
  if (question.kind === 'rows') return correction.fields.includes(question.section.id)
  if (correction.fields.includes(question.key) || correction.mended.includes(question.key)) return true
  if (question.section && correction.fields.includes(question.section.id)) return true
  return !question.optional && valueAt(definition, application, question.key) === undefined
}

/** What keeps an application from being whole, or was answered just now. */
function isMissing(definition: ServiceDefinition, application: TalkedApplication, question: Question): boolean {
  if (question.kind === 'sort' || application.history.includes(question.key)) return true
  if (question.optional) return false
  if (question.kind === 'value') return valueAt(definition, application, question.key) === undefined
  return (
    question.kind === 'file' && !application.files.some(({ requirement }) => requirement === question.requirement.id)
  )
}

/** Whether the channel's profile names it. */
function isNamed(definition: ServiceDefinition, context: DialogueContext, question: Question): boolean {
  // A file that was kept was promised a question.
  if (question.kind === 'sort') return true
  if (question.kind !== 'value') return false
  const named = definition.channels[context.channel].fields
  // Without these no office knows whose application it is, or how the person can be present.
  if (isFactKey(question.key) && !question.optional) return true
  if (named.includes(question.key)) return true
  if (!question.section) return false
  // A reason stands for the choice it makes.
  const reason = named.includes('@reason') ? definition.sms?.reasons[0] : undefined
  if (reason !== undefined && reasonAnswer(definition, reason)?.key === question.key) return true
  return question.rowIndex === 0 && named.includes(`${question.section.id}.${question.field.id}`)
}

/** The question with that key, when it may be asked as things stand. */
export function findQuestion(
  definition: ServiceDefinition,
  application: TalkedApplication,
  context: DialogueContext,
  key: string,
): Question | undefined {
  return questionsOf(definition, application, context).find((question) => question.key === key)
}
