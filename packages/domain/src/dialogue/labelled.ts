import { readConcepts } from '../intent/read-concepts'
import type { Talk, ValueQuestion } from './answer'
import { splitForm } from './email-form'
import { type Outcome, proceed, withApplication, withLead } from './flow'
import { allQuestions, type Question } from './question'
import { sayIn } from './say'
import { isNothingTaken, leadOfLines, nothingTaken, takeLine } from './take-line'
import { withUnsure } from './unsure'
import { withoutCourtesy } from './words'

const stop = String.raw`(?=[,;\n#]|\.\s|\s+(?:mau|ingin|hendak|akan|minta|mohon|dari|warga)\s+\p{L}|\s+(?:nik|kk|no|nomor|hp|wa|telp|telepon|desa|kel|kelurahan|kec|kecamatan|lahir|tgl|tanggal|email|surel|tinggal|umur|alamat)\b|$)`
const others =
  'ibu|ayah|anak|bapak|bpk|mama|suami|istri|saksi|desa|orang|almarhum|almarhumah|kepala|bayi|anggota|nenek|kakek|mertua|cucu|kakak|adik|abang|paman|bibi|tante'

/** Facts about the applicant that a label in the middle of a sentence makes certain. */
const patterns: readonly [key: string, pattern: RegExp][] = [
  ['@nik', /\bnik(?:\s+(?:saya|pemohon|adalah|nya))*\s*[:=]?\s*((?:\d[ .-]?){13,18}\d?)/i],
  ['@kkNumber', /\b(?:no(?:mor)?\.?\s*)?kk(?:\s+(?:saya|adalah|nya))*\s*[:=]?\s*((?:\d[ .-]?){13,18}\d?)/i],
  [
    '@name',
    new RegExp(
      String.raw`\b(?:nama(?:\s+(?:saya|lengkap|pemohon|adalah))*|my name is)(?!\s*(?:${others})\b)\s*[:=]?\s*(\p{L}[^,;\n\d#]*?)${stop}`,
      'iu',
    ),
  ],
  [
    '@phone',
    /\b(?:no(?:mor)?\.?\s*)?(?:hp|wa|telp|telepon|phone)(?:\s+(?:saya|adalah))*\s*[:=.]?\s*(\+?\d[\d -]{7,16}\d)/i,
  ],
  ['@email', /\b([\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+)/i],
  [
    '@village',
    new RegExp(
      String.raw`\b(?:desa|kelurahan|kel)\b\.?\s+(\p{L}.{0,60}?(?:,?\s*\bkec(?:amatan)?\b\.?\s*\p{L}.{0,40}?)?)${stop.replace('|kec|kecamatan', '')}`,
      'iu',
    ),
  ],
  [
    'birth',
    /\b(?:tgl\.?|tanggal)?\s*(?:lahir|born)(?:\s+(?:saya|pada|tanggal|on|di\s+\p{L}+,?))*\s*[:=]?\s*(\d[\d\p{L} /.-]{4,20}\d)/iu,
  ],
]

/** What a label in a sentence makes certain of one fact; undefined where the label is not there. */
export function labelledPart(key: '@village' | '@name', text: string): string | undefined {
  const [, pattern] = patterns.find(([one]) => one === key) ?? []
  return withoutCourtesy(pattern?.exec(text)?.[1] ?? '') || undefined
}

const ofOwnName = /\b(?:nama\s+(?:lengkap\s+)?(?:saya|sy|aku|pemohon)|my\s+name\s+is)\b/iu

/** The name that writers call their own: "nama saya Budi Santoso", not "nama saya salah". */
export function ownNameStated(text: string): string | undefined {
  const start = text.search(ofOwnName)
  const name = start === -1 ? undefined : labelledPart('@name', text.slice(start))
  const { concepts, common } = readConcepts(name ?? '')
  return concepts.length + common.length > 0 ? undefined : name
}

/** A message without its writer's name, which asks for nothing. */
export function withoutOwnName(text: string): string {
  const name = ownNameStated(text)
  return name === undefined ? text : text.replace(ofOwnName, ' ').replace(name, ' ')
}

/**
 * Takes several answers out of one message, in any order: "nama saya Budi Santoso, NIK 6503…, desa Long Bawan", or
 * `Label: answer` lines. Only what a label makes certain is taken. Undefined where the message is an ordinary answer.
 */
export function takeLabelled(talk: Talk, asked: Question | undefined, text: string): Outcome | undefined {
  const { context, state, definition } = talk
  const questions = allQuestions(definition, talk.application, context).filter((one) => one.kind === 'value')
  const found = [
    ...labelledFacts(questions, asked, text, talk.application.assistedBy !== undefined),
    ...labelledLines(questions, text),
  ]
  if (!isFreeOrder(found, asked)) return undefined
  const lines = nothingTaken(talk.application)
  for (const [question, part] of found) takeLine(talk, lines, question, part)
  if (isNothingTaken(lines)) return undefined
  const { application, several } = lines
  const outcome = proceed(context, withApplication(state, withUnsure(application, several)))
  return withLead(outcome, leadOfLines(lines, sayIn(state.language)))
}

const noName = /^(?:nya|saya|itu|salah|is)\b|\b(?:kurang|keliru|wrong|incorrect|seharusnya|harusnya)\b/i

type Found = [question: ValueQuestion, text: string]

const ofWriter = /\b(?:saya|sy|aku|my)\b/i

/** Where somebody writes for another, what they call their own is not the applicant's. */
function labelledFacts(
  questions: readonly ValueQuestion[],
  asked: Question | undefined,
  text: string,
  isForOther: boolean,
): Found[] {
  return patterns.flatMap(([key, pattern]): Found[] => {
    const [label = '', answer = ''] = pattern.exec(text) ?? []
    const part = withoutCourtesy(answer)
    // "Namanya kurang" tells no name.
    if (!part || (key === '@name' && noName.test(part))) return []
    if (isForOther && ofWriter.test(label.replace(answer, ''))) {
      const own = key === '@name' ? '@helper' : key === '@nik' ? '@helperNik' : undefined
      return questions.filter((one) => one.key === own).map((question) => [question, part])
    }
    const question =
      key === 'birth'
        ? birthQuestion(questions, asked)
        : (sameKind(asked, key) ?? questions.find((one) => one.key === key))
    return question ? [[question, part]] : []
  })
}

/** "NIK 6503…" said to the question for a child's NIK answers that question. */
function sameKind(asked: Question | undefined, key: string): ValueQuestion | undefined {
  const type = key === '@nik' ? 'nik' : key === '@kkNumber' ? 'kkNumber' : undefined
  return asked?.kind === 'value' && type !== undefined && asked.field.type === type ? asked : undefined
}

/** The date of birth being asked for, or the only one there is. */
function birthQuestion(questions: readonly ValueQuestion[], asked: Question | undefined): ValueQuestion | undefined {
  if (asked?.kind === 'value' && asked.field.type === 'date') return asked
  const births = questions.filter(({ field }) => field.type === 'date' && /lahir/i.test(field.label.id))
  return births.length === 1 ? births[0] : undefined
}

function labelledLines(questions: readonly ValueQuestion[], text: string): Found[] {
  const lines = splitForm(questions, text)
  return lines.length >= 2 ? lines : []
}

/** One labelled answer is free order unless it may be the plain answer to what was asked. */
function isFreeOrder(found: readonly Found[], asked: Question | undefined): boolean {
  const keys = new Set(found.map(([question]) => question.key))
  if (keys.size === 0) return false
  if (asked?.kind !== 'value') return true
  if (['text', 'longText', 'address'].includes(asked.field.type))
    return keys.has('@nik') || (keys.has('@name') && keys.size >= 2)
  if (keys.size >= 2) return true
  return !keys.has(asked.key) || asked.field.type === 'personName'
}
