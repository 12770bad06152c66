import { parseComplaintNumber } from '../citizens/complaint'
import { fold } from '../language/fold'
import { localized } from '../language/localized'
import { shortTitle } from '../language/short-title'
import { titled } from '../language/titled'
import {
  answerChosen,
  answerRows,
  answerTyped,
  freeTypes,
  type Talk,
  type ValueQuestion,
  withoutOptions,
} from './answer'
import { beforeSchedule, receiveSchedule, receiveSchedulePlace } from './ask-schedule'
import { receiveCallBack, receiveCallNumber } from './call-back'
import { choose, confirm, sendLink } from './choice'
import { cleanText, mailLimit } from './clean-text'
import { obey, resumeTask, withNotices } from './command'
import { isReadyToSend, placeNotKnown, receiveComplaint } from './complaint'
import type { DialogueContext } from './context'
import { correctByName, correctTo } from './correct-by-name'
import { announcesFile, hasLines, papersPutOff, takeForm } from './email-form'
import { keepFirstWords } from './first-words'
import { at, awake, definitionOf, type Outcome, proceed, takeOffered, toQuestion, withLead } from './flow'
import { numbersIn } from './in-words'
import { takeLabelled } from './labelled'
import { mailAnswer, numberWithTitle, withoutClosing } from './mail-answer'
import { missingOf } from './open-questions'
import { paperNamed } from './paper-named'
import { endsWithThanks, receivePoliteness } from './polite'
import { allQuestions, findQuestion, isIdentifier } from './question'
import { readTracking } from './read-tracking'
import { receiveCompletion, receiveFollow, receiveFreely, receivePin, receiveTracking } from './receive-freely'
import { reviewItems } from './review'
import { sayIn } from './say'
import { parseSmsLine } from './sms-line'
import { startLine, withoutIdentifiers } from './start-line'
import type { DialogueState } from './state'
import { answerSurvey, endSurvey, skipTrait } from './survey'
import { viewStep } from './view'
import { receiveWhose } from './whose'
import { withdrawByNumber } from './withdrawal'
import { findCommand, guessCommand, numberChosen, readYesOrNo, withoutCourtesy } from './words'

/** What a typed message leads to: first a choice shown, then a word that is always understood, a line, an answer. */
export function receiveText(context: DialogueContext, state: DialogueState, raw: string): Outcome {
  const say = sayIn(state.language)
  const { text, wasCut } = cleanText(raw, context.channel === 'email' ? mailLimit : undefined)
  if (text === '') return raw.trim() === '' ? { state: awake(state), lead: say('unclear') } : receiveEmoji(state, raw)
  const safe = context.identifiersByLink ? withoutIdentifiers(text) : text
  const lead = [wasCut ? say('wasCut') : '', safe === text ? '' : say('noIdentifiers')].filter((part) => part !== '')
  if (safe === '') return { state: awake(state), lead: lead.join('\n') }
  const outcome =
    context.channel === 'email'
      ? receiveMail(context, state, withoutClosing(safe))
      : (chooseWithMore(context, state, safe) ?? understand(context, state, safe))
  return withLead(outcome, lead.join('\n'))
}

/** A thumb, folded hands or a heart are thanks; what else has no words says nothing, and the question is asked again. */
function receiveEmoji(state: DialogueState, raw: string): Outcome {
  if (!/[\u{1F64F}\u{1F44D}\u{1F44C}\u{1F91D}\u2764]/u.test(raw)) return { state: awake(state) }
  const say = sayIn(state.language)
  return endsWithThanks(state)
    ? { state: at(state, { kind: 'idle' }), lead: say('youAreWelcome') }
    : { state, lead: say('welcomeHere') }
}

/** The application being talked about, when its service is open. */
export function talkOf(context: DialogueContext, state: DialogueState): Talk | undefined {
  const definition = definitionOf(context, state)
  const { application } = state
  return application && definition ? { context, state, definition, application } : undefined
}

/** An answer of an e-mail, and the lines below it: "1", then "NIK saksi 1: …". */
function receiveMail(context: DialogueContext, state: DialogueState, text: string): Outcome {
  const { answer, rest = '' } = mailAnswer(text) ?? {}
  if (answer !== undefined && rest === '') return understand(context, state, answer)
  const talk = talkOf(context, state)
  const lines = answer === undefined ? text : rest
  if (talk && asksForValues(talk) && announcesFile(text))
    return { state, lead: sayIn(state.language)('formNothingRead') }
  const isOfPapers = talk !== undefined && state.step.kind === 'form' && papersPutOff(talk, text).ids.length > 0
  if (isOfPapers) return takeForm(talk, text) ?? { state }
  if (!talk || !answersByLines(state) || !hasLines(talk, lines))
    return chooseWithMore(context, state, text) ?? understand(context, state, text)
  // What is sent is looked over again with them.
  if (answer === undefined || state.step.kind !== 'question') return takeForm(talk, lines) ?? { state }
  const answered = understand(context, state, answer)
  const after = talkOf(context, answered.state)
  if (!after || answered.effects) return answered
  return withLead(takeForm(after, lines) ?? answered, answered.lead)
}

/** Where words that say what is attached might be an answer; what a paper is may be asked in these words. */
const asksForValues = ({ context, state, definition, application }: Talk): boolean =>
  state.step.kind === 'question' && findQuestion(definition, application, context, state.step.key)?.kind === 'value'

/** Where lines answer beside what is asked. */
const answersByLines = ({ step }: DialogueState): boolean =>
  ['question', 'review', 'declaration', 'offer'].includes(step.kind)

function understand(context: DialogueContext, state: DialogueState, text: string): Outcome {
  const titled = chooseByTitle(context, state, text)
  // MULAI begins what was just told, and brings the news back where they were stopped.
  if (titled) return findCommand(text) === 'begin' ? withNotices(context, titled) : titled
  const chosen = receiveAnywhere(context, state, text)
  if (chosen) return chosen
  const talk = talkOf(context, state)
  const question =
    talk && state.step.kind === 'question'
      ? findQuestion(talk.definition, talk.application, context, state.step.key)
      : undefined
  // "Indonesia" is a nationality before it is a language.
  const isChoice =
    question?.kind === 'value' &&
    question.field.codes?.some(({ label }) => label.id.toLowerCase().startsWith(text.toLowerCase()))
  const found = findCommand(text)
  // "Tidak punya" is a no before it leaves something out, or stands for what is chosen at first; of a number that there is none.
  const isNo =
    question?.kind === 'value' &&
    (question.field.type === 'boolean' ||
      isIdentifier(question.field) ||
      (question.field.initial !== undefined && !question.optional)) &&
    (found === 'skip' || found === 'later') &&
    readYesOrNo(text) !== undefined
  const command = isChoice || isNo ? undefined : found
  const obeyed = command && obeyOrLink(context, state, command)
  if (obeyed) return obeyed
  // "Selesai" is nobody's name and no complaint, also where there is nothing to end.
  const takesAnyWords =
    state.step.kind === 'complaint' || (question?.kind === 'value' && freeTypes.has(question.field.type))
  if (command && takesAnyWords) return { state, lead: sayIn(state.language)('unclear') }
  const polite = isChoice || isNo ? undefined : receivePoliteness(state, text)
  if (polite) return polite
  // "KK 6503…" answers where that number is asked; it begins a line elsewhere.
  const isNumberAsked = question?.kind === 'value' && isIdentifier(question.field) && numbersIn(text).length === 1
  const isAnswer = isNumberAsked && !/[#*;]/.test(text)
  if (!isAnswer && parseSmsLine(context, text).kind !== 'not-a-line') return startLine(context, state, text)
  return receiveAtStep(context, state, text, talk)
}

/**
 * What is understood whatever is asked, and is no command by itself: the number of a choice, "LENGKAPI SPL-…", "JADWAL
 * KRAYAN", a wish to be called, a line.
 */
export const isMeantAnywhere = (context: DialogueContext, state: DialogueState, text: string): boolean =>
  receiveAnywhere(context, state, text) !== undefined ||
  readTracking(text) !== undefined ||
  parseSmsLine(context, text).kind !== 'not-a-line'

const receiveAnywhere = (context: DialogueContext, state: DialogueState, text: string): Outcome | undefined =>
  chooseByNumber(context, state, text) ??
  receiveCompletion(state, text) ??
  withdrawByNumber(state, text) ??
  receiveTracking(state, text) ??
  receiveComplaintNumber(context, state, text) ??
  receiveSchedule(context, state, text) ??
  receiveCallBack(context, state, text)

function obeyOrLink(
  context: DialogueContext,
  state: DialogueState,
  command: NonNullable<ReturnType<typeof findCommand>>,
) {
  if (command === 'link') return sendLink(context, state)
  if (command === 'begin' && (state.step.kind === 'case' || state.step.kind === 'intro')) {
    const first = state.choices.find((id) => id.startsWith('service:') || id.startsWith('begin:'))
    if (first !== undefined) return choose(context, state, first)
  }
  if (command === 'send' && state.step.kind === 'review') return confirm(context, state)
  if (command === 'send' && state.step.kind === 'complaint' && isReadyToSend(state.step))
    return choose(context, state, 'complaint:send')
  if (state.step.kind === 'complaint' && state.step.asksPerson) {
    if (command === 'person') return choose(context, state, 'complaint:person')
    if (command === 'send' || command === 'keep') return choose(context, state, 'complaint:go')
  }
  // Where the place is asked, these say that it is not known.
  if (state.step.kind === 'complaint' && (command === 'skip' || command === 'later' || command === 'send')) {
    const unplaced = placeNotKnown(context, state)
    if (unplaced) return unplaced
  }
  if (state.step.kind === 'survey' && (command === 'done' || command === 'send' || command === 'keep'))
    return endSurvey(state, '')
  if (state.step.kind === 'survey' && command === 'skip') return skipTrait(state)
  return obey(context, state, command)
}

/** A complaint is opened elsewhere, for its thread is read by officers; its number is none of an application. */
function receiveComplaintNumber(context: DialogueContext, state: DialogueState, text: string): Outcome | undefined {
  const [number = ''] = /\badu(?:[\s.-]?[0-9a-z]{4}){3}/i.exec(text) ?? []
  const isOpened = parseComplaintNumber(number) !== undefined && state.step.kind !== 'complaint'
  return isOpened ? { state, lead: sayIn(state.language)('complaintOpened', { url: context.complaintUrl }) } : undefined
}

/** A number stands for the choice shown with it, also with words of that choice behind it. */
function chooseByNumber(context: DialogueContext, state: DialogueState, text: string): Outcome | undefined {
  const number = numberChosen(text)
  const [, digits, words = ''] = number === undefined ? (numberWithTitle.exec(text) ?? []) : []
  const id = state.choices[(number ?? Number(digits ?? 0)) - 1]
  if (id === undefined) return undefined
  const titles = digits === undefined ? [] : (viewStep(context, state)?.choices ?? [])
  const title = fold(titles.find((one) => one.id === id)?.title ?? '').split(' ')
  const isIts = fold(withoutCourtesy(words))
    .split(' ')
    .every((word) => title.includes(word))
  return digits === undefined || isIts ? choose(context, state, id) : undefined
}

/** What takes back a choice made before it, or is one of a series. */
const takesBack = /^\d{1,2}\b|\b(?:tapi|tetapi|tp|namun|jangan|salah|keliru|bukan|tunggu|but|wrong|not|wait)\b/i

/**
 * A choice on the first line with more said below it: it is chosen, and what the rest tells is taken, or kept for what is begun.
 * Undefined where the first line is none, and where the rest may be about the choice itself.
 */
function chooseWithMore(context: DialogueContext, state: DialogueState, text: string): Outcome | undefined {
  const { answer, rest = '' } = mailAnswer(text) ?? {}
  const { kind } = state.step
  if (answer === undefined || kind === 'complaint' || kind === 'survey' || takesBack.test(rest)) return undefined
  const chosen = chooseByNumber(context, state, answer) ?? yesOrNo(context, state, answer)
  if (!chosen || rest === '' || chosen.effects) return chosen
  const talk = talkOf(context, chosen.state)
  if (!talk) return { ...chosen, state: keepMoreWords(chosen.state, rest) }
  const more =
    context.channel === 'email' && hasLines(talk, rest) ? takeForm(talk, rest) : takeLabelled(talk, undefined, rest)
  return more ? withLead(more, chosen.lead) : chosen
}

/** What was said beside the choice of a service tells of it as the first words do. */
function keepMoreWords(state: DialogueState, rest: string): DialogueState {
  const { firstWords, step } = state
  const codes = firstWords?.codes ?? (step.kind === 'intro' ? [step.code] : step.kind === 'services' ? step.codes : [])
  return codes.length === 0 ? state : keepFirstWords(state, [firstWords?.words ?? '', rest].join('\n').trim(), codes)
}

/** The words of a choice stand for it too; in a menu those it begins with, where no other does. */
function chooseByTitle(context: DialogueContext, state: DialogueState, text: string): Outcome | undefined {
  if (state.choices.length === 0 || text.length > 100) return undefined
  const typed = fold(text)
  const choices = viewStep(context, state)?.choices ?? []
  // A list may show its short title.
  const whole = choices.filter(({ title }) =>
    [title, shortTitle(title)].some((shown) => shown && fold(shown) === typed),
  )
  const isMenu = ['groups', 'events', 'services'].includes(state.step.kind) && typed.length >= 5
  const begun = isMenu ? choices.filter(({ title }) => fold(title).startsWith(`${typed} `)) : []
  const meant = whole.length > 0 ? whole : begun
  const [only] = meant
  return only && meant.length === 1 ? choose(context, state, only.id) : undefined
}

function receiveAtStep(context: DialogueContext, state: DialogueState, text: string, talk: Talk | undefined): Outcome {
  const { step } = state
  const say = sayIn(state.language)
  const guessed = () => {
    const command = guessCommand(text)
    return command && obeyOrLink(context, state, command)
  }
  const byName = () => talk && (receiveWhose(talk, text) ?? correctByName(talk, text))
  switch (step.kind) {
    case 'groups':
    case 'events':
    case 'services':
    case 'case':
      return yesToOffered(context, state, text) ?? guessed() ?? receiveFreely(context, state, text)
    case 'idle':
    case 'intro':
      return yesOrNo(context, state, text) ?? guessed() ?? receiveFreely(context, state, text)
    case 'follow':
      return receiveFollow(state, text) ?? guessed() ?? receiveElse(context, state, text)
    case 'call':
      return receiveCallNumber(context, state, text) ?? guessed() ?? receiveElse(context, state, text)
    case 'pin':
      return receivePin(state, text) ?? guessed() ?? receiveElse(context, state, text)
    case 'complaint':
      return receiveComplaint(context, state, text, guessed)
    case 'schedule':
      return receiveSchedulePlace(context, state, text) ?? guessed() ?? understand(context, beforeSchedule(state), text)
    case 'survey':
      return guessed() ?? answerSurvey(context, state, text)
    case 'change':
      return changeNumber(context, state, text) ?? byName() ?? guessed() ?? { state, lead: say('unclear') }
    case 'review':
      return (
        takeNumber(talk, text) ??
        byName() ??
        changeNumber(context, state, text) ??
        yesOrNo(context, state, text) ??
        labelledOr(talk, text, guessed()) ?? { state, lead: say('unclear') }
      )
    case 'offer':
      return (
        takeNumber(talk, text) ??
        yesOrNo(context, state, text) ??
        byName() ??
        guessed() ?? { state, lead: say('unclear') }
      )
    case 'declaration':
    case 'cancel':
    case 'withdraw':
    case 'replace':
    case 'language':
    case 'queue':
      return yesOrNo(context, state, text) ?? guessed() ?? { state, lead: say('unclear') }
    case 'resume':
      return yesOrNo(context, state, text) ?? guessed() ?? receiveFreely(context, state, text)
    case 'form':
      return talk
        ? (byName() ?? takeForm(talk, text) ?? guessed() ?? { state, lead: say('formNothingRead') })
        : resumeTask(context, state)
    case 'question':
      return talk ? receiveAnswer(talk, step.key, text, guessed) : resumeTask(context, state)
  }
}

/** A number was asked for and something else was said: it means what it would have meant before. */
function receiveElse(context: DialogueContext, state: DialogueState, text: string): Outcome {
  const resumed = resumeTask(context, state).state
  return ['call', 'follow', 'pin', 'idle'].includes(resumed.step.kind)
    ? receiveFreely(context, at(resumed, { kind: 'idle' }), text)
    : understand(context, resumed, text)
}

function labelledOr(talk: Talk | undefined, text: string, otherwise: Outcome | undefined): Outcome | undefined {
  return (talk && takeLabelled(talk, undefined, text)) ?? otherwise
}

/** A NIK or family card number by itself, at the review of what lacks one; of several that lack it is asked which it is. */
function takeNumber(talk: Talk | undefined, text: string): Outcome | undefined {
  const number = text.replaceAll(/[\s.-]/g, '')
  if (!talk || !/^\d{16}$/.test(number)) return undefined
  const { context, state, definition, application } = talk
  const missing = missingOf(definition, application, context)
  const lacking = allQuestions(definition, application, context).filter(
    (one) => one.kind === 'value' && isIdentifier(one.field) && missing.includes(one.key),
  )
  const [question, ...others] = lacking
  if (question?.kind !== 'value') return undefined
  if (others.length === 0) return answerTyped({ ...talk, state: at(state, toQuestion(question.key)) }, question, number)
  const fields = lacking.map(({ title }) => localized(title, state.language)).join('; ')
  return { state, lead: sayIn(state.language)('whichNumberIsIt', { fields }) }
}

/** Yes and no where two choices stand for them. */
function yesOrNo(context: DialogueContext, state: DialogueState, text: string): Outcome | undefined {
  const answer = readYesOrNo(text)
  if (answer === undefined) return undefined
  switch (state.step.kind) {
    case 'intro':
      return choose(context, state, answer ? (state.choices[0] ?? '') : 'do:menu')
    case 'offer':
      return choose(context, state, answer ? 'offer:here' : 'offer:later')
    case 'review':
      return answer ? confirm(context, state) : { state: at(state, { kind: 'change' }) }
    case 'declaration':
      return choose(context, state, answer ? 'declare:yes' : 'declare:no')
    case 'cancel':
      return choose(context, state, answer ? 'cancel:yes' : 'cancel:no')
    case 'withdraw':
      return choose(context, state, answer ? 'withdraw:yes' : 'withdraw:no')
    case 'resume':
      return choose(context, state, answer ? 'resume:go' : 'resume:new')
    case 'replace':
      return choose(context, state, answer ? 'replace:yes' : 'replace:no')
    default:
      return undefined
  }
}

/** Yes to what is offered by number: to the only one it is that one, to several it is asked which. */
function yesToOffered(context: DialogueContext, state: DialogueState, text: string): Outcome | undefined {
  if (readYesOrNo(text) !== true) return undefined
  const { step } = state
  const only = step.kind === 'services' && step.codes.length === 1 ? state.choices.slice(0, 1) : []
  return takeOffered(state, only, (id) => choose(context, state, id))
}

/** Yes or no to what is offered beside a question: another way, or the places that a name may mean. */
function yesToLed(talk: Talk, question: ValueQuestion, text: string): Outcome | undefined {
  const { context, state } = talk
  const { step } = state
  const answer = readYesOrNo(text)
  if (step.kind !== 'question' || question.field.type === 'boolean' || answer === undefined) return undefined
  const { options = [], leadsTo, leadsToCase } = step
  const isLed = leadsTo !== undefined || leadsToCase !== undefined || options.length > 0
  if (!isLed) return undefined
  if (!answer) return { state: at(state, toQuestion(step.key)), lead: sayIn(state.language)('typeAgain') }
  if (leadsToCase !== undefined) return choose(context, state, `case:${leadsToCase}`)
  if (leadsTo !== undefined) return choose(context, state, `begin:${leadsTo}`)
  return takeOffered(state, options, (code) => choose(context, state, `answer:${step.key}:${code}`))
}

const changeWord = '(?:ubah|ganti|perbaiki|change|edit)'
/** Its number, and what it should be: with or without a colon between. */
const numbered = String.raw`(?:(?:no\.?|nomor|nmr|number|yang|yg)\s*){0,2}(\d{1,2})[.)]?\s+(?:(?:menjadi|jadi|dengan|ke|to)\s+)?(.+)$`
const behindChange = {
  asked: [/^\D{0,12}(\d{1,3})(?:\s*[:=]\s*(.+)|\W*)$/s, new RegExp(`^(?:${changeWord}\\s+)?${numbered}`, 'is')],
  unasked: [
    new RegExp(String.raw`^${changeWord}\D{0,8}(\d{1,3})(?:\s*[:=]\s*(.+)|\W*)$`, 'is'),
    new RegExp(String.raw`^${changeWord}\s+${numbered}`, 'is'),
  ],
}

/** "ubah 4", "ubah 4: Budi", "ubah no 4 Budi", or the number alone once it was asked for. */
function changeNumber(context: DialogueContext, state: DialogueState, text: string): Outcome | undefined {
  const talk = talkOf(context, state)
  const [plain, spaced] = behindChange[state.step.kind === 'change' ? 'asked' : 'unasked']
  const [, digits, said = ''] = plain?.exec(text) ?? spaced?.exec(text) ?? []
  if (!talk || digits === undefined) return undefined
  const items = reviewItems(context, state, talk.definition, talk.application)
  const item = items[Number(digits) - 1]
  if (!item) {
    // The review shows them anyway.
    const lines =
      state.step.kind === 'review' ? [] : items.map(({ label, display }, at) => `${at + 1}. ${titled(label, display)}`)
    const words = sayIn(state.language)('noSuchNumber', { count: items.length })
    return { state, lead: [words, ...lines].join('\n') }
  }
  const words = withoutCourtesy(said)
  const question = words === '' ? undefined : findQuestion(talk.definition, talk.application, context, item.key)
  return question?.kind === 'value' ? correctTo(talk, question, words) : { state: at(state, toQuestion(item.key)) }
}

function receiveAnswer(talk: Talk, key: string, text: string, guessed: () => Outcome | undefined): Outcome {
  const { context, state, definition, application } = talk
  const question = findQuestion(definition, application, context, key)
  if (!question) return proceed(context, state)
  const changed = receiveWhose(talk, text) ?? correctByName(talk, text) ?? changeNumber(context, state, text)
  if (changed) return changed
  const labelled = takeLabelled(talk, question, text)
  if (labelled) return labelled
  if (question.kind === 'rows') {
    const more = readYesOrNo(text)
    return more === undefined
      ? (guessed() ?? { state, lead: sayIn(state.language)('unclear') })
      : answerRows(talk, question, more ? 'add' : 'done')
  }
  if (question.kind === 'sort') {
    const { paper } = paperNamed(definition.requirements, text) ?? {}
    if (paper) return answerChosen(talk, key, paper.id)
  }
  if (question.kind !== 'value') return guessed() ?? { state, lead: sayIn(state.language)('unclear') }
  const led = yesToLed(talk, question, text)
  if (led) return led
  const isFree = freeTypes.has(question.field.type)
  const early = isFree ? guessed() : undefined
  if (early) return early
  const answered = answerTyped(talk, question, text)
  const isTaken = answered.state.application !== application || answered.state.step !== withoutOptions(state).step
  return isTaken || isFree ? answered : (guessed() ?? answered)
}
