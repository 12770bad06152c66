import { toLocalDate } from '../calendar/dates'
import { checkValue } from '../forms/answer-value'
import type { AnswerValue } from '../forms/answers'
import { fold } from '../language/fold'
import type { Localized } from '../language/language'
import { isMisspellingOf } from '../language/similarity'
import { type FormField, findField, type ServiceDefinition, type SmsLine } from '../services/service-definition'
import { dialogueTexts } from '../texts/texts'
import type { DialogueContext } from './context'
import { factField, isFactKey } from './facts'
import { readReason, reasonAnswer } from './line-reason'
import { readPlace } from './read-place'
import type { Offered } from './typed-answer'
import { readTyped } from './typed-value'

export type ParsedLine =
  | { kind: 'not-a-line' }
  /** Several services share the keyword and nothing tells which is meant. */
  | { kind: 'which'; candidates: string[] }
  | {
      kind: 'line'
      serviceCode: string
      /** Valid values by key. */
      values: Record<string, AnswerValue>
      /** Understood in several ways: values that may be meant, by key. */
      several: Record<string, Offered>
      /** What is wrong with a part. */
      problems: { key: string; message: Localized }[]
      /** Words that fill no field. */
      notes: string[]
      /** The whole line as it should look. */
      example: string
    }

type WithLine = ServiceDefinition & { sms: SmsLine }

/**
 * Reads the line people know: `#KTP#NIK#NO KK#NAMA#DESA#KECAMATAN#HILANG`, with or without the first #, with `*`, `;` or
 * line breaks instead, in any case. Services that share a keyword are told apart by their reason; `chosen` picks one.
 */
export function parseSmsLine(context: DialogueContext, text: string, chosen?: string): ParsedLine {
  const parts = splitLine(text)
  const [keyword = '', ...rest] = parts ?? []
  if (!parts || keyword === '') return { kind: 'not-a-line' }
  const sharing = withKeyword(context.definitions, keyword)
  if (sharing.length === 0) return { kind: 'not-a-line' }
  const matching = sharing.filter(({ sms }) => rest.some((part) => readReason(sms.reasons, part) !== undefined))
  const meant =
    chosen === undefined ? (matching.length > 0 ? matching : sharing) : sharing.filter(({ code }) => code === chosen)
  const [definition] = meant
  if (!definition) return { kind: 'not-a-line' }
  if (meant.length > 1) return { kind: 'which', candidates: meant.map(({ code }) => code) }
  return readParts(context, definition, rest)
}

/** The parts of a line, the keyword first; undefined when the message is not written as one. */
function splitLine(text: string): string[] | undefined {
  const line = text.slice(0, 1000).trim()
  if (!/[#*;\n]/.test(line)) return splitWords(line)
  const parts = line
    .replace(/^[#*;\s]+/, '')
    .split(/[#*;\n]/)
    .map((part) => part.replace(/\s+/g, ' ').trim())
  while (parts.length > 1 && parts.at(-1) === '') parts.pop()
  const [first = '', ...rest] = parts
  // "KTP 6503…#…": a separator was forgotten behind the keyword.
  const [, word, number] = /^(\p{L}+)\s+(\d[\d .]{10,})$/u.exec(first) ?? []
  const isMarked = /^\s*#/.test(line) || rest.length >= 2
  if (!isMarked) return undefined
  return word !== undefined && number !== undefined ? [word, number, ...rest] : [first, ...rest]
}

/** "KTP 6503… 6503… BUDI …": only spaces; what the numbers are is certain, the words behind are asked. */
function splitWords(line: string): string[] | undefined {
  const [, keyword, numbers, rest = ''] = /^(\p{L}+)\s+((?:\d{16}\s*){1,2})(.*)$/u.exec(line) ?? []
  if (keyword === undefined || numbers === undefined) return undefined
  const last = rest.trim().split(/\s+/).at(-1) ?? ''
  return [keyword, ...numbers.trim().split(/\s+/), ...(last === '' ? [] : [last])]
}

function withKeyword(definitions: readonly ServiceDefinition[], typed: string): WithLine[] {
  const folded = fold(typed).replaceAll(' ', '')
  const withLines = definitions.filter((definition): definition is WithLine => definition.sms !== null)
  const exact = withLines.filter(({ sms }) => fold(sms.keyword) === folded)
  return exact.length > 0 ? exact : withLines.filter(({ sms }) => isMisspellingOf(folded, fold(sms.keyword)))
}

type Target = { key: string; field: FormField } | 'district' | 'reason' | 'note'

function targetOf(definition: ServiceDefinition, part: string): Target {
  if (part === '@district') return 'district'
  if (part === '@reason') return 'reason'
  if (isFactKey(part)) return { key: part, field: factField(definition, part) }
  const found = findField(definition, part)
  if (!found) return 'note'
  return { key: found.section.repeat ? `${found.section.id}.0.${found.field.id}` : part, field: found.field }
}

function readParts(context: DialogueContext, definition: WithLine, given: readonly string[]): ParsedLine {
  const { sms } = definition
  const targets = sms.fields.map((field) => targetOf(definition, field))
  const result = {
    kind: 'line' as const,
    serviceCode: definition.code,
    values: {} as Record<string, AnswerValue>,
    several: {} as Record<string, Offered>,
    problems: [] as { key: string; message: Localized }[],
    notes: [] as string[],
    example: exampleLine(definition),
  }
  const parts = aligned(targets, given, sms)
  const district = parts[targets.indexOf('district')]
  targets.forEach((target, index) => {
    const part = parts[index] ?? ''
    if (part === '' || target === 'district') return
    if (target === 'note') result.notes.push(part)
    else if (target === 'reason') takeReason(definition, part, result)
    else if (target.key === '@village') takeVillage(context, part, district, result)
    else takePart(context, target, part, result)
  })
  result.notes.push(...given.slice(targets.length).filter((part) => part !== ''))
  return result
}

type Result = Extract<ParsedLine, { kind: 'line' }>

/** Puts parts to their places when one was left out: what must be a number and is none was left out. */
function aligned(targets: readonly Target[], given: readonly string[], sms: SmsLine): (string | undefined)[] {
  let left = targets.length - given.length
  const parts = [...given]
  return targets.map((target) => {
    const part = parts[0]
    const isPlace = part !== undefined && looksLike(target, part, sms)
    if (left > 0 && !isPlace) {
      left -= 1
      return undefined
    }
    return parts.shift()
  })
}

function looksLike(target: Target, part: string, sms: SmsLine): boolean {
  if (target === 'reason') return readReason(sms.reasons, part) !== undefined
  const digits = part.replace(/\D/g, '').length
  if (typeof target === 'string') return digits < 8 && readReason(sms.reasons, part) === undefined
  const { type } = target.field
  if (type === 'nik' || type === 'kkNumber') return digits >= 8
  if (type === 'date') return /\d/.test(part) && digits <= 8
  if (type === 'phone') return digits >= 8 && digits < 16
  if (type === 'email') return part.includes('@')
  return digits < 8 && readReason(sms.reasons, part) === undefined
}

function takeReason(definition: WithLine, part: string, result: Result): void {
  const reason = readReason(definition.sms.reasons, part)
  const answer = reasonAnswer(definition, reason ?? part)
  if (answer) result.values[answer.key] = answer.value
  else result.notes.push(part)
}

function takeVillage(context: DialogueContext, village: string, district: string | undefined, result: Result): void {
  const typed = [village, district].filter((part) => part).join(', ')
  const near = context.regencyCode === undefined ? [] : [context.regencyCode]
  const read = readPlace({ regions: context.regions, within: context.within, near }, typed)
  if (read.kind === 'value') result.values['@village'] = read.value
  else if (read.kind === 'several') {
    result.several['@village'] = read
    if (read.note) result.problems.push({ key: '@village', message: read.note })
  } else if (read.kind === 'unknown')
    result.problems.push({ key: '@village', message: dialogueTexts.of('placeNotKnown') })
  else if (read.isOutside) result.problems.push({ key: '@village', message: read.message })
  else result.problems.push({ key: '@village', message: unknownVillage(village.slice(0, 60)) })
}

function unknownVillage(name: string): Localized {
  return dialogueTexts.of('unknownVillage', { name })
}

function takePart(
  context: DialogueContext,
  target: { key: string; field: FormField },
  part: string,
  result: Result,
): void {
  const today = toLocalDate(context.now)
  const read = readTyped(target.field, part, { today, regions: context.regions })
  if (read.kind === 'several') result.several[target.key] = read
  else if (read.kind === 'unknown')
    result.problems.push({ key: target.key, message: dialogueTexts.of('placeNotKnown') })
  else if (read.kind === 'unread') result.problems.push({ key: target.key, message: read.message })
  else {
    const error = checkValue(target.field, read.value, today)
    if (error) result.problems.push({ key: target.key, message: error.message })
    else result.values[target.key] = read.value
  }
}

/** Invented, with the serial 99xx that no person has. */
const examples: Readonly<Record<string, string>> = {
  '@nik': '6503051708909901',
  '@kkNumber': '6503050101209901',
  '@name': 'BUDI SANTOSO',
  '@phone': '081234567890',
  '@email': 'nama@contoh.id',
  '@village': 'LONG BAWAN',
  '@district': 'KRAYAN',
}

/** The line of a service filled in, to be imitated. */
export function exampleLine(definition: WithLine): string {
  const { keyword, fields, reasons, line } = definition.sms
  const words = line.split('#')
  const parts = fields.map((part, index) => {
    if (part === '@reason') return reasons[0] ?? words[index + 1] ?? ''
    const field = findField(definition, part)?.field
    const type = field?.type
    if (field?.codes?.[0]) return field.codes[0].label.id.toUpperCase()
    if (type === 'phone') return examples['@phone']
    if (type === 'email') return examples['@email']
    if (type === 'nik') return '6503051708909902'
    if (type === 'kkNumber') return examples['@kkNumber']
    if (type === 'date') return '17-8-2020'
    if (type === 'personName') return 'SITI AMINAH'
    return examples[part] ?? words[index + 1] ?? ''
  })
  return [keyword, ...parts].join('#')
}
