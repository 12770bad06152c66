import { rowsOf } from '../forms/answers'
import { fold } from '../language/fold'
import { Language } from '../language/language'
import { localized, wordings } from '../language/localized'
import { likeness } from '../language/similarity'
import { titled } from '../language/titled'
import type { ServiceDefinition } from '../services/service-definition'
import { mayFollow, neededWords, type Talk, takeTyped, type ValueQuestion, withNote } from './answer'
import { newApplication, withClosed, withHistory } from './application'
import type { DialogueContext } from './context'
import { lineTitle } from './email-template'
import { namesOf } from './facts'
import { joined, type Outcome, proceed, withApplication, withLead } from './flow'
import { openQuestions } from './open-questions'
import { allQuestions, isIdentifier } from './question'
import { sayIn } from './say'
import { withSeveral } from './start-line'
import { newDialogue, type TalkedApplication } from './state'
import { isNothingTaken, leadOfLines, nothingTaken, type TakenLines, takeLine } from './take-line'
import { askWhich } from './typed-answer'
import { findCommand } from './words'

/** More lines than any form has are not read. */
const lineLimit = 400

const unquoted = (line: string): string => line.replace(/^[\s>|]+/, '').trim()

/** The reply without what mail programs add: marks of quoting, a signature, who wrote when. */
function bodyLines(text: string): string[] {
  const lines: string[] = []
  for (const raw of text.split('\n').slice(0, lineLimit)) {
    const line = unquoted(raw)
    if (/^(--|__)\s*$/.test(line) || /^(sent from my|dikirim dari)\b/i.test(line)) break
    if (
      line !== '' &&
      !/^((from|to|cc|subject|date|sent|dari|kepada|perihal|dikirim)\s*:|(pada|on)\b.*\b(menulis|wrote):$)/i.test(line)
    )
      lines.push(line)
  }
  return lines
}

/** A line's label without hints in brackets, as compared. */
export function labelKey(label: string): string {
  return fold(label.replace(/\([^)]*\)/g, ' '))
    .replace(/\b(no|nmr)\b/g, 'nomor')
    .replace(/\btgl\b/g, 'tanggal')
}

/**
 * The answers of `Label: answer` lines, each with its question. Labels may be misspelt a little, stand in any order, break
 * off and lack their section where only one question has them.
 */
export function splitForm(
  questions: readonly ValueQuestion[],
  text: string,
): [question: ValueQuestion, text: string][] {
  const titles = questions.map((question) => ({
    question,
    wholes: Language.options.map((language) => labelKey(lineTitle(question, language))),
    shorts: namesOf(question).map(labelKey),
  }))
  const found = new Map<string, [ValueQuestion, string]>()
  for (const { label, answer } of labelLines(text)) {
    const question = questionOf(titles, labelKey(label))
    // What stands first is the reply; quoted below is what was sent before.
    if (question && !found.has(question.key)) found.set(question.key, [question, answer])
  }
  return [...found.values()]
}

function labelLines(text: string): { label: string; answer: string }[] {
  return bodyLines(text).flatMap((line) => {
    const [, label = '', answer = ''] = /^([^:]{2,300}):(.*)$/.exec(line) ?? []
    return answer.trim() === '' ? [] : [{ label, answer: answer.trim() }]
  })
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

const depthOf = (line: string): number => (/^[\s>]*/.exec(line)?.[0] ?? '').replaceAll(/\s/g, '').length

/** The application with as many rows as the lines speak of: "Saksi 3 - Nama: …". */
function withRows(definition: ServiceDefinition, application: TalkedApplication, text: string): TalkedApplication {
  const labels = labelLines(text).map(({ label }) => labelKey(label))
  const answers = { ...application.answers }
  for (const { id, repeat, rowTitle, title } of definition.form.sections) {
    if (!repeat) continue
    const names = wordings(rowTitle ?? title).map(fold)
    const numbers = labels.flatMap((label) =>
      names.filter((name) => label.startsWith(`${name} `)).map((name) => Number.parseInt(label.slice(name.length), 10)),
    )
    const count = Math.max(0, ...numbers.filter((number) => number <= repeat.max))
    const rows = rowsOf(answers, id)
    if (count > rows.length) answers[id] = Array.from({ length: count }, (_, index) => rows[index] ?? {})
  }
  return { ...application, answers }
}

type Title = { question: ValueQuestion; wholes: string[]; shorts: string[] }

function questionOf(titles: readonly Title[], label: string): ValueQuestion | undefined {
  if (label.length < 2) return undefined
  const whole = titles.find(({ wholes }) => wholes.includes(label))
  if (whole) return whole.question
  const short = titles.filter(({ shorts }) => shorts.includes(label))
  if (short.length > 0) return short.length === 1 ? short[0]?.question : undefined
  const begun = titles.filter(({ wholes, shorts }) =>
    [...wholes, ...shorts].some((title) => title.startsWith(`${label} `)),
  )
  if (begun.length === 1) return begun[0]?.question
  const ranked = titles
    .map((title) => ({
      title,
      score: Math.max(...[...title.wholes, ...title.shorts].map((one) => likeness(label, one))),
    }))
    .sort((first, second) => second.score - first.score)
  const [best, next] = ranked
  return best && best.score >= 0.8 && best.score - (next?.score ?? 0) >= 0.05 ? best.title.question : undefined
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
  return result
}

/** A line that says NANTI: its answer follows, where it may. */
function putOff({ context, state }: Talk, result: TakenLines, question: ValueQuestion): void {
  if (context.identifiersByLink && isIdentifier(question.field)) return
  const say = sayIn(state.language)
  const label = localized(question.title, state.language)
  if (question.optional || mayFollow(result.application, question)) {
    result.application = withHistory(withClosed(result.application, question.key), question.key)
    result.understood.push(say('laterNoted', { label }))
  } else result.problems.push(titled(label, say(neededWords(result.application, question))))
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
    .filter((key) => form.several[key] === undefined)
  return { ...form, application: { ...form.application, closed: [...new Set([...form.application.closed, ...empty])] } }
}

/** A reply to the form: everything understood is taken, all that is wrong or missing is asked in one answer. */
export function takeForm(talk: Talk, text: string): Outcome | undefined {
  const { context, state, definition } = talk
  const filled = fillForm(talk, text)
  const isLater = /^\W*(nanti|later)\W*$/im.test(text)
  if (isNothingTaken(filled) && !isLater) return takeOnly(talk, text)
  const form = closeOptional(talk, filled)
  const sent = new Set(form.application.files.map(({ requirement }) => requirement))
  const later = isLater ? definition.requirements.map(({ id }) => id).filter((id) => !sent.has(id)) : []
  const application = { ...form.application, later: [...new Set([...form.application.later, ...later])] }
  const lead = leadOfLines(form, sayIn(state.language))
  const outcome = proceed(context, withApplication(state, application))
  const [unsure] = Object.entries(form.several)
  if (unsure && outcome.state.step.kind === 'form') {
    const [key, offered] = unsure
    return {
      state: { ...outcome.state, step: askWhich(key, offered) },
      ...(lead === '' ? {} : { lead }),
    }
  }
  return withLead(withSeveral(outcome, form.several), lead)
}

/** A reply without labels is the answer when only one thing is asked. */
function takeOnly(talk: Talk, text: string): Outcome | undefined {
  const { context, state, definition, application } = talk
  const open = openQuestions(definition, application, context).filter((one) => one.kind === 'value')
  const [only] = open
  const body = bodyLines(text).join('\n')
  if (!only || open.length !== 1 || body === '') return undefined
  const taken = takeTyped(talk, only, body)
  if (taken.kind === 'several') return withNote({ state: { ...state, step: askWhich(only.key, taken) } }, state, taken)
  if (taken.kind !== 'taken') return { state, lead: taken.message }
  return withLead(proceed(context, withApplication(state, taken.application)), joined(taken.words, taken.warning))
}
