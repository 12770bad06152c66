import { readDate, readDayAndMonth } from '../calendar/read-date'
import { readNearDay } from '../calendar/read-near-day'
import type { AnswerValue } from '../forms/answers'
import { fold } from '../language/fold'
import type { FormField, ServiceDefinition } from '../services/service-definition'
import type { ValueQuestion } from './answer'
import { number16, phoneNumber, wholeDate } from './in-words'

/** Something told, with the questions that it may answer; sure where the words leave no other meaning. */
export type Finding = { keys: string[]; value: AnswerValue; isSure: boolean }

/** The last words before a number that say what it is, with whose it is: "nik saya", "no. kk kami". */
const calledKk = /\b(?:kk|kartu\s+keluarga)(?:\s*nya)?((?:\s+\p{L}+){0,3})\s*[:=.,-]*\s*$/iu
const calledNik = /\b(?:nik|n\.i\.k|ktp)(?:\s*nya)?((?:\s+\p{L}+){0,3})\s*[:=.,-]*\s*$/iu
const ownWords = 'saya|sy|aku|ku|kami|pemohon|pelapor'
const emptyWords = 'adalah|ialah|yaitu|ini|no|nomor|nmr|nomornya|el|sendiri'
const own = new RegExp(`\\b(?:${ownWords})\\b`)
const ofDeceased = /\b(?:almarhum|almarhumah|alm|almh|mendiang|jenazah|yang meninggal|yg meninggal)\b/
/** Words between what a number is called and the number that say nothing of whose it is. */
const noOwner = new RegExp(`^(?:\\s*(?:${emptyWords}))*\\s*$`)
/** "nik ibu saya" is not the sender's. */
const onlyOwn = new RegExp(`^(?:\\s*(?:${ownWords}|${emptyWords}))*\\s*$`)

const calledNumber = new RegExp(
  String.raw`\b(?:no(?:mor)?\.?\s*)?(?:nik|kk|kartu\s+keluarga)(?:\s*nya)?(?:\s+(?:${ownWords}|${emptyWords}))*\s*[:=.,-]*\s*${number16.source}`,
  'gi',
)

const calledPhone =
  /\b(?:no(?:mor)?\.?\s*)?(?:hp|wa|telp|telepon|handphone|phone)(?:\s*nya)?(?:\s+(?:saya|sy|kami))?\s*[:=.,-]*\s*(?:\+62|62|0)8\d(?:[ -]?\d){6,10}(?!\d)/gi

/** A message without the numbers that merely tell who somebody is: "nik saya 6503…" asks for no NIK. */
export function withoutNumbers(text: string): string {
  const rest = text
    .replace(calledNumber, ' ')
    .replace(calledPhone, ' ')
    .replace(number16, ' ')
    .replace(phoneNumber, ' ')
    .trim()
  return /\p{L}{3}/u.test(rest) ? rest : text
}

const isOfDeceased = ({ field, section }: ValueQuestion) => (field.role ?? section?.role) === 'deceased'

/**
 * The NIKs and family card numbers of a message, and a telephone where it is asked. Where it is written for somebody else, what
 * is called the writer's own is not the applicant's; `applicantIs` says who is: "nenek".
 */
export function numbersStated(questions: readonly ValueQuestion[], text: string, applicantIs?: string): Finding[] {
  const keysOf = (...types: FormField['type'][]) =>
    questions.filter(({ field }) => types.includes(field.type)).map(({ key }) => key)
  let end = 0
  const numbers = [...text.matchAll(number16)].map((match): Finding => {
    const before = text.slice(Math.max(end, match.index - 60), match.index)
    end = match.index + match[0].length
    const value = match[0].replace(/\D/g, '')
    const ofCard = calledKk.exec(before)
    const ofPerson = calledNik.exec(before)
    // "NIK dan KK": what stands nearer to the number counts.
    const isCard = ofCard !== null && (ofPerson === null || ofCard.index > ofPerson.index)
    const owner = fold((isCard ? ofCard : ofPerson)?.[1] ?? '')
    if (isCard) return { value, ...whose(owner, '@kkNumber', keysOf('kkNumber'), applicantIs) }
    if (ofPerson === null) return { value, keys: keysOf('nik', 'kkNumber'), isSure: false }
    if (!ofDeceased.test(owner)) return { value, ...whose(owner, '@nik', keysOf('nik'), applicantIs) }
    const keys = questions.filter((one) => one.field.type === 'nik' && isOfDeceased(one)).map(({ key }) => key)
    return { value, keys, isSure: true }
  })
  const phones = text.replace(number16, ' ').match(phoneNumber) ?? []
  const [phone] = phones
  return [
    ...numbers,
    ...(phone !== undefined && phones.length === 1 ? [{ value: phone, keys: keysOf('phone'), isSure: true }] : []),
  ]
}

/** The sender's own, or nobody's by name: then it is sure where only one is asked. Of somebody else it answers nothing. */
function whose(
  owner: string,
  ownKey: string,
  keys: string[],
  applicantIs: string | undefined,
): Pick<Finding, 'keys' | 'isSure'> {
  if (applicantIs !== undefined) {
    const isApplicants = owner.split(' ').includes(applicantIs)
    if (isApplicants) return { keys: keys.filter((key) => key === ownKey), isSure: true }
    return { keys: noOwner.test(owner) ? keys : [], isSure: false }
  }
  if (own.test(owner) && onlyOwn.test(owner)) return { keys: keys.filter((key) => key === ownKey), isSure: true }
  return { keys: noOwner.test(owner) ? keys : [], isSure: true }
}

const events = [
  ['birth', /\b(?:lahir\w*|kelahiran|melahirkan|born|beranak)\b/gi],
  ['death', /\b(?:meninggal\w*|wafat\w*|mati|kematian|died|ninggal)\b/gi],
  ['marriage', /\b(?:menikah|nikah|kawin|kahwin|married)\b/gi],
  ['divorce', /\b(?:cerai|bercerai|divorced)\b/gi],
] as const

const partOfDate = /(?<![\d/-])\d{1,2}\s+\p{L}{3,10}(?!\p{L}|[\s./,-]+\d)/gu
const nearDay = /\b(?:hari ini|kemarin dulu|kmrn dulu|kemarin|kemaren|kmrin|kmren|kmrn|yesterday|today)\b/gi

/** Who was born dead was born and died on one day. */
const stillbirthDate = 'stillbirth.stillbirthDate'

/** Days of events in a message. Only a whole date behind its event is sure; what stands for a day is offered. */
export function eventsStated(
  { reportingDeadline }: ServiceDefinition,
  questions: readonly ValueQuestion[],
  text: string,
  today: string,
): Finding[] {
  const words = text.replace(number16, ' ').replace(phoneNumber, ' ')
  const dated = questions.filter(({ field }) => field.type === 'date' && field.event !== undefined)
  const keysOf = (event: FormField['event']): string[] => {
    const isStated = ({ field, key }: ValueQuestion) =>
      event === undefined || field.event === event || (event === 'death' && key === stillbirthDate)
    const keys = dated.filter(isStated).map(({ key }) => key)
    // Of several births the service is about the one that its time to report runs from.
    const main = keys.find((key) => key === reportingDeadline?.field)
    return main === undefined ? keys : [main]
  }
  const isToCome = (date: string) => date > today
  const found = (pattern: RegExp, read: (part: string) => string | undefined, isCertain: boolean): Finding[] =>
    [...words.matchAll(pattern)].flatMap((match) => {
      const value = read(match[0])
      const event = eventBefore(words.slice(0, match.index))
      return value === undefined || isToCome(value)
        ? []
        : [{ value, keys: keysOf(event), isSure: isCertain && event !== undefined }]
    })
  return [
    ...found(wholeDate, certainDate, true),
    ...found(partOfDate, (part) => ofThisYear(part, today), false),
    ...found(nearDay, (part) => readNearDay(part, today), false),
  ]
}

function certainDate(part: string): string | undefined {
  const { dates, certain } = readDate(part)
  return certain && dates.length === 1 ? dates[0] : undefined
}

function ofThisYear(part: string, today: string): string | undefined {
  const dayMonth = readDayAndMonth(part)
  return dayMonth === undefined ? undefined : `${today.slice(0, 4)}-${dayMonth}`
}

/** The event told of last before a date. */
function eventBefore(words: string): FormField['event'] {
  const stated = events.flatMap(([event, pattern]) =>
    [...words.matchAll(pattern)].map(({ index }) => ({ event, index })),
  )
  return stated.sort((first, second) => second.index - first.index)[0]?.event
}
