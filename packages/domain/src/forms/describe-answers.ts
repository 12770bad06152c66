import { formatClock, formatDate, formatNumber, isLocalDate } from '../calendar/dates'
import type { Language } from '../language/language'
import { localized } from '../language/localized'
import {
  type FieldType,
  type FormField,
  type FormSection,
  isAsked,
  type ServiceDefinition,
} from '../services/service-definition'
import { formsTexts } from '../texts/texts'
import { fieldName } from './answer-name'
import { type Answers, type AnswerValue, answerPath, rowsOf } from './answers'

export type DescribedSection = {
  /** Section id, with the row's index behind it in a section that repeats. */
  id: string
  title: string
  entries: { path: string; label: string; display: string; specific: boolean }[]
}

/** Names a region code, where the caller knows names. */
export type RegionName = (code: string) => string | undefined

/** What the applicant has too, so that it is always said whose it is. */
const personal: readonly FieldType[] = ['personName', 'nik', 'kkNumber', 'phone', 'email']

/**
 * What was answered, in words: for review before sending and for reading a file. A line says whose answer it is where it is a
 * person's name or number, or where another line is called the same. Expects validated answers.
 */
export function describeAnswers(
  definition: ServiceDefinition,
  answers: Answers,
  language: Language,
  regionName?: RegionName,
): DescribedSection[] {
  const labelOf = createLabels(definition, answers, language)
  return definition.form.sections.flatMap((section) =>
    rowsOf(answers, section.id).flatMap((row, index) => {
      const entries = section.fields.filter(isAsked).flatMap((field) => {
        const value = row[field.id]
        if (value === undefined) return []
        const path = answerPath(section, index, field.id)
        const display = displayAnswer(field, value, language, regionName)
        const label = labelOf(section, field, section.repeat ? index : undefined)
        return [{ path, label, display, specific: field.specific ?? false }]
      })
      const title = section.repeat
        ? `${localized(section.rowTitle ?? section.title, language)} ${index + 1}`
        : localized(section.title, language)
      return entries.length > 0 ? [{ id: section.repeat ? `${section.id}.${index}` : section.id, title, entries }] : []
    }),
  )
}

/** What the lines of these answers are called, told apart by whose answers they are. */
function createLabels(definition: ServiceDefinition, answers: Answers, language: Language) {
  const counts = new Map<string, number>()
  for (const section of definition.form.sections)
    for (const row of rowsOf(answers, section.id))
      for (const field of section.fields) {
        const label = localized(field.label, language)
        if (isAsked(field) && row[field.id] !== undefined) counts.set(label, (counts.get(label) ?? 0) + 1)
      }
  return (section: FormSection, field: FormField, rowIndex: number | undefined): string => {
    const label = localized(field.label, language)
    const isShared = (counts.get(label) ?? 0) > 1
    if (!isShared && !personal.includes(field.type)) return label
    const named = localized(fieldName(section, field, rowIndex), language)
    return isShared && named === label ? `${label} (${localized(section.title, language).toLowerCase()})` : named
  }
}

/** One answer in words. What does not fit its field (a wrong value kept beside its error) is shown as it stands. */
export function displayAnswer(
  field: FormField,
  value: AnswerValue,
  language: Language,
  regionName?: RegionName,
): string {
  if (Array.isArray(value)) return value.map((code) => choiceLabel(field, code, language)).join('; ')
  if (typeof value === 'boolean') return yesOrNo(value, language)
  if (typeof value === 'number') {
    const number = formatNumber(value, language, Number.isInteger(value) ? 0 : 1)
    return field.unit ? `${number} ${formsTexts.say(language, `unit_${field.unit}`)}` : number
  }
  switch (field.type) {
    case 'choice':
      return choiceLabel(field, value, language)
    case 'date':
      return isLocalDate(value) ? formatDate(value, language) : value
    case 'time':
      return formatClock(value, language)
    case 'region':
      return regionName?.(value) ?? value
    default:
      return value
  }
}

function choiceLabel(field: FormField, code: string, language: Language): string {
  const label = field.codes?.find((choice) => choice.code === code)?.label
  return label ? localized(label, language) : code
}

function yesOrNo(value: boolean, language: Language): string {
  return formsTexts.say(language, value ? 'yes' : 'no')
}
