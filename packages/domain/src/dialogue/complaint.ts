import { ComplaintKind, complaintKindLabel } from '../citizens/complaint'
import type { DialogueContext, DialogueReply } from './context'
import { at, type Outcome } from './flow'
import { readTracking } from './read-tracking'
import { matchVillage, regionTitle } from './region-index'
import { sayIn } from './say'
import type { DialogueState, DialogueStep } from './state'
import { readYesOrNo } from './words'

type ComplaintStep = Extract<DialogueStep, { kind: 'complaint' }>

const shortest = 3
const longest = 4000

/** Back to what was under way; nothing of it is lost. */
function leave(state: DialogueState): DialogueState {
  if (state.survey) return at(state, { kind: 'survey' })
  return at(state, { kind: state.application ? 'resume' : 'idle' })
}

export const stopComplaint = (state: DialogueState): Outcome => ({
  state: leave(state),
  lead: sayIn(state.language)('complaintStopped'),
})

/** The question before this one; undefined at the first. */
export function complaintBefore(state: DialogueState, step: ComplaintStep): DialogueState | undefined {
  const { about, words } = step
  if (step.trackingNumber !== undefined || step.villageCode !== undefined || step.places)
    return at(state, { kind: 'complaint', about, words })
  if (words !== undefined) return at(state, { kind: 'complaint', about })
  return about === undefined ? undefined : at(state, { kind: 'complaint' })
}

/**
 * What is asked of a complaint. It repeats neither the kind nor the words: officers read conversations, and it may be about
 * them.
 */
export function complaintView(context: DialogueContext, state: DialogueState, step: ComplaintStep): DialogueReply {
  const say = sayIn(state.language)
  const stop = { id: 'do:cancel', title: say('complaintStop') }
  if (step.about === undefined)
    return {
      text: say('complaintAbout'),
      choices: [
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
  const places = (step.places ?? []).flatMap((code) => {
    const title = regionTitle(context.regions, code)
    return title === undefined ? [] : [{ id: `complaint:at:${code}`, title }]
  })
  if (places.length === 0) return { text: say('complaintPlace') }
  return { text: say('complaintWhichPlace'), choices: places }
}

/** A choice of the complaint's questions; undefined where it means nothing. */
export function chooseForComplaint(context: DialogueContext, state: DialogueState, value: string): Outcome | undefined {
  const { step } = state
  if (step.kind !== 'complaint') return undefined
  const [verb, chosen = ''] = value.split(':')
  if (verb === 'send') return send(state, step)
  if (verb === 'about') {
    const about = ComplaintKind.safeParse(chosen)
    return about.success ? { state: at(state, { ...step, about: about.data }) } : undefined
  }
  const isVillage = verb === 'at' && chosen.length === 13 && context.regions.byCode.has(chosen)
  if (!isVillage || step.words === undefined) return undefined
  return { state: at(state, { kind: 'complaint', about: step.about, words: step.words, villageCode: chosen }) }
}

function send(state: DialogueState, { about, words, trackingNumber, villageCode }: ComplaintStep): Outcome | undefined {
  if (!about || words === undefined) return undefined
  const complaint = { kind: 'complaint', about, words } as const
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
  if (step.kind !== 'complaint' || step.about === undefined) return guessed() ?? { state, lead: say('unclear') }
  const { about, words } = step
  if (words === undefined) {
    const isShort = text.length < shortest
    return (
      guessed() ??
      (isShort
        ? { state, lead: say('unclear') }
        : { state: at(state, { kind: 'complaint', about, words: text.slice(0, longest) }) })
    )
  }
  if (step.trackingNumber === undefined && step.villageCode === undefined)
    return receivePlace(context, state, { about, words }, text) ?? guessed() ?? { state, lead: say('complaintNoPlace') }
  const isRight = readYesOrNo(text)
  if (isRight === undefined) return guessed() ?? { state, lead: say('unclear') }
  return isRight ? (send(state, step) ?? { state }) : stopComplaint(state)
}

/** The number of an application, or a village with its district behind a comma. */
function receivePlace(
  context: DialogueContext,
  state: DialogueState,
  known: { about: ComplaintKind; words: string },
  text: string,
): Outcome | undefined {
  const complaint = { kind: 'complaint', ...known } as const
  const read = readTracking(text)
  if (read) return { state: at(state, { ...complaint, trackingNumber: read.trackingNumber }) }
  const [village = '', district] = text.split(',')
  const match = matchVillage(context.regions, { village, district })
  if (match.kind === 'one') return { state: at(state, { ...complaint, villageCode: match.code }) }
  if (match.kind === 'several') return { state: at(state, { ...complaint, places: match.candidates.slice(0, 9) }) }
  return undefined
}
