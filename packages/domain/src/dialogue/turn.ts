import { holdsAnything } from './application'
import { isSameTalk, setAside, withoutCopies } from './aside'
import type { DialogueContext, DialogueEffect, DialogueReply } from './context'
import { answersOpen, takeForm } from './email-form'
import { definitionOf, joined, type Outcome, proceed, withLead } from './flow'
import { notedLines } from './review'
import { sayIn } from './say'
import type { DialogueState, TalkedApplication } from './state'
import { viewStep } from './view'

export type DialogueTurn = {
  state: DialogueState
  replies: DialogueReply[]
  effects: DialogueEffect[]
  /** Where effects are answered: what is asked next, said behind the answer. */
  afterwards?: DialogueReply[]
}

/** Effects that the caller answers, with a number and PIN, with a day or with how something stands: nothing is asked before. */
const answered: ReadonlySet<DialogueEffect['kind']> = new Set([
  ...([
    'submit',
    'correct',
    'supply',
    'complaint',
    'complaint-reply',
    'withdraw',
    'survey',
    'follow',
    'outlook',
  ] as const),
  ...(['take-number', 'give-number-back', 'call-back'] as const),
])

/**
 * Asks what an application needs, another one under way laid aside; undefined where the channel can ask none of it. Lines that
 * led to it are taken at once; undefined where they answer nothing that it asks.
 */
export function turnTo(
  context: DialogueContext,
  state: DialogueState,
  application: TalkedApplication,
  lead: string,
  lines?: string,
): DialogueTurn | undefined {
  const kept = keptTalk(state, application)
  // What is completed already goes on with all that was answered, and lies aside no second time.
  if (kept) {
    const begun = kept === state.application ? state : withoutCopies({ ...setAside(state), application: kept })
    const outcome = proceed(context, begun)
    if (lines !== undefined) return takeAtOnce(context, outcome, lead, lines)
    const known = outcome.state.step.kind === 'review' ? undefined : notedLines(context, outcome.state)
    return toTurn(context, withLead(outcome, joined(lead, known)))
  }
  const outcome = proceed(context, withoutCopies({ ...setAside(state), application }))
  if (lines !== undefined) return takeAtOnce(context, outcome, lead, lines)
  const { kind } = outcome.state.step
  return kind === 'question' || kind === 'form' ? toTurn(context, withLead(outcome, lead)) : undefined
}

function takeAtOnce(
  context: DialogueContext,
  { state }: Outcome,
  lead: string,
  lines: string,
): DialogueTurn | undefined {
  const { application } = state
  const definition = definitionOf(context, state)
  const talk = application && definition && { context, state, definition, application }
  const taken = talk && answersOpen(talk, lines) ? takeForm(talk, lines) : undefined
  return taken && toTurn(context, withLead(taken, lead))
}

/** The talk about the same application that is under way or lies aside, with what was answered in it, where it asks for the same. */
function keptTalk({ application: open, aside = [] }: DialogueState, application: TalkedApplication) {
  if (!application.completion && !application.correction) return undefined
  return [open, ...aside.map((laid) => laid.application)].find(
    (one) =>
      one !== undefined && isSameTalk(one, application) && holdsAnything(one) && askedBy(one) === askedBy(application),
  )
}

const askedBy = ({ correction }: TalkedApplication): string | undefined =>
  correction && JSON.stringify([correction.fields, correction.requirements, correction.brought, correction.note])

/** What is asked, once more. */
export const askAgain = (context: DialogueContext, state: DialogueState): DialogueTurn => toTurn(context, { state })

/** So many are repeated all the same. */
const fewChoices = 4

/** What is asked, without the choices that were shown just now. */
function inShort({ step, choices, language }: DialogueState, view: DialogueReply | undefined): string {
  const say = sayIn(language)
  const asked = step.kind === 'groups' ? say('menuShort') : view?.text
  return joined(asked, say('sameChoices', { count: choices.length }))
}

/** An outcome with what is said about it: the words that lead in, then the next question. */
export function toTurn(context: DialogueContext, outcome: Outcome): DialogueTurn {
  const view = outcome.goesOn ? undefined : viewStep(context, outcome.state)
  const choices = view?.choices ?? []
  const known = outcome.choicesKnown && choices.length > fewChoices ? inShort(outcome.state, view) : undefined
  if (known !== undefined)
    return { ...toTurn(context, { ...outcome, goesOn: true, lead: joined(outcome.lead, known) }) }
  const text = joined(outcome.lead, view?.text)
  const shown = outcome.goesOn ? outcome.state.choices : choices.map(({ id }) => id)
  const state = { ...outcome.state, updatedAt: context.now.toISOString(), choices: shown }
  const { lead, effects = [] } = outcome
  if (view && effects.some(({ kind }) => answered.has(kind)))
    return { state, replies: lead ? [{ text: lead }] : [], effects, afterwards: [view] }
  return { state, replies: text === '' ? [] : [{ text, ...(choices.length > 0 ? { choices } : {}) }], effects }
}
