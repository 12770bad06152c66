import type { Condition } from '../services/condition'
import { type FormSection, isAsked, type ServiceDefinition } from '../services/service-definition'
import { formsTexts } from '../texts/texts'
import { missingMessage } from './answer-messages'
import { fieldName, namedMessage } from './answer-name'
import { checkValue, normalizeValue } from './answer-value'
import { type Answers, type AnswerValue, type Applicant, answerPath, rowsOf, type SectionAnswers } from './answers'
import { conditionHolds } from './condition-holds'
import { crossCheck } from './cross-checks'
import type { RegionName } from './describe-answers'
import type { FieldError, FieldWarning } from './field-error'
import { readFormFacts } from './form-facts'
import type { PrefixKnown } from './number-checks'

export type AnswerContext = {
  /** YYYY-MM-DD where the office is. */
  today: string
  applicant?: Applicant | undefined
  /** Asked with the six digits of a district, for NIK warnings. */
  prefixKnown?: PrefixKnown | undefined
  /** The name of a regency by its code, for words about places. */
  regencyName?: RegionName | undefined
  /** The day it was handed in, YYYY-MM-DD, where that was before today: a letter need be valid then, not for ever. */
  handedIn?: string | undefined
}

export type ValidatedAnswers = { answers: Answers; errors: FieldError[]; warnings: FieldWarning[] }

/** Rows beyond this are dropped before anything looks at them. */
const rowLimit = 100

/**
 * Checks answers as they came, from any source: never throws. Texts are tidied; unknown fields and those the conditions
 * hide are dropped; presets are set. Wrong values stay, so that a form can show them beside their errors. Answers
 * without errors stay without errors when checked again on the same day.
 */
export function validateAnswers(
  definition: ServiceDefinition,
  input: unknown,
  context: AnswerContext,
): ValidatedAnswers {
  const answers = dropHidden(definition, readAnswers(definition, input), context.today)
  const errors: FieldError[] = []
  for (const section of definition.form.sections) {
    if (!isShown(section, { answers, today: context.today })) continue
    const rows = section.repeat ? rowsOf(answers, section.id) : [rowsOf(answers, section.id)[0] ?? {}]
    errors.push(...rowCountErrors(section, rows.length))
    rows.forEach((values, index) => {
      errors.push(...rowErrors(section, index, values, answers, context))
    })
  }
  errors.push(...unlessWrong(errors, brokenRules(definition, answers, context)))
  const facts = readFormFacts(definition, answers, context, new Set(errors.map(({ path }) => path)))
  const crossed = crossCheck(facts, context)
  errors.push(...unlessWrong(errors, crossed.errors))
  return { answers, errors, warnings: crossed.warnings }
}

/** Takes what the definition knows out of unknown input, tidied, with presets set. */
function readAnswers(definition: ServiceDefinition, input: unknown): Answers {
  const answers: Answers = {}
  for (const section of definition.form.sections) {
    const given = propertyOf(input, section.id)
    if (section.repeat) {
      const rows = Array.isArray(given) ? given.slice(0, rowLimit) : []
      answers[section.id] = rows.map((row) => readRow(section, row))
    } else {
      answers[section.id] = readRow(section, given)
    }
  }
  return answers
}

function readRow(section: FormSection, input: unknown): SectionAnswers {
  const row: SectionAnswers = {}
  for (const field of section.fields) {
    const value = field.preset ?? normalizeValue(field, propertyOf(input, field.id))
    if (value !== undefined && field.sameAs === undefined) row[field.id] = value
  }
  return row
}

function propertyOf(input: unknown, name: string): unknown {
  if (typeof input !== 'object' || input === null || !Object.hasOwn(input, name)) return undefined
  return Object.getOwnPropertyDescriptor(input, name)?.value
}

/**
 * Drops answers that their conditions hide, until nothing changes: a hidden answer may have been what showed another.
 * Each round drops at least one answer, so it ends.
 */
function dropHidden(definition: ServiceDefinition, start: Answers, today: string): Answers {
  let answers = start
  for (;;) {
    const kept = keepShown(definition, answers, today)
    if (countAnswers(kept) === countAnswers(answers)) return kept
    answers = kept
  }
}

function keepShown(definition: ServiceDefinition, answers: Answers, today: string): Answers {
  const kept: Answers = {}
  for (const section of definition.form.sections) {
    if (!isShown(section, { answers, today })) continue
    const rows = rowsOf(answers, section.id).map((values) => keepShownFields(section, values, answers, today))
    kept[section.id] = section.repeat ? rows : (rows[0] ?? {})
  }
  return kept
}

function keepShownFields(section: FormSection, values: SectionAnswers, answers: Answers, today: string) {
  const row = { sectionId: section.id, values }
  const shown = section.fields.filter((field) => isShown(field, { answers, today, row }))
  return Object.fromEntries(
    shown.flatMap((field): [string, AnswerValue][] => {
      const value = values[field.id]
      return value === undefined ? [] : [[field.id, value]]
    }),
  )
}

function countAnswers(answers: Answers): number {
  return Object.keys(answers).reduce(
    (sum, id) => sum + rowsOf(answers, id).reduce((count, row) => count + 1 + Object.keys(row).length, 1),
    0,
  )
}

function isShown(part: { shownWhen?: Condition | undefined }, scope: Parameters<typeof conditionHolds>[1]): boolean {
  return part.shownWhen === undefined || conditionHolds(part.shownWhen, scope)
}

function rowCountErrors(section: FormSection, count: number): FieldError[] {
  if (!section.repeat) return []
  const { min, max } = section.repeat
  const name = section.rowTitle ?? section.title
  if (count < min) {
    return [
      {
        path: section.id,
        code: 'too-few',
        message: formsTexts.of('tooFewRows', { min, name }),
      },
    ]
  }
  if (count > max) {
    return [
      {
        path: section.id,
        code: 'too-many',
        message: formsTexts.of('tooManyRows', { max, name }),
      },
    ]
  }
  return []
}

function rowErrors(
  section: FormSection,
  index: number,
  values: SectionAnswers,
  answers: Answers,
  context: AnswerContext,
): FieldError[] {
  const scope = { answers, today: context.today, row: { sectionId: section.id, values } }
  return section.fields.flatMap((field): FieldError[] => {
    if (!isAsked(field) || !isShown(field, scope)) return []
    const path = answerPath(section, index, field.id)
    const value = values[field.id]
    const name = () => fieldName(section, field, section.repeat ? index : undefined)
    if (value === undefined) {
      const isRequired = typeof field.required === 'boolean' ? field.required : conditionHolds(field.required, scope)
      return isRequired ? [{ path, code: 'required', message: missingMessage(field.type, name()) }] : []
    }
    const problem = checkValue(field, value, context.today)
    return problem ? [{ path, code: problem.code, message: namedMessage(name(), problem.message) }] : []
  })
}

function brokenRules(
  definition: ServiceDefinition,
  answers: Answers,
  { today, applicant }: AnswerContext,
): FieldError[] {
  const scope = { answers, today, villageCode: applicant?.villageCode ?? undefined }
  return definition.rules
    .filter(({ brokenWhen }) => conditionHolds(brokenWhen, scope))
    .map(({ id, field, message, leadsTo }) => ({ path: field, code: id, message, ...(leadsTo ? { leadsTo } : {}) }))
}

/** A field that has an error already is not told of another kind. */
function unlessWrong(errors: readonly FieldError[], further: readonly FieldError[]): FieldError[] {
  return further.filter(({ path }) => !errors.some((error) => error.path === path))
}
