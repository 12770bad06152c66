import { ComplaintKind, complaintKindLabel, isConfidentialComplaint } from '../citizens/complaint'
import { keptKind, kindInWords } from '../citizens/complaint-words'
import { isWithinRegion, placeOf } from '../identity/place-of'
import { localized } from '../language/localized'
import { findRegion, regionsIn, regionTitle } from '../places'
import { withNote } from './answer'
import type { DialogueContext, DialogueReply } from './context'
import { at, leave, type Outcome, withLead } from './flow'
import { paged } from './menu'
import { placeChoices } from './place-choices'
import { isServed, readPlace } from './read-place'
import { readTracking } from './read-tracking'
import { sayIn } from './say'
import type { DialogueState, DialogueStep } from './state'
import type { Offered } from './typed-answer'
import { findCommand, readYesOrNo } from './words'

type ComplaintStep = Extract<DialogueStep, { kind: 'complaint' }>

const shortest = 3
const longest = 4000

/** "PENGADUAN: …": what stands behind the word; undefined where it is not the first one. */
export function behindComplaintWord(text: string): string | undefined {
  const [, word = '', rest = ''] = /^\W*(\p{L}+)[\s:,.–-]*(.*)$/su.exec(text) ?? []
  return findCommand(word) === 'complaint' ? rest.trim() : undefined
}

/**
 * Of a complaint whose first words tell of money or of an officer, that is kept, and the words themselves where they say what
 * happened. The kind is asked all the same, in the same words: officers read the thread.
 */
export function beginComplaint(context: DialogueContext, state: DialogueState, text: string): Outcome {
  const heard = kindInWords(text)
  const behind = behindComplaintWord(text)
  // Without the word there is little more than that somebody wants to complain.
  const saysMore = countWords(behind ?? text) >= (behind === undefined ? 9 : 3)
  const words = saysMore ? { words: (behind ?? text).slice(0, longest) } : {}
  return {
    state: at(state, { kind: 'complaint', ...words, ...(heard ? { heard } : {}) }),
    ...(saysMore ? wordsKept(context, state) : {}),
  }
}

/** Who may be replying to an answer is asked that instead. */
const wordsKept = ({ answeredComplaint }: DialogueContext, { language, step }: DialogueState): Pick<Outcome, 'lead'> =>
  answeredComplaint && !(step.kind === 'complaint' && step.isNew) ? {} : { lead: sayIn(language)('complaintWordsKept') }

const countWords = (text: string): number => text.trim().split(/\s+/).length

export const stopComplaint = (state: DialogueState): Outcome => ({
  state: leave(state),
  lead: sayIn(state.language)('complaintStopped'),
})

/** What stays with a complaint whatever is asked of it again. */
type Kept = { files?: string[]; heard?: ComplaintKind; isNew?: boolean }
const keptOf = ({ files, heard, isNew }: ComplaintStep): Kept => ({
  ...(files ? { files } : {}),
  ...(heard ? { heard } : {}),
  ...(isNew ? { isNew } : {}),
})

/** What is said next is the reply to the office's answer. */
export const replyToAnswer = (state: DialogueState, reference: string): DialogueState =>
  at(state, { kind: 'complaint', replyTo: reference })

/** What is written of a complaint is hidden from officers: whoever asks for one chooses first. */
export const askPersonFirst = (state: DialogueState): DialogueState =>
  state.step.kind === 'complaint' ? at(state, { ...state.step, asksPerson: true }) : state

const withoutAsking = ({ asksPerson: _, ...going }: ComplaintStep): ComplaintStep => going

/** From here an officer reads what is written. */
export const callPerson = (state: DialogueState): Outcome => ({
  state: { ...state, person: 'called' },
  lead: sayIn(state.language)('personComing'),
  effects: [{ kind: 'person' }],
  goesOn: true,
})

/** As many as a complaint may carry. */
const fileLimit = 10

/** Files sent while a complaint is written belong to it, and to nothing else that is under way; a reply carries none. */
export function keepFiles(state: DialogueState, step: ComplaintStep, ids: readonly string[]): Outcome {
  const say = sayIn(state.language)
  if (step.replyTo !== undefined) return { state, lead: say('complaintReplyNoFiles') }
  const files = [...(step.files ?? []), ...ids].slice(0, fileLimit)
  return { state: at(state, { ...step, files }), lead: say('complaintFilesKept') }
}

/** The question before this one; undefined at the first. */
export function complaintBefore(state: DialogueState, step: ComplaintStep): DialogueState | undefined {
  const { about, words } = step
  const kept = keptOf(step)
  if (step.asksPerson) return at(state, withoutAsking(step))
  if (step.replyTo !== undefined) return at(state, { kind: 'complaint' })
  if (step.trackingNumber !== undefined || step.placeCode !== undefined || step.places)
    return at(state, { kind: 'complaint', about, words, ...kept })
  if (words !== undefined) return at(state, { kind: 'complaint', about, ...kept })
  return about === undefined ? undefined : at(state, { kind: 'complaint', ...kept })
}

/**
 * What is asked of a complaint. It repeats neither the kind nor the words: officers read conversations, and it may be about
 * them.
 */
export function complaintView(context: DialogueContext, state: DialogueState, step: ComplaintStep): DialogueReply {
  const say = sayIn(state.language)
  const stop = { id: 'do:cancel', title: say('complaintStop') }
  if (step.asksPerson)
    return {
      text: say('complaintOrPerson'),
      choices: [
        { id: 'complaint:go', title: say('complaintGoOn') },
        { id: 'complaint:person', title: say('complaintLeave') },
      ],
    }
  if (step.replyTo !== undefined) return { text: say('complaintReplyWords') }
  const answeredComplaint = step.isNew ? undefined : context.answeredComplaint
  if (step.about === undefined && step.words !== undefined && answeredComplaint)
    return {
      text: say('complaintReplyOrNew'),
      choices: [
        { id: 'complaint:reply', title: say('complaintReply') },
        { id: 'complaint:new', title: say('complaintNew') },
        stop,
      ],
    }
  if (step.about === undefined)
    return {
      text: say('complaintAbout'),
      choices: [
        ...(answeredComplaint ? [{ id: 'complaint:reply', title: say('complaintReply') }] : []),
        ...ComplaintKind.options.map((kind) => ({
          id: `complaint:about:${kind}`,
          title: complaintKindLabel(kind, state.language),
        })),
        stop,
      ],
    }
  if (step.words === undefined) return { text: say('complaintWords') }
  const place =
    step.trackingNumber ?? (step.placeCode === undefined ? undefined : regionTitle(context.regions, step.placeCode))
  if (place !== undefined)
    return {
      text: say('complaintConfirm', { place }),
      choices: [{ id: 'complaint:send', title: say('complaintSend') }, stop],
    }
  const { places = [], asked, page = 0 } = step
  if (places.length === 0) return { text: say('complaintPlace') }
  const { text, choices } = placeChoices(context, { places, asked }, (code) => `complaint:at:${code}`, say)
  const last = [{ id: 'complaint:unknown', title: say('notKnown') }]
  return { text, choices: paged(choices, page, say, last) }
}

/** A choice of the complaint's questions; undefined where it means nothing. */
export function chooseForComplaint(context: DialogueContext, state: DialogueState, value: string): Outcome | undefined {
  const { step } = state
  if (step.kind !== 'complaint') return undefined
  const [verb, chosen = ''] = value.split(':')
  if (verb === 'send') return send(state, step)
  if (verb === 'go') return { state: at(state, withoutAsking(step)) }
  if (verb === 'person') {
    const left = callPerson(stopComplaint(state).state)
    return withLead(left, sayIn(state.language)('complaintStopped'))
  }
  if (verb === 'reply') {
    const { answeredComplaint } = context
    if (!answeredComplaint) return undefined
    const asked = replyToAnswer(state, answeredComplaint.reference)
    return step.words === undefined ? { state: asked } : reply(asked, answeredComplaint.reference, step.words)
  }
  if (verb === 'new') return { state: at(state, { ...step, isNew: true }) }
  if (verb === 'about') {
    const about = ComplaintKind.safeParse(chosen)
    return about.success ? { state: at(state, { ...step, about: about.data }) } : undefined
  }
  if (step.about === undefined || step.words === undefined) return undefined
  const complaint = { about: step.about, words: step.words, ...keptOf(step) }
  if (verb === 'unknown') return placeNotKnown(context, state)
  if (verb !== 'at') return undefined
  const isPlace = isEnough(context, chosen) && isServed(placeContextOf(context), chosen)
  return isPlace ? { state: at(state, { kind: 'complaint', ...complaint, placeCode: chosen }) } : undefined
}

/** The office is known by the regency: no village is asked for. */
const isEnough = ({ regions }: DialogueContext, code: string): boolean => {
  const level = findRegion(regions, code)?.level
  return level !== undefined && level !== 'province'
}

/** The district or the regency in which all of these lie. */
function sharedPlace(context: DialogueContext, codes: readonly string[]): string | undefined {
  const [first = ''] = codes
  const { districtCode, regencyCode } = placeOf(first)
  return [districtCode, regencyCode].find(
    (shared) => isEnough(context, shared) && codes.every((code) => isWithinRegion(code, shared)),
  )
}

/**
 * Where the place is not known, it goes to the regency of the conversation; else the regency is asked, and whoever does not know
 * that either may talk to an officer.
 */
export function placeNotKnown(context: DialogueContext, state: DialogueState): Outcome | undefined {
  const { step } = state
  if (step.kind !== 'complaint' || step.about === undefined || step.words === undefined) return undefined
  const complaint = { about: step.about, words: step.words, ...keptOf(step) }
  const { regencyCode, regions, within = [] } = context
  if (regencyCode !== undefined && isEnough(context, regencyCode) && isServed(placeContextOf(context), regencyCode))
    return { state: at(state, { kind: 'complaint', ...complaint, placeCode: regencyCode }) }
  const regencies = within.flatMap((code) => regionsIn(regions, code)).filter(({ level }) => level === 'regency')
  const isAsked = regencies.every(({ code }) => step.places?.includes(code))
  return isAsked
    ? { state: askPersonFirst(state) }
    : offerPlaces(state, complaint, { options: regencies.map(({ code }) => code) })
}

const placeContextOf = ({ regions, within, regencyCode }: DialogueContext) => ({
  regions,
  within,
  near: regencyCode === undefined ? [] : [regencyCode],
})

type Written = { about: ComplaintKind; words: string } & Kept

const offerPlaces = (state: DialogueState, written: Written, { options, asked }: Offered): Outcome => ({
  state: at(state, { kind: 'complaint', ...written, places: options, ...(asked ? { asked } : {}) }),
})

function send(state: DialogueState, step: ComplaintStep): Outcome | undefined {
  const { about: chosen, words, trackingNumber, placeCode, heard, files } = step
  if (!chosen || words === undefined) return undefined
  const about = heard && !isConfidentialComplaint(chosen) ? heard : keptKind(chosen, words)
  const complaint = { kind: 'complaint', about, words, ...(files ? { files } : {}) } as const
  if (trackingNumber !== undefined) return { state: leave(state), effects: [{ ...complaint, trackingNumber }] }
  return placeCode === undefined ? undefined : { state: leave(state), effects: [{ ...complaint, placeCode }] }
}

/** What a typed message means while a complaint is taken down. `guessed`: a word that is nearly a command. */
export function receiveComplaint(
  context: DialogueContext,
  state: DialogueState,
  text: string,
  guessed: () => Outcome | undefined,
): Outcome {
  const say = sayIn(state.language)
  const { step } = state
  if (step.kind === 'complaint' && step.asksPerson) return guessed() ?? { state, lead: say('unclear') }
  if (step.kind === 'complaint' && step.replyTo !== undefined)
    return guessed() ?? reply(state, step.replyTo, text.slice(0, longest))
  if (step.kind !== 'complaint') return guessed() ?? { state, lead: say('unclear') }
  const { about, words } = step
  if (about === undefined) return guessed() ?? writeAhead(context, state, step, text)
  if (words === undefined) {
    const isShort = text.length < shortest
    return (
      guessed() ??
      (isShort
        ? { state, lead: say('unclear') }
        : { state: at(state, { kind: 'complaint', about, words: text.slice(0, longest), ...keptOf(step) }) })
    )
  }
  if (!isReadyToSend(step))
    return (
      receivePlace(context, state, { about, words, ...keptOf(step) }, text) ??
      guessed() ?? { state, lead: say('placeNotFound') }
    )
  const isRight = readYesOrNo(text)
  if (isRight === undefined) return guessed() ?? { state, lead: say('unclear') }
  return isRight ? (send(state, step) ?? { state }) : stopComplaint(state)
}

/** The complaint itself, written before its kind was chosen: it is kept, and the kind is asked again. */
function writeAhead(context: DialogueContext, state: DialogueState, step: ComplaintStep, text: string): Outcome {
  const say = sayIn(state.language)
  if (countWords(text) < 3) return { state, lead: say('unclear') }
  const words = [step.words, text]
    .filter((part) => part !== undefined)
    .join('\n')
    .slice(0, longest)
  const heard = step.heard ?? kindInWords(text)
  return { state: at(state, { ...step, words, ...(heard ? { heard } : {}) }), ...wordsKept(context, state) }
}

/** Whether all is known, and it is asked whether to send it. */
export const isReadyToSend = ({ words, trackingNumber, placeCode, asksPerson }: ComplaintStep): boolean =>
  asksPerson !== true && words !== undefined && (trackingNumber !== undefined || placeCode !== undefined)

const reply = (state: DialogueState, reference: string, words: string): Outcome =>
  words.length < shortest
    ? { state, lead: sayIn(state.language)('unclear') }
    : { state: leave(state), effects: [{ kind: 'complaint-reply', reference, words }] }

/** A name that is said of oneself is no place. */
const ownName = /^\W*(?:nama (?:saya|sy|aku|lengkap|pelapor)|namanya|my name)\b/i

/** The number of an application, or a place; a regency or a district is enough. */
function receivePlace(
  context: DialogueContext,
  state: DialogueState,
  known: Written,
  text: string,
): Outcome | undefined {
  const complaint = { kind: 'complaint', ...known } as const
  const read = readTracking(text)
  if (read) return { state: at(state, { ...complaint, trackingNumber: read.trackingNumber }) }
  if (ownName.test(text)) return undefined
  const offered = state.step.kind === 'complaint' ? state.step.places : undefined
  const place = readPlace({ ...placeContextOf(context), ...(offered ? { offered } : {}) }, text)
  const shared =
    place.kind === 'value'
      ? String(place.value)
      : place.kind === 'several' && !place.isGuess && !place.note
        ? sharedPlace(context, place.options)
        : undefined
  if (shared !== undefined) return { state: at(state, { ...complaint, placeCode: shared }) }
  if (place.kind === 'several') return withNote(offerPlaces(state, known, place), state, place)
  if (place.kind === 'unread' && place.isOutside) return { state, lead: localized(place.message, state.language) }
  return place.kind === 'unknown' ? placeNotKnown(context, state) : undefined
}
