import { rowsOf } from '../forms/answers'
import { fold } from '../language/fold'
import { Language } from '../language/language'
import { localized, wordings } from '../language/localized'
import type { ServiceDefinition } from '../services/service-definition'
import { type Talk, takeTyped, type ValueQuestion, withNote } from './answer'
import { newApplication } from './application'
import type { DialogueContext } from './context'
import { joined, type Outcome, proceed, withApplication, withLead } from './flow'
import { labelKey, lineLabelsOf, questionOfLabel } from './line-label'
import { openQuestions } from './open-questions'
import { paperNamed } from './paper-named'
import { allQuestions } from './question'
import { sayIn } from './say'
import { newDialogue, type TalkedApplication } from './state'
import { isNothingTaken, leadOfLines, nothingTaken, putOff, refusalOf, type TakenLines, takeLine } from './take-line'
import { askWhich } from './typed-answer'
import { keepAsked, withUnsure } from './unsure'
import { findCommand } from './words'

/** More lines than any form has are not read. */
const lineLimit = 400

const unquoted = (line: string): string => line.replace(/^[\s>|]+/, '').trim()

/** The reply without what mail programs add: marks of quoting, a signature, who wrote when. */
function bodyLines(text: string): { line: string; isQuoted: boolean }[] {
  const lines: { line: string; isQuoted: boolean }[] = []
  for (const raw of text.split('\n').slice(0, lineLimit)) {
    const line = unquoted(raw)
    if (/^(--|__)\s*$/.test(line) || /^(sent from my|dikirim dari)\b/i.test(line)) break
    if (
      line !== '' &&
      !/^((from|to|cc|subject|date|sent|dari|kepada|perihal|dikirim)\s*:|(pada|on)\b.*\b(menulis|wrote):$)/i.test(line)
    )
      lines.push({ line, isQuoted: depthOf(raw) > 0 })
  }
  return lines
}

/**
 * The answers of `Label: answer` lines, each with its question. Labels may be misspelt a little, stand in any order, break
 * off and lack their section where only one question has them.
 */
export function splitForm(
  questions: readonly ValueQuestion[],
  text: string,
): [question: ValueQuestion, text: string][] {
  const lines = labelLines(text)
  if (lines.length === 0) return [] // as most messages are, of which no label need be known
  const labels = lineLabelsOf(questions)
  const found = new Map<string, [ValueQuestion, string]>()
  for (const { label, answer } of lines) {
    const question = questionOfLabel(labels, label)
    // What stands first is the reply; quoted below is what was sent before.
    if (question && !found.has(question.key)) found.set(question.key, [question, answer])
  }
  return [...found.values()]
}

/** The lines with a label of which no answer came, as they were written; what is quoted was sent before. */
function unreadLines(questions: readonly ValueQuestion[], text: string): string[] {
  const labels = lineLabelsOf(questions)
  const read = new Set(splitForm(questions, text).map(([{ key }, answer]) => `${key}:${answer}`))
  return labelLines(text).flatMap(({ label, answer, isQuoted }) => {
    const question = questionOfLabel(labels, label)
    const isRead = question !== undefined && read.has(`${question.key}:${answer}`)
    return isQuoted || isRead || /^https?$/i.test(label.trim()) ? [] : [`${label.trim()}: ${answer}`]
  })
}

type LabelLine = { label: string; answer: string; isQuoted: boolean }

function labelLines(text: string): LabelLine[] {
  return bodyLines(text).flatMap(({ line, isQuoted }) => {
    const [, label = '', answer = ''] = /^([^:]{2,300}):(.*)$/.exec(line) ?? []
    return answer.trim() === '' ? [] : placeAndDate({ label, answer: answer.trim(), isQuoted })
  })
}

/** "TTL: Tarakan, 5 Mei 2020" answers two questions. */
function placeAndDate({ label, answer, isQuoted }: LabelLine): LabelLine[] {
  const [, person] = /^tempat (?:dan )?tanggal lahir(.*)$/.exec(labelKey(label)) ?? []
  if (person === undefined) return [{ label, answer, isQuoted }]
  const [, place, date = answer] = /^([^,\d]+),\s*(.*\d.*)$/.exec(answer) ?? []
  return [
    ...(place === undefined ? [] : [{ label: `Tempat lahir${person}`, answer: place.trim(), isQuoted }]),
    { label: `Tanggal lahir${person}`, answer: date, isQuoted },
  ]
}

/**
 * The filled lines of a form that was answered inside the quote, where many mail programs put the cursor. Only the newest
 * form counts: below its first sentence, at its depth of quoting. Empty where nothing was filled in.
 */
export function filledQuote(text: string): string {
  const begins = Language.options.map((language) => fold(sayIn(language)('formIntro').split('.')[0] ?? ''))
  const lines = text.split('\n').slice(0, lineLimit)
  const first = lines.findIndex((line) => begins.some((begin) => fold(unquoted(line)).startsWith(begin)))
  const depth = depthOf(lines[first] ?? '')
  const below = first < 0 ? [] : lines.slice(first + 1).filter((line) => depthOf(line) === depth)
  return labelLines(below.join('\n'))
    .map(({ label, answer }) => `${label}: ${answer}`)
    .join('\n')
}

const depthOf = (line: string): number => (/^[\s>|]*/.exec(line)?.[0] ?? '').replaceAll(/\s/g, '').length

/** The application with as many rows as the lines speak of: "Saksi 3 - Nama: …". */
function withRows(definition: ServiceDefinition, application: TalkedApplication, text: string): TalkedApplication {
  const labels = labelLines(text).map(({ label }) => labelKey(label))
  const answers = { ...application.answers }
  for (const { id, repeat, rowTitle, title } of definition.form.sections) {
    if (!repeat) continue
    const names = wordings(rowTitle ?? title).map(fold)
    const numbers = labels.flatMap((label) =>
      names.flatMap((name) => {
        const [, number] = new RegExp(`(?:^| )${name} (\\d{1,2})(?: |$)`).exec(label) ?? []
        return number === undefined ? [] : [Number(number)]
      }),
    )
    const count = Math.max(0, ...numbers.filter((number) => number <= repeat.max))
    const rows = rowsOf(answers, id)
    if (count > rows.length) answers[id] = Array.from({ length: count }, (_, index) => rows[index] ?? {})
  }
  return { ...application, answers }
}

/** Puts the answers of a filled form into an application; conditional questions that it opens are read too. */
function fillForm(talk: Talk, text: string): TakenLines {
  const { context, definition } = talk
  const seen = new Set<string>()
  const result = nothingTaken(withRows(definition, talk.application, text))
  // Each round may open questions by its answers; it ends when one brings nothing new.
  for (let round = 0; round < 6; round++) {
    const questions = allQuestions(definition, result.application, context).filter((one) => one.kind === 'value')
    const lines = splitForm(questions, text).filter(([question]) => !seen.has(question.key))
    if (lines.length === 0) break
    for (const [question, part] of lines) {
      seen.add(question.key)
      if (findCommand(part) === 'later') putOff(talk, result, question)
      else takeLine(talk, result, question, part)
    }
  }
  const asked = allQuestions(definition, result.application, context).filter((one) => one.kind === 'value')
  result.unread = unreadLines(asked, text)
  return result
}

/** Reads a filled-in e-mail form of a service by itself; optional questions left empty are taken as left out. */
export function parseEmailForm(context: DialogueContext, definition: ServiceDefinition, text: string): TakenLines {
  const mailContext: DialogueContext = { ...context, channel: 'email' }
  const talk = {
    context: mailContext,
    state: newDialogue(context.language),
    definition,
    application: newApplication(definition, 'all'),
  }
  return closeOptional(talk, fillForm(talk, text))
}

/** An optional line of the form that came back empty says that there is nothing to say; so do rows not copied. */
function closeOptional({ context, definition, application }: Talk, form: TakenLines): TakenLines {
  const before = openQuestions(definition, application, context)
  const shown = new Set(before.map(({ key }) => key))
  const shownParts = new Set(before.flatMap((question) => ('section' in question ? (question.section?.id ?? []) : [])))
  const empty = openQuestions(definition, form.application, context)
    .filter((question) =>
      question.kind === 'rows'
        ? shownParts.has(question.section.id)
        : question.kind === 'value' && question.optional && shown.has(question.key),
    )
    .map(({ key }) => key)
    .filter((key) => form.several[key] === undefined && form.application.unsure?.[key] === undefined)
  return { ...form, application: { ...form.application, closed: [...new Set([...form.application.closed, ...empty])] } }
}

/** Whether a line of the text is called as a question is. */
export function hasLines({ context, definition, application }: Talk, text: string): boolean {
  const shown = withRows(definition, application, text)
  const questions = allQuestions(definition, shown, context).filter((one) => one.kind === 'value')
  return splitForm(questions, text).length > 0
}

/** Whether a line of the text answers something that is open. */
export function answersOpen({ context, definition, application }: Talk, text: string): boolean {
  const shown = withRows(definition, application, text)
  const open = new Set(openQuestions(definition, shown, context).map(({ key }) => key))
  const questions = allQuestions(definition, shown, context).filter((one) => one.kind === 'value')
  return splitForm(questions, text).some(([{ key }]) => open.has(key))
}

/** A line that puts the papers off: "NANTI", "Berkas: nanti". */
const filesLater =
  /^\W*(?:(?:semua )?(?:berkas|lampiran|dokumen|foto|file|surat)(?:-?nya)?\W+)?(?:nanti|menyusul|later)\W*$/im

const follows = /\b(?:nanti|menyusul|(?:belum|blm) (?:ada|punya|jadi|dapat|dpt)|later|not yet)\b/

type PapersPutOff = { ids: string[]; rest: string; unread: string[] }

/**
 * The papers that a mail says follow: "Kartu Keluarga: NANTI", "surat polisi belum ada". `rest` is what else it says, `unread` the lines
 * that put off none that is asked.
 */
export function papersPutOff({ context, definition, application }: Talk, text: string): PapersPutOff {
  const questions = allQuestions(definition, application, context)
  const labels = lineLabelsOf(questions.filter((one) => one.kind === 'value'))
  const papers = questions.flatMap((one) => (one.kind === 'file' ? [one.requirement] : []))
  const found: PapersPutOff = { ids: [], rest: '', unread: [] }
  const rest = text.split('\n').filter((raw, index) => {
    const line = unquoted(raw)
    if (index >= lineLimit || line.length > 200 || !follows.test(fold(line)) || filesLater.test(line)) return true
    const [, label, answer = ''] = /^[\s-]*([^:]{2,100}):(.*)$/.exec(line) ?? []
    if (label === undefined) {
      if (depthOf(raw) > 0) return true
      const { paper } = paperNamed(papers, line) ?? {}
      if (paper) found.ids.push(paper.id)
      else if (!isOwnAnswer(line)) found.unread.push(line)
      return paper === undefined
    }
    const named = follows.test(fold(answer)) ? paperNamed(papers, label, { isTitle: true }) : undefined
    if (!named || (!named.isWhole && questionOfLabel(labels, label))) return true
    found.ids.push(named.paper.id)
    return false
  })
  return { ...found, ids: [...new Set(found.ids)], rest: rest.join('\n') }
}

/** A line that is one word of command, or answers by itself. */
const isOwnAnswer = (line: string): boolean => findCommand(line) !== undefined

/** Lines with labels of which none was understood are shown, so that none is lost unsaid. */
function nothingRead({ state }: Talk, filled: TakenLines): Outcome | undefined {
  const say = sayIn(state.language)
  return filled.unread.length > 0
    ? { state, lead: joined(say('formNothingRead'), leadOfLines(filled, say)) }
    : undefined
}

/** A reply to the form: everything understood is taken, all that is wrong or missing is asked in one answer. */
export function takeForm(given: Talk, text: string): Outcome | undefined {
  const { context, state, definition } = given
  const talk = { ...given, application: keepAsked(state, given.application) }
  const papers = papersPutOff(talk, text)
  const filled = fillForm(talk, papers.rest)
  filled.unread.push(...papers.unread)
  const labels = definition.requirements.filter(({ id }) => papers.ids.includes(id)).map(({ label }) => label)
  const say = sayIn(state.language)
  filled.understood.push(...labels.map((label) => say('laterNoted', { label: localized(label, state.language) })))
  const isLater = filesLater.test(papers.rest)
  if (isNothingTaken(filled) && !isLater) return takeOnly(talk, text) ?? nothingRead(talk, filled)
  const form = closeOptional(talk, filled)
  const sent = new Set(form.application.files.map(({ requirement }) => requirement))
  const putOffNow = isLater ? definition.requirements.map(({ id }) => id) : papers.ids
  const later = putOffNow.filter((id) => !sent.has(id))
  const application = { ...form.application, later: [...new Set([...form.application.later, ...later])] }
  const outcome = proceed(context, withApplication(state, withUnsure(application, form.several)))
  return withLead(outcome, leadOfLines(form, say))
}

/** Words that say what is attached, and answer nothing: "ini foto kk nya pak". */
export const announcesFile = (text: string): boolean =>
  text.length <= 120 &&
  /^(?:(?:selamat \w+|pak|bu|halo)[\s,]+)*(?:ini|itu|berikut|terlampir|bersama ini|(?:saya |kami )?(?:lampirkan|kirim(?:kan)?)|here (?:is|are)|this is|attached|i attach)\b/i.test(
    text,
  ) &&
  /\b(?:foto|fotokopi|fotonya|photo|file|berkas|scan|lampiran|lampirannya|dokumen|pdf|attachment|picture)\b/i.test(text)

/** A reply without labels is the answer when only one thing is asked. */
function takeOnly(talk: Talk, text: string): Outcome | undefined {
  const { context, state, definition, application } = talk
  const open = openQuestions(definition, application, context).filter((one) => one.kind === 'value')
  const [only] = open
  const body = bodyLines(text)
    .map(({ line }) => line)
    .join('\n')
  if (!only || open.length !== 1 || body === '' || announcesFile(body)) return undefined
  const taken = takeTyped(talk, only, body)
  if (taken.kind === 'several') return withNote({ state: { ...state, step: askWhich(only.key, taken) } }, state, taken)
  if (taken.kind !== 'taken') return { state, lead: refusalOf(only, taken.message, state.language) }
  return withLead(proceed(context, withApplication(state, taken.application)), joined(taken.words, taken.warning))
}
