import { fold } from '../language/fold'
import { goOn, type Talk, takeTyped, type ValueQuestion, withNote, withoutOptions } from './answer'
import { reopenSent, valueAt } from './application'
import { namesOf } from './facts'
import { at, joined, type Outcome, toQuestion, withApplication } from './flow'
import { labelKey } from './line-label'
import { allQuestions } from './question'
import { askWhich } from './typed-answer'
import { courtesy, withoutCourtesy } from './words'

const longest = 200
const right = String.raw`(?:(?:yang|yg)\s+(?:benar|betul|bener)(?:nya)?|(?:se)?harusnya|(?:se)?mestinya|(?:it\s+)?should\s+be)`
const wrong = String.raw`(?:(?:masih\s+)?(?:salah|keliru|silap|kurang(?:\s+(?:tepat|pas|lengkap|benar|betul)|\s+(?:\S+\s+)?huruf\w*)?|(?:belum|tidak|tdk|bukan)\s+(?:benar|betul|bener|lengkap|tepat|pas))|(?:is\s+)?(?:wrong|incorrect|not\s+(?:right|correct|complete)))`
const mistyped = String.raw`(?:(?:ketik|tulis|sedikit|sikit)\W+)?(?:${courtesy}\W+)*`

/** What stands before a correction and says nothing of it: "benar pak, tapi …". */
const before =
  /^(?:(?:maaf|sorry|benar|betul|bener|ya|iya|sudah|ok|oke|yes|right|pak|bu|kak|min|tapi|tetapi|tp|cuma|hanya|but|only)\b[\s,.;:!-]+)+/i

/** How people say that an answer given before is another: what it is called, then what it should be, if told already. */
const shapes: readonly RegExp[] = [
  // "NIK ibu salah, yang benar 6503…"
  new RegExp(
    String.raw`^(.{2,60}?)\s+(?:(?:itu|tadi|saya)\s+)?${wrong}(?:\W+|$)${mistyped}(?:(?:yang\s+)?${right}\W*(.+))?$`,
    'is',
  ),
  // "salah tulis nama ibu, harusnya Siti"
  new RegExp(String.raw`^salah\s+(?:ketik|tulis)\s+(.{2,60}?)\W+${right}\W*(.+)$`, 'is'),
  // "NIK ibu yang benar 6503…"
  new RegExp(String.raw`^(.{2,60}?)\s+${right}\W*(.+)$`, 'is'),
]
const change = /^(?:ubah|ganti|perbaiki|ralat|koreksi|betulkan|tukar|change|correct|edit)\s+(.{2,190})$/is

/**
 * A correction of an answer given before, by what it is called: "ubah NIK ibu", "NIK ibu salah, yang benar 6503…". Also of what
 * was sent with an incomplete application. Undefined where the words name no such answer.
 */
export function correctByName(talk: Talk, text: string): Outcome | undefined {
  const named = text.length > longest ? undefined : findNamed(talk, text)
  return named && correctTo(talk, named.question, named.words)
}

/** Another answer to a question; without words it is asked again. */
export function correctTo(talk: Talk, question: ValueQuestion, words: string): Outcome {
  const { context, state } = talk
  const { key } = question
  const application = reopenSent(talk.application, key)
  const here = withApplication(withoutOptions(state), application)
  if (words === '') return { state: at(here, toQuestion(key)) }
  const taken = takeTyped({ ...talk, state: here, application }, question, words)
  switch (taken.kind) {
    case 'taken':
      return goOn(context, withApplication(here, taken.application), joined(taken.words, taken.warning))
    case 'several':
      return withNote({ state: at(here, askWhich(key, taken)) }, state, taken)
    case 'refused':
    case 'unknown':
      return { state: at(here, toQuestion(key)), lead: taken.message }
  }
}

type Named = { question: ValueQuestion; words: string }

function findNamed(talk: Talk, text: string): Named | undefined {
  const { context, state, definition, application } = talk
  const all = allQuestions(definition, application, context).filter((one) => one.kind === 'value')
  const values = all.filter(({ key }) => valueAt(definition, application, key) !== undefined)
  const correction = withoutCourtesy(`${text} `.replace(before, ''))
  for (const shape of shapes) {
    const [, name = '', words = ''] = shape.exec(correction) ?? []
    const question = name === '' ? undefined : questionMeant(values, name, application.assistedBy?.applicantIs)
    if (question) return { question, words: withoutCourtesy(words) }
  }
  // Once it is asked what to change, the name alone says it.
  const [, rest = state.step.kind === 'change' ? text : undefined] = change.exec(text) ?? []
  return rest === undefined ? undefined : (splitChange(values, rest) ?? splitChange(all, rest))
}

/** "NIK ibu menjadi 6503…": the longest beginning that is what an answer is called, and the rest. */
function splitChange(questions: readonly ValueQuestion[], rest: string): Named | undefined {
  const words = rest.trim().split(/\s+/)
  for (let count = Math.min(words.length, 10); count > 0; count--) {
    const question = questionCalled(questions, words.slice(0, count).join(' '))
    const value = words
      .slice(count)
      .join(' ')
      .replace(/^(?:menjadi|jadi|dengan|ke|to|adalah|[:=])\s*/i, '')
    if (question) return { question, words: withoutCourtesy(value) }
  }
  return undefined
}

/** Called with its owner or without: "namanya", "the name", of whom somebody writes for also "nama nenek". */
function questionMeant(
  questions: readonly ValueQuestion[],
  typed: string,
  applicantIs: string | undefined,
): ValueQuestion | undefined {
  const bare = typed.replace(/^(?:the|my)\s+/i, '').replace(/(?<=\p{L})\s*nya$/iu, '')
  const named = questionCalled(questions, typed) ?? questionCalled(questions, bare)
  if (named || applicantIs === undefined) return named
  const ofApplicant = fold(bare)
    .replace(new RegExp(`\\b${applicantIs}(?: (?:saya|sy|aku))?\\b`), 'pemohon')
    .trim()
  return questionCalled(questions, ofApplicant)
}

const called = (label: string): string => labelKey(label).replace(/\b(?:saya|sy|aku|my)\b/g, 'pemohon')

/** The one question that is called so, in any language: its whole title, or all of the words stand in its title alone. */
function questionCalled(questions: readonly ValueQuestion[], typed: string): ValueQuestion | undefined {
  const name = called(typed.replace(/[:=,]+$/, ''))
  // A number alone is one of the review.
  if (name.length < 2 || /^(?:nomor ?)?\d*$/.test(name)) return undefined
  const titles = questions.map((question) => ({
    question,
    names: namesOf(question).map(called),
  }))
  const exact = titles.filter(({ names }) => names.includes(name))
  if (exact.length > 0) return exact.length === 1 ? exact[0]?.question : undefined
  const words = name.split(' ')
  const holding = titles.filter(({ names }) =>
    names.some((one) => words.every((word) => one.split(' ').includes(word))),
  )
  return holding.length === 1 ? holding[0]?.question : undefined
}
