import { ComplaintKind, complaintKindLabel, isConfidentialComplaint } from '../citizens/complaint'
import { keptKind, kindInWords } from '../citizens/complaint-words'
import { localized } from '../language/localized'
import { findRegion, regionTitle } from '../places'
import { withNote } from './answer'
import type { DialogueContext, DialogueReply } from './context'
import { at, leave, type Outcome } from './flow'
import { paged } from './menu'
import { placeChoices } from './place-choices'
import { goDown, isServed, readPlace } from './read-place'
import { readTracking } from './read-tracking'
import { sayIn } from './say'
import type { DialogueState, DialogueStep } from './state'
import type { Offered } from './typed-answer'
import { readYesOrNo } from './words'

type ComplaintStep = Extract<DialogueStep, { kind: 'complaint' }>

const shortest = 3
const longest = 4000

/**
 * Of a complaint whose first words tell of money or of an officer, that is kept. The kind is asked all the same, in the same
 * words: officers read the thread.
 */
export function beginComplaint(state: DialogueState, words: string): DialogueState {
  const heard = kindInWords(words)
  return at(state, { kind: 'complaint', ...(heard ? { heard } : {}) })
}

export const stopComplaint = (state: DialogueState): Outcome => ({
  state: leave(state),
  lead: sayIn(state.language)('complaintStopped'),
})

/** What stays with a complaint whatever is asked of it again. */
type Kept = { files?: string[]; heard?: ComplaintKind }
const keptOf = ({ files, heard }: ComplaintStep): Kept => ({ ...(files ? { files } : {}), ...(heard ? { heard } : {}) })

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
  if (step.replyTo !== undefined) return at(state, { kind: 'complaint' })
  if (step.trackingNumber !== undefined || step.villageCode !== undefined || step.places)
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
  if (step.replyTo !== undefined) return { text: say('complaintReplyWords') }
  const { answeredComplaint } = context
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
    step.trackingNumber ?? (step.villageCode === undefined ? undefined : regionTitle(context.regions, step.villageCode))
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
  if (verb === 'reply') {
    const { answeredComplaint } = context
    return answeredComplaint && { state: at(state, { kind: 'complaint', replyTo: answeredComplaint.reference }) }
  }
  if (verb === 'about') {
    const about = ComplaintKind.safeParse(chosen)
    return about.success ? { state: at(state, { ...step, about: about.data }) } : undefined
  }
  if (step.about === undefined || step.words === undefined) return undefined
  const complaint = { about: step.about, words: step.words, ...keptOf(step) }
  if (verb === 'unknown') return placeNotKnown(state)
  if (verb !== 'at') return undefined
  const below = goDown(placeContextOf(context), chosen, { words: step.asked?.words })
  if (below?.kind === 'several') return offerPlaces(state, complaint, below)
  const villageCode = below?.kind === 'value' ? String(below.value) : chosen
  const isVillage =
    villageCode.length === 13 &&
    findRegion(context.regions, villageCode) !== undefined &&
    isServed(placeContextOf(context), villageCode)
  return isVillage ? { state: at(state, { kind: 'complaint', ...complaint, villageCode }) } : undefined
}

/** Somebody helps to find the place; the complaint waits as it is. */
const placeNotKnown = (state: DialogueState): Outcome => ({
  state,
  lead: sayIn(state.language)('placePerson'),
  effects: [{ kind: 'person' }],
})

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
  const { about: chosen, words, trackingNumber, villageCode, heard, files } = step
  if (!chosen || words === undefined) return undefined
  const about = heard && !isConfidentialComplaint(chosen) ? heard : keptKind(chosen, words)
  const complaint = { kind: 'complaint', about, words, ...(files ? { files } : {}) } as const
  if (trackingNumber !== undefined) return { state: leave(state), effects: [{ ...complaint, trackingNumber }] }
  return villageCode === undefined ? undefined : { state: leave(state), effects: [{ ...complaint, villageCode }] }
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
  if (step.kind === 'complaint' && step.replyTo !== undefined)
    return guessed() ?? reply(state, step.replyTo, text.slice(0, longest))
  if (step.kind !== 'complaint') return guessed() ?? { state, lead: say('unclear') }
  const { about, words } = step
  if (about === undefined) return guessed() ?? writeAhead(state, step, text)
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
function writeAhead(state: DialogueState, step: ComplaintStep, text: string): Outcome {
  const say = sayIn(state.language)
  if (text.trim().split(/\s+/).length < 3) return { state, lead: say('unclear') }
  const words = [step.words, text]
    .filter((part) => part !== undefined)
    .join('\n')
    .slice(0, longest)
  const heard = step.heard ?? kindInWords(text)
  return { state: at(state, { ...step, words, ...(heard ? { heard } : {}) }), lead: say('complaintWordsKept') }
}

/** Whether all is known, and it is asked whether to send it. */
export const isReadyToSend = ({ words, trackingNumber, villageCode }: ComplaintStep): boolean =>
  words !== undefined && (trackingNumber !== undefined || villageCode !== undefined)

const reply = (state: DialogueState, reference: string, words: string): Outcome =>
  words.length < shortest
    ? { state, lead: sayIn(state.language)('unclear') }
    : { state: leave(state), effects: [{ kind: 'complaint-reply', reference, words }] }

/** The number of an application, or a place. */
function receivePlace(
  context: DialogueContext,
  state: DialogueState,
  known: Written,
  text: string,
): Outcome | undefined {
  const complaint = { kind: 'complaint', ...known } as const
  const read = readTracking(text)
  if (read) return { state: at(state, { ...complaint, trackingNumber: read.trackingNumber }) }
  const offered = state.step.kind === 'complaint' ? state.step.places : undefined
  const place = readPlace({ ...placeContextOf(context), ...(offered ? { offered } : {}) }, text)
  if (place.kind === 'value') return { state: at(state, { ...complaint, villageCode: String(place.value) }) }
  if (place.kind === 'several') return withNote(offerPlaces(state, known, place), state, place)
  if (place.kind === 'unread' && place.isOutside) return { state, lead: localized(place.message, state.language) }
  return place.kind === 'unknown' ? placeNotKnown(state) : undefined
}
