import { readCertainDate } from '../calendar/date-box'
import { formatNumber, isLocalDate } from '../calendar/dates'
import { readClock } from '../calendar/read-clock'
import { EmailAddress } from '../identity/email'
import { isKkNumber, isNik, normalizeNik } from '../identity/nik'
import { checkPersonName } from '../identity/person-name'
import { normalizePhone } from '../identity/phone'
import { RegionCode, regionLevel } from '../identity/region-code'
import type { Localized } from '../language/language'
import { perLanguage } from '../language/languages'
import type { FormField } from '../services/service-definition'
import { formsTexts } from '../texts/texts'
import { futureMessage, shapeMessages } from './answer-messages'
import type { AnswerValue } from './answers'

export type FieldProblem = { code: string; message: Localized }

/** Longer texts are cut before anything else looks at them; every field's own limit is lower. */
const inputLimit = 5000
const defaultLength = { text: 200, longText: 2000, address: 300 } as const

/**
 * Brings a value to its usual form: trimmed, digits without spaces, dates as YYYY-MM-DD however they are typed, numbers
 * and yes or no as such. What cannot be read stays as given, for `checkValue` to refuse; undefined means no answer.
 */
export function normalizeValue(field: FormField, value: unknown): AnswerValue | undefined {
  if (field.type === 'multiChoice') return normalizeChoices(value)
  if (field.type === 'boolean' && typeof value === 'boolean') return value
  if (field.type === 'number' && typeof value === 'number' && Number.isFinite(value)) return value
  if (typeof value !== 'string' && typeof value !== 'number') return undefined
  const text = String(value).slice(0, inputLimit).trim()
  return text === '' ? undefined : normalizeText(field, text)
}

function normalizeChoices(value: unknown): string[] | undefined {
  const texts = (Array.isArray(value) ? value.slice(0, 100) : [value]).filter((one) => typeof one === 'string')
  const codes = [...new Set(texts.map((text) => text.slice(0, 50).trim()).filter((text) => text !== ''))]
  return codes.length > 0 ? codes : undefined
}

function normalizeText(field: FormField, text: string): AnswerValue {
  switch (field.type) {
    case 'boolean':
      return text === 'true' ? true : text === 'false' ? false : text
    case 'number': {
      const isNumber = /^-?\d{1,9}([.,]\d{1,4})?$/.test(text)
      return isNumber ? Number(text.replace(',', '.')) : text
    }
    case 'date':
      return readCertainDate(text) ?? text
    case 'time':
      return readClock(text) ?? text
    case 'nik':
    case 'kkNumber':
      return normalizeNik(text) || text
    case 'phone':
      return normalizePhone(text) ?? text
    case 'email':
      return text.toLowerCase()
    case 'personName':
    case 'text':
      return text.normalize('NFC').replace(/\s+/gu, ' ')
    default:
      return text
  }
}

/** What is wrong with a value that is there; today is YYYY-MM-DD. Says nothing of whose answer it is. */
export function checkValue(field: FormField, value: AnswerValue, today: string): FieldProblem | undefined {
  switch (field.type) {
    case 'text':
    case 'longText':
    case 'address':
      return textProblem(value, field.maxLength ?? defaultLength[field.type])
    case 'personName':
      return nameProblem(value)
    case 'date':
      return dateProblem(field, value, today)
    case 'time':
      return problemUnless(/^([01]\d|2[0-3]):[0-5]\d$/.test(String(value)), 'not-a-time', shapeMessages.time)
    case 'number':
      return numberProblem(field, value)
    case 'boolean':
      return problemUnless(typeof value === 'boolean', 'not-a-choice', choiceMessage)
    case 'choice':
    case 'multiChoice':
      return choiceProblem(field, value)
    case 'nik':
      return problemUnless(isNik(normalizeNik(String(value))), 'nik-shape', shapeMessages.nik)
    case 'kkNumber':
      return problemUnless(isKkNumber(String(value)), 'kk-shape', shapeMessages.kkNumber)
    case 'phone':
      return problemUnless(normalizePhone(String(value)) !== undefined, 'not-a-phone', shapeMessages.phone)
    case 'email':
      return problemUnless(EmailAddress.safeParse(value).success, 'not-an-email', shapeMessages.email)
    case 'region':
      return regionProblem(field, value)
  }
}

function problemUnless(isGood: boolean, code: string, message: Localized): FieldProblem | undefined {
  return isGood ? undefined : { code, message }
}

const choiceMessage = formsTexts.of('notAChoice')

function textProblem(value: AnswerValue, maxLength: number): FieldProblem | undefined {
  if (typeof value !== 'string') return { code: 'not-a-text', message: formsTexts.of('notAText') }
  // Control characters come from broken keyboards and probes, never from a person.
  const hasControls = [...value].some((letter) => letter < ' ' && letter !== '\n' && letter !== '\r' && letter !== '\t')
  if (hasControls) {
    return {
      code: 'not-a-text',
      message: formsTexts.of('unreadableText'),
    }
  }
  return problemUnless(value.length <= maxLength, 'too-long', formsTexts.of('textTooLong', { maxLength }))
}

function nameProblem(value: AnswerValue): FieldProblem | undefined {
  const result = checkPersonName(String(value))
  return result.valid ? undefined : { code: 'name', message: result.message }
}

function dateProblem(field: FormField, value: AnswerValue, today: string): FieldProblem | undefined {
  const isDate = isLocalDate(value) && String(value) >= '1850-01-01' && String(value) < '2200-01-01'
  if (!isDate) {
    return {
      code: 'not-a-date',
      message: shapeMessages.date,
    }
  }
  // Nothing is recorded of an event to come; any other date may only look wrong.
  return problemUnless(!field.event || String(value) <= today, 'in-the-future', futureMessage)
}

/** With as many decimals as it has. */
const inWords = (value: number): Localized =>
  perLanguage((language) => formatNumber(value, language, (String(value).split('.')[1] ?? '').length))

function numberProblem(field: FormField, value: AnswerValue): FieldProblem | undefined {
  const min = field.min ?? 0
  const max = field.max ?? 1_000_000
  const isGood = typeof value === 'number' && value >= min && value <= max
  const isWhole = field.unit === 'kg' || Number.isInteger(value)
  const message = formsTexts.of('numberNotBetween', { min: inWords(min), max: inWords(max) })
  return problemUnless(isGood && isWhole, 'not-a-number', message)
}

function choiceProblem(field: FormField, value: AnswerValue): FieldProblem | undefined {
  const codes = Array.isArray(value) ? value : [value]
  const isGood = codes.every((code) => field.codes?.some((choice) => choice.code === code))
  return problemUnless(isGood, 'not-a-choice', choiceMessage)
}

function regionProblem(field: FormField, value: AnswerValue): FieldProblem | undefined {
  const code = RegionCode.safeParse(value)
  const isGood = code.success && (field.level === undefined || regionLevel(code.data) === field.level)
  return problemUnless(isGood, 'not-a-region', formsTexts.of('notARegion'))
}
