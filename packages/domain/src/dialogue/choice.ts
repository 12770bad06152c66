import { Language } from '../language/language'
import { answerChosen, answerUnknown, type Talk, withoutOptions } from './answer'
import { holdsAnything, valueAt } from './application'
import { dropTalk, finish, setAside } from './aside'
import { chooseSchedule } from './ask-schedule'
import { cancelTalk } from './cancel'
import { chooseCase } from './case'
import { obey, resumeTask, speak } from './command'
import { chooseForComplaint } from './complaint'
import type { DialogueContext } from './context'
import { beginWith } from './first-words'
import { at, awake, definitionOf, joined, type Outcome, proceed, withApplication, withLead } from './flow'
import { eventsOf } from './menu'
import { missingOf } from './open-questions'
import { chooseForQueue } from './queue'
import { sayIn } from './say'
import { startLine } from './start-line'
import type { DialogueState, TalkedApplication } from './state'
import { draftEffects, toDraft, toSubmission } from './submission'
import { chooseTrait, scoreSurvey } from './survey'
import { chooseWhose } from './whose'
import { chooseWithdrawal } from './withdrawal'

const commandIds = [
  'cancel',
  'menu',
  'status',
  'complaint',
  'person',
  'skip',
  'later',
  'done',
  'add',
  'keep',
  'change',
] as const

/** A choice by its id, also one shown long ago; undefined when it means nothing. */
export function choose(context: DialogueContext, state: DialogueState, id: string): Outcome | undefined {
  const [kind = '', ...rest] = id.split(':')
  const value = rest.join(':')
  switch (kind) {
    case 'group':
      return eventsOf(context.definitions, value).length > 0
        ? { state: at(state, { kind: 'events', group: value, page: 0 }) }
        : undefined
    case 'event':
      return chooseEvent(context, state, rest[0] ?? '', rest[1] ?? '')
    case 'service':
      return chooseService(context, state, value)
    case 'case':
      return chooseCase(state, rest)
    case 'begin':
      return chooseBegin(context, state, value)
    case 'answer':
      return chooseAnswer(context, state, value)
    case 'whose': {
      const talk = talkAbout(context, state)
      return talk && chooseWhose(talk, value)
    }
    case 'unknown':
      return chooseUnknown(context, state, value)
    case 'page':
      return turnPage(state, Number(value))
    case 'again':
      return { state: withoutOptions(state), lead: sayIn(state.language)('typeAgain') }
    case 'do': {
      const command = commandIds.find((one) => one === value)
      return command ? obey(context, state, command) : undefined
    }
    case 'link':
      return sendLink(context, state)
    case 'offer':
      return chooseOffer(context, state, value)
    case 'review':
      return state.step.kind === 'review' && value === 'send' ? confirm(context, state) : undefined
    case 'declare':
      return state.step.kind === 'declaration' ? declare(context, state, value === 'yes') : undefined
    case 'cancel':
      if (state.step.kind !== 'cancel') return undefined
      return value === 'yes' ? cancelTalk(context, state) : proceed(context, state)
    case 'resume':
      if (state.step.kind !== 'resume') return undefined
      return value === 'new' ? { state: awake(dropTalk(state)) } : resumeTask(context, state)
    case 'replace':
      return state.step.kind === 'replace' ? replace(context, state, value === 'yes') : undefined
    case 'language': {
      const language = Language.safeParse(value)
      return language.success ? speak(context, state, language.data) : undefined
    }
    case 'complaint':
      return chooseForComplaint(context, state, value)
    case 'queue':
      return chooseForQueue(state, rest)
    case 'schedule':
      return chooseSchedule(context, state, value)
    case 'withdraw':
      return chooseWithdrawal(state, rest)
    case 'trait':
      return chooseTrait(state, rest[0] ?? '', rest[1] ?? '')
    case 'score':
      return scoreSurvey(state, rest[0] ?? '', Number(rest[1]))
    default:
      return undefined
  }
}

function chooseEvent(context: DialogueContext, state: DialogueState, group: string, id: string): Outcome | undefined {
  const event = eventsOf(context.definitions, group).find((one) => one.id === id)
  return event ? chooseAmong(state, event.codes) : undefined
}

/** One service is introduced, several are offered. */
export function chooseAmong(state: DialogueState, codes: string[], line?: string): Outcome {
  const [code] = codes
  if (codes.length === 1 && code !== undefined && line === undefined)
    return { state: at(state, { kind: 'intro', code }) }
  return { state: at(state, { kind: 'services', codes, page: 0, ...(line === undefined ? {} : { line }) }) }
}

function chooseService(context: DialogueContext, state: DialogueState, code: string): Outcome | undefined {
  const definition = context.definitions.find((one) => one.code === code)
  if (!definition) return undefined
  const { step } = state
  if (step.kind === 'services' && step.line !== undefined) return startLine(context, state, step.line, definition)
  const event = step.kind === 'case' ? step.event : undefined
  return { state: at(state, { kind: 'intro', code, ...(event === undefined ? {} : { event }) }) }
}

function chooseBegin(context: DialogueContext, state: DialogueState, code: string): Outcome | undefined {
  const definition = context.definitions.find((one) => one.code === code)
  if (!definition) return undefined
  const { application } = state
  const isSame = application?.serviceCode === code && !application.correction
  if (application && isSame && !holdsAnything(application)) return proceed(context, state)
  if (application && (application.correction || holdsAnything(application)))
    return { state: at(state, { kind: 'replace', code }) }
  return beginWith(context, state, definition)
}

function talkAbout(context: DialogueContext, state: DialogueState): Talk | undefined {
  const definition = definitionOf(context, state)
  const { application } = state
  return application && definition ? { context, state, definition, application } : undefined
}

function chooseAnswer(context: DialogueContext, state: DialogueState, value: string): Outcome | undefined {
  const talk = talkAbout(context, state)
  const [, key, code] = /^([^:]+):(.*)$/s.exec(value) ?? []
  return talk && key !== undefined && code !== undefined ? answerChosen(talk, key, code) : undefined
}

function chooseUnknown(context: DialogueContext, state: DialogueState, key: string): Outcome | undefined {
  const talk = talkAbout(context, state)
  return talk && answerUnknown(talk, key)
}

function turnPage(state: DialogueState, page: number): Outcome | undefined {
  const { step } = state
  const isPage = Number.isInteger(page) && page >= 0 && page <= 100
  if (!isPage) return undefined
  const isOfPlaces = step.kind === 'complaint' && step.places !== undefined
  if (!isOfPlaces && step.kind !== 'events' && step.kind !== 'services' && step.kind !== 'question') return undefined
  return { state: at(state, { ...step, page }) }
}

/** A link instead of the conversation; what was answered goes along as a draft. */
export function sendLink(context: DialogueContext, state: DialogueState): Outcome {
  const say = sayIn(state.language)
  const { application, step } = state
  const definition = definitionOf(context, state)
  const isReferred = step.kind === 'intro' || !application || !definition || application.correction !== undefined
  if (isReferred)
    return {
      state: at(state, { kind: 'idle' }),
      lead: say('linkFollows'),
      effects: [{ kind: 'link', purpose: 'rest' }],
    }
  const effects = draftEffects(context, state, definition, application)
  return { state: finish(state), lead: joined(say('draftSaved'), say('linkFollows')), effects }
}

function chooseOffer(context: DialogueContext, state: DialogueState, value: string): Outcome | undefined {
  const { application } = state
  if (state.step.kind !== 'offer' || !application) return undefined
  if (value === 'here') return proceed(context, withApplication(state, { ...application, scope: 'all' }))
  return { state: at(state, { kind: 'review' }) }
}

/** The review is right: it is declared true and sent, also where papers or answers follow later. */
export function confirm(context: DialogueContext, state: DialogueState): Outcome {
  const say = sayIn(state.language)
  const { application } = state
  const definition = definitionOf(context, state)
  if (!application || !definition) return proceed(context, state)
  if (application.correction) {
    const missing = missingOf(definition, application, context)
    if (missing.length > 0) return goOnCorrecting(context, state, application, missing)
    const { answers, applicant, attachments } = toDraft(context, state, definition, application)
    const { reference, isOpenedByPin, brought } = application.correction
    const correct = { kind: 'correct', reference, answers, applicant, attachments } as const
    return {
      state: dropTalk(state),
      lead: say('correctionSent'),
      effects: [
        { ...correct, ...(brought ? { papersFollow: true } : {}), ...(isOpenedByPin ? { isOpenedByPin } : {}) },
      ],
    }
  }
  if (application.completion) {
    const { reference, corrected = [], isOpenedByPin } = application.completion
    const draft = toDraft(context, state, definition, application)
    // What it led to is said at once, and it has its number and PIN.
    const keys = application.history
    const isFiled = (key: string) => application.files.some(({ requirement }) => `file:${requirement}` === key)
    const answered = keys.filter((key) => isFiled(key) || valueAt(definition, application, key) !== undefined)
    const supply = { kind: 'supply', reference, draft, keys, answered } as const
    return {
      state: dropTalk(state),
      effects: [
        { ...supply, ...(corrected.length > 0 ? { corrected } : {}), ...(isOpenedByPin ? { isOpenedByPin } : {}) },
      ],
    }
  }
  return { state: at(state, { kind: 'declaration' }) }
}

/** A correction is sent whole: what was put off is asked again, and where else it can be sent is said. */
function goOnCorrecting(
  context: DialogueContext,
  state: DialogueState,
  application: TalkedApplication,
  missing: readonly string[],
): Outcome {
  const reopened: TalkedApplication = {
    ...application,
    closed: application.closed.filter((key) => !missing.includes(key)),
    later: application.later.filter((id) => !missing.includes(`file:${id}`)),
  }
  const lead = sayIn(state.language)('correctionNotSent', { url: context.followUrl })
  return withLead(proceed(context, withApplication(state, reopened)), lead)
}

function declare(context: DialogueContext, state: DialogueState, isDeclared: boolean): Outcome {
  if (!isDeclared) return { state: at(state, { kind: 'review' }) }
  const { application } = state
  const definition = definitionOf(context, state)
  if (!application || !definition) return proceed(context, state)
  const submission = toSubmission(context, state, definition, application)
  if (!submission) return proceed(context, state)
  const lead = sayIn(state.language)('sending')
  return { state: dropTalk(state), lead, effects: [{ kind: 'submit', submission }] }
}

function replace(context: DialogueContext, state: DialogueState, isReplaced: boolean): Outcome {
  const { step } = state
  if (!isReplaced || step.kind !== 'replace') return resumeTask(context, state)
  const { application, ...rest } = state
  // A correction stays possible, and so do what was sent and the same service for somebody else: it lies aside, not lost.
  const isKept = application?.correction || application?.completion || application?.serviceCode === step.code
  const fresh = isKept ? setAside({ ...state, step: { kind: 'resume' } }) : rest
  if (step.line !== undefined) return startLine(context, fresh, step.line)
  const definition = context.definitions.find(({ code }) => code === step.code)
  if (!definition) return { state: at(fresh, { kind: 'groups' }) }
  return beginWith(context, fresh, definition)
}
