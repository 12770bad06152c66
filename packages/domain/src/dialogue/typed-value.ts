import { isLocalDate } from '../calendar/dates'
import { readDate, readDayAndMonth } from '../calendar/read-date'
import { readNearDay, readYear } from '../calendar/read-near-day'
import { normalizeValue } from '../forms/answer-value'
import { normalizePhone } from '../identity/phone'
import { fold } from '../language/fold'
import type { Localized } from '../language/language'
import { wordings } from '../language/localized'
import { likeness } from '../language/similarity'
import { isNotKnown } from '../places/place-words'
import type { CodedChoice, FormField } from '../services/service-definition'
import { dialogueTexts } from '../texts/texts'
import { inWords, numbersIn, phoneNumber, wholeDate } from './in-words'
import { type PlaceContext, readPlace } from './read-place'
import type { TypedValue } from './typed-answer'
import { answersYesOrNo, readYesOrNo } from './words'

export type TypedContext = {
  /** YYYY-MM-DD */
  today: string
  /** Told just now without its year, MM-DD: a year completes it. */
  dayMonth?: string | undefined
} & PlaceContext

/** Types whose answer may well be the words that somebody does not know. */
const ownWords: ReadonlySet<string> = new Set(['text', 'longText', 'address'])
/** Of these the words may be among the answers. */
const chosen: ReadonlySet<string> = new Set(['choice', 'multiChoice', 'region'])

/** Types that are read off a paper, which may be elsewhere. */
const papers: ReadonlySet<string> = new Set(['nik', 'kkNumber'])

const notAtHand =
  /\b(hilang|ilang|ketinggalan|tertinggal|rusak|terbakar|hanyut|lost|(belum|blm|tidak|tdk|tak|ga|gak|nggak|ndak|kada|bukan) (punya|ada|bawa|pegang|jadi|dapat|dapet|kelihatan|terbaca)|(do not|dont) have)\b/

/** True of words that say why a number cannot be read off its paper now: "KK-nya hilang", "belum punya KK". */
const isNotAtHand = (text: string): boolean => !/\d{4}/.test(text) && notAtHand.test(fold(text.slice(0, 100)))

/** What introduces one's own name. */
const beforeName =
  /^(nama\s+(saya|lengkap|aku|ku|pemohon)|namanya|saya|my\s+name\s+is|i\s+am)\s*(adalah|ialah|:|=|-)?\s+(?=\S+\s+\S)/i

/** Words of a sentence that are part of no name. */
const noNames = new Set([
  ...'saya sy setuju yang lahir meninggal belum sudah tidak bagaimana gimana kapan untuk sendiri bukan tolong'.split(
    ' ',
  ),
  ...'makasih terimakasih terima surat keterangan akta akte ktp kk nik hilang ilang juga'.split(' '),
])

/** Somebody tells or asks something else where a name is asked for. */
const isSentence = (text: string): boolean =>
  fold(text.slice(0, 200))
    .split(' ')
    .some((word) => noNames.has(word))

/** Reads what a person typed for a field. The value still has to pass `checkValue`. */
export function readTyped(field: FormField, text: string, context: TypedContext): TypedValue {
  const isUnknown = (!ownWords.has(field.type) && isNotKnown(text)) || (papers.has(field.type) && isNotAtHand(text))
  // "Tidak tahu" is nobody's name.
  if (isUnknown && !chosen.has(field.type)) return { kind: 'unknown' }
  const read = readOfType(field, text, context)
  return isUnknown && read.kind === 'unread' ? { kind: 'unknown' } : read
}

function readOfType(field: FormField, text: string, context: TypedContext): TypedValue {
  switch (field.type) {
    case 'boolean':
      return readBoolean(field, text)
    case 'date':
      return readTypedDate(field, text, context)
    case 'time':
      return value(field, text.replace(/^(jam|pukul|pkl|at)\.?\s+/i, '').replace(/\s*(wita|wib|wit)$/i, ''))
    case 'number':
      return value(
        field,
        text
          .replace(/\s*(kg|kilogram|kilo|cm|sentimeter|senti|bulan|tahun|orang|ke)\.?$/i, '')
          .replace(/^ke-?\s*/i, '')
          .trim(),
      )
    case 'choice':
      return readAmongWords(field.codes ?? [], text)
    case 'multiChoice':
      return readChoices(field, text)
    case 'region':
      return readPlace(context, text, field.level)
    case 'nik':
    case 'kkNumber':
      return readOneOf(
        field,
        numbersIn(text),
        text.replace(/^(nik|no\.?\s*kk|nomor\s+kk|kk)\s*[:=.]?\s*/i, '').replace(/[-_/]/g, ''),
      )
    case 'phone':
      return readOneOf(
        field,
        inWords(text, phoneNumber).map((number) => normalizePhone(number) ?? number),
        text,
      )
    case 'personName': {
      const name = text.replace(beforeName, '').replace(/\s+/g, ' ')
      // "ya" answers some other question.
      const isName = (readYesOrNo(name) === undefined || name.includes(' ')) && !isSentence(name)
      return isName ? value(field, name) : { kind: 'unread', message: dialogueTexts.of('answerName') }
    }
    default:
      return value(field, text)
  }
}

function value(field: FormField, text: string): TypedValue {
  const read = normalizeValue(field, text)
  return read === undefined ? { kind: 'unread', message: unreadable } : { kind: 'value', value: read }
}

/** The one that stands among the words; of several it is asked which, and where there is none the words are read. */
function readOneOf(field: FormField, found: readonly string[], text: string): TypedValue {
  return found.length > 1 ? { kind: 'several', options: [...new Set(found)] } : value(field, found[0] ?? text)
}

const unreadable: Localized = dialogueTexts.of('answerUnreadable')

function readBoolean({ label }: FormField, text: string): TypedValue {
  const read = answersYesOrNo(text, wordings(label).join(' '))
  if (read === undefined) return { kind: 'unread', message: dialogueTexts.of('answerYesOrNo') }
  return { kind: 'value', value: read }
}

function readTypedDate(field: FormField, text: string, { today, dayMonth }: TypedContext): TypedValue {
  const near = readNearDay(text, today)
  if (near !== undefined) return { kind: 'value', value: near }
  const latest = field.isPast ? today : undefined
  const plain = withYear(text, today, dayMonth, latest) ?? readDate(text, latest)
  const [alone, ...others] = plain.dates.length > 0 ? [] : inWords(text, wholeDate)
  const { dates, certain } = alone === undefined || others.length > 0 ? plain : readDate(alone, latest)
  const [date] = dates
  if (date !== undefined) return certain ? { kind: 'value', value: date } : { kind: 'several', options: dates }
  const stated = readDayAndMonth(text)
  if (stated === undefined) return { kind: 'unread', message: dialogueTexts.of('answerDate') }
  return { kind: 'several', options: thisYears(field, stated, today), dayMonth: stated }
}

/** The dates that a year makes of the day told before; undefined where it is none. */
function withYear(text: string, today: string, dayMonth: string | undefined, latest: string | undefined) {
  const year = dayMonth === undefined ? undefined : readYear(text, today)
  const [month = '', day = ''] = dayMonth?.split('-') ?? []
  return year === undefined ? undefined : readDate(`${day}-${month}-${year}`, latest)
}

/** Of a birth or a death the day of this year is likely meant, once it has come; offered, not taken. */
function thisYears({ event }: FormField, dayMonth: string, today: string): string[] {
  const date = `${today.slice(0, 4)}-${dayMonth}`
  const isLikely = (event === 'birth' || event === 'death') && isLocalDate(date) && date <= today
  return isLikely ? [date] : []
}

/** Other words for what labels say. */
const synonyms: readonly [RegExp, string][] = [
  [/\brumah sakit\b/g, 'rs'],
  [/\brumah bersalin\b/g, 'rb'],
  [/\b(?:(?:pak|bapak|bu|ibu) )?(?:kades|kepala desa|pambakal|petinggi)\b/g, 'kepala desa'],
  [/\b(?:saya|sy|aku|diri) sendiri\b/g, 'pemohon sendiri'],
  [/\b(pria|lelaki|laki2|lk|cowok|male|man)\b/g, 'laki laki'],
  [/\b(wanita|pr|cewek|female|woman)\b/g, 'perempuan'],
]

function withSynonyms(typed: string): string {
  return synonyms.reduce((text, [other, word]) => text.replace(other, word), typed)
}

/** How sure a typed text means a choice: 1 for the whole label or code. */
function choiceScore(choice: CodedChoice, typed: string): number {
  const labels = wordings(choice.label).map(fold)
  if (labels.includes(typed)) return 1
  const [bare] = labels.map((label) => label.replace(/ (wni|wna)$/, ''))
  if (bare === typed) return 0.99
  if (typed.length < 3) return labels.some((label) => label.split(' ').includes(typed)) ? 0.85 : 0
  const words = typed.split(' ')
  const holdsAll = labels.some((label) => {
    const inLabel = label.split(' ')
    return words.every((word) => inLabel.some((one) => one === word || (word.length >= 4 && one.startsWith(word))))
  })
  if (holdsAll) return 0.9
  return Math.max(...labels.map((label) => likeness(typed, label))) * 0.95
}

/** "Tidak ada" where one choice alone begins with a no. */
function choiceOfYesOrNo(choices: readonly CodedChoice[], text: string): string | undefined {
  const meant = choices.filter(({ label }) =>
    wordings(label).some((words) => {
      const said = answersYesOrNo(text, words)
      return said !== undefined && said === readYesOrNo(fold(words).split(' ')[0] ?? '')
    }),
  )
  const [only] = meant
  return meant.length === 1 ? only?.code : undefined
}

const saysNo = /\b(?:tidak|tdk|bukan|bkn|belum|blm|not)\b/

/** A choice, also where its label alone stands among more words: "hilang jatuh di sungai". */
function readAmongWords(choices: readonly CodedChoice[], text: string): TypedValue {
  const read = readChoice(choices, text)
  const typed = fold(text.slice(0, 100))
  if (read.kind === 'value' || saysNo.test(typed)) return read
  const words = typed.split(' ')
  const [only, ...others] = choices.filter(({ label }) =>
    wordings(label)
      .map(fold)
      .some((one) => one.length >= 4 && one.split(' ').every((word) => words.includes(word))),
  )
  return only && others.length === 0 ? { kind: 'value', value: only.code } : read
}

/** The choice meant by its label, a part of it or its code, small misspellings forgiven. */
export function readChoice(choices: readonly CodedChoice[], text: string): TypedValue {
  const typed = fold(text.slice(0, 100))
  const byCode = choices.find(({ code }) => code.toLowerCase() === text.trim().toLowerCase())
  if (byCode) return { kind: 'value', value: byCode.code }
  const stated = choices.filter(({ label }) => wordings(label).some((words) => fold(words) === typed))
  const plain = stated.length === 0 ? choiceOfYesOrNo(choices, text) : undefined
  if (plain !== undefined) return { kind: 'value', value: plain }
  const other = withSynonyms(typed)
  const ranked = choices
    .map((choice) => ({
      code: choice.code,
      score: typed === '' ? 0 : Math.max(choiceScore(choice, typed), choiceScore(choice, other)),
    }))
    .filter(({ score }) => score >= 0.5)
    .sort((first, second) => second.score - first.score)
  const [best, next] = ranked
  if (!best) {
    return {
      kind: 'unread',
      message: dialogueTexts.of('answerChoice'),
    }
  }
  const isClear = best.score >= 0.7 && best.score - (next?.score ?? 0) >= 0.08
  if (isClear) return { kind: 'value', value: best.code }
  return { kind: 'several', options: ranked.slice(0, 9).map(({ code }) => code) }
}

/** Several choices, by number in the list, label or code: "1,3", "1 dan 3". */
function readChoices(field: FormField, text: string): TypedValue {
  const choices = field.codes ?? []
  const whole = readChoice(choices, text)
  // Of "KK, KTP-el" each part is a choice; the whole only looks like one of them.
  const isWhole = choices.some(({ label }) => wordings(label).some((words) => fold(words) === fold(text)))
  const isOne = isWhole || !/[,;+&\n]/.test(text)
  if (whole.kind === 'value' && isOne) return { kind: 'value', value: [String(whole.value)] }
  const parts = text.split(/[,;+&\n]|\s+(?:dan|and)\s+|(?<=\d)\s+(?=\d)/i).map((part) => part.trim())
  const codes: string[] = []
  for (const part of parts.filter((one) => one !== '').slice(0, 50)) {
    const numbered = /^\d{1,2}$/.test(part) ? choices[Number(part) - 1]?.code : undefined
    const read = numbered ? { kind: 'value' as const, value: numbered } : readChoice(choices, part)
    if (read.kind !== 'value') return whole.kind === 'value' ? { kind: 'value', value: [String(whole.value)] } : read
    codes.push(String(read.value))
  }
  return codes.length > 0 ? { kind: 'value', value: [...new Set(codes)] } : whole
}
