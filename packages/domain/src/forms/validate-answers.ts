import { normalizeNik } from '../identity/nik'
import type { Localized } from '../language/language'
import type { Condition } from '../services/condition'
import { type FormField, type FormSection, isAsked, type ServiceDefinition } from '../services/service-definition'
import { formsTexts } from '../texts/texts'
import { checkNikAnswer, checkValue, type FieldProblem, normalizeValue } from './answer-value'
import { type Answers, type AnswerValue, type Applicant, answerPath, rowsOf, type SectionAnswers } from './answers'
import { conditionHolds } from './condition-holds'

export type FieldError = { path: string; code: string; message: Localized }
export type FieldWarning = FieldError

export type AnswerContext = {
  /** YYYY-MM-DD where the office is. */
  today: string
  applicant?: Applicant | undefined
  /** Asked with six digits, for NIK warnings. */
  prefixKnown?: ((prefix: string) => boolean) | undefined
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
  const warnings: FieldWarning[] = []
  for (const section of definition.form.sections) {
    if (!isShown(section, { answers, today: context.today })) continue
    const rows = section.repeat ? rowsOf(answers, section.id) : [rowsOf(answers, section.id)[0] ?? {}]
    errors.push(...rowCountErrors(section, rows.length))
    rows.forEach((values, index) => {
      const result = checkRow(section, index, values, answers, context)
      errors.push(...result.errors)
      warnings.push(...result.warnings)
    })
  }
  warnings.push(...applicantWarnings(definition, answers, context))
  errors.push(...brokenRules(definition, answers, context.today, errors))
  return { answers, errors, warnings }
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

function checkRow(
  section: FormSection,
  index: number,
  values: SectionAnswers,
  answers: Answers,
  context: AnswerContext,
): { errors: FieldError[]; warnings: FieldWarning[] } {
  const errors: FieldError[] = []
  const warnings: FieldWarning[] = []
  const scope = { answers, today: context.today, row: { sectionId: section.id, values } }
  for (const field of section.fields) {
    if (!isAsked(field) || !isShown(field, scope)) continue
    const path = answerPath(section, index, field.id)
    const value = values[field.id]
    if (value === undefined) {
      const isRequired = typeof field.required === 'boolean' ? field.required : conditionHolds(field.required, scope)
      if (isRequired) errors.push({ path, code: 'required', message: requiredMessage(field) })
      continue
    }
    const result = checkValue(field, value, values, context)
    errors.push(...result.errors.map((problem) => at(path, problem)))
    warnings.push(...result.warnings.map((problem) => at(path, problem)))
    if (isApplicantsNik(field, value, context.applicant)) warnings.push(at(path, applicantsNik))
  }
  return { errors, warnings }
}

function at(path: string, problem: FieldProblem): FieldError {
  return { path, code: problem.code, message: problem.message }
}

function requiredMessage(field: FormField): Localized {
  const isChosen = field.type === 'choice' || field.type === 'multiChoice' || field.type === 'boolean'
  return isChosen
    ? formsTexts.of('choiceMissing', { label: field.label })
    : formsTexts.of('answerMissing', { label: field.label })
}

const applicantsNik: FieldProblem = {
  code: 'applicants-nik',
  message: formsTexts.of('applicantsNik'),
}

function isApplicantsNik(field: FormField, value: AnswerValue, applicant: Applicant | undefined): boolean {
  return field.isOther === true && !!applicant?.nik && value === normalizeNik(applicant.nik)
}

/** Where a form asks the applicant's own sex or birth date, their NIK should fit them. */
function applicantWarnings(definition: ServiceDefinition, answers: Answers, context: AnswerContext): FieldWarning[] {
  if (!context.applicant?.nik) return []
  const answerOf = (type: FormField['type']) =>
    definition.form.sections
      .flatMap((section) => section.fields.map((field) => ({ section, field })))
      .filter(({ field }) => field.ofApplicant && field.type === type)
      .map(({ section, field }) => rowsOf(answers, section.id)[0]?.[field.id])[0]
  const { warnings } = checkNikAnswer(context.applicant.nik, answerOf('choice'), answerOf('date'), context)
  return warnings.map((problem) => at('applicant.nik', problem))
}

/** A rule is not asked about a field that already has an error. */
function brokenRules(
  definition: ServiceDefinition,
  answers: Answers,
  today: string,
  errors: readonly FieldError[],
): FieldError[] {
  return definition.rules
    .filter((rule) => !errors.some((error) => error.path === rule.field))
    .filter((rule) => conditionHolds(rule.brokenWhen, { answers, today }))
    .map((rule) => ({ path: rule.field, code: rule.id, message: rule.message }))
}
