import { localized, transitions } from '@sipelandukilat/domain'
import {
  askAgain,
  type DialogueContext,
  type DialogueEffect,
  type DialogueReply,
  type DialogueTurn,
  startWithdrawal,
} from '@sipelandukilat/domain/dialogue'
import { Problem } from '../../platform/problem'
import { type ApplicationRecord, getApplicationForUpdate } from '../applications/application-store'
import { isLinked, placeUnplaced } from '../conversations/link-application'
import { messageTexts } from '../conversations/texts'
import { saveNotice } from '../notices/notice-store'
import { withdraw } from '../own-application/withdraw'
import { getDefinition } from '../service-definitions/definitions'
import { openByNumber } from './check-pin'
import type { EffectContext } from './effect-context'
import { standingOf } from './standing'

const canBeWithdrawn = ({ status }: ApplicationRecord): boolean => transitions.withdraw.from.includes(status)

/** Whether what number and PIN open is to be withdrawn is asked once. @throws Problem `invalid`, `too-many-tries` */
export async function askWithdrawalHere(
  context: EffectContext,
  dialogue: DialogueContext,
  opened: Extract<DialogueEffect, { kind: 'ask-withdrawal' }>,
): Promise<Pick<DialogueTurn, 'state' | 'replies'>> {
  const { db, record } = context
  const application = await openByNumber(context, opened)
  await placeUnplaced(db, record, application.regency_code)
  const isAsked = context.state.step.kind === 'follow'
  const state = isAsked ? { ...context.state, step: { kind: 'idle' as const } } : context.state
  if (!canBeWithdrawn(application)) {
    const { state: asked, replies } = askAgain(dialogue, state)
    return { state: asked, replies: [await notWithdrawn(context, application), ...replies] }
  }
  const definition = await getDefinition(db, application.service_code, application.service_version)
  const title = localized(definition.title, state.language)
  return startWithdrawal(dialogue, state, {
    reference: application.id,
    title,
    trackingNumber: application.tracking_number,
  })
}

/** Takes the application back, by the rules of the page. @throws Problem `not-found` where it is not of this conversation */
export async function withdrawHere(
  context: EffectContext,
  { reference, isOpenedByPin = false }: Extract<DialogueEffect, { kind: 'withdraw' }>,
): Promise<DialogueReply[]> {
  const { db, platform, record, now, state } = context
  const application = await getApplicationForUpdate(db, reference)
  const isFromHere = await isLinked(db, record.id, application.id)
  if (!isOpenedByPin && !isFromHere) throw new Problem('not-found')
  if (!canBeWithdrawn(application)) return [await notWithdrawn(context, application)]
  const withdrawn = await withdraw(db, platform, application, {
    expectedVersion: application.version,
    channel: record.channel,
    now,
    correlationId: `conversation-${record.id}`,
  })
  // The answer is the notice, where the notice would come.
  if (isFromHere)
    await saveNotice(
      db,
      { application_id: application.id, event_seq: withdrawn.last_seq, template: 'withdrawn' },
      { channel: record.channel, status: 'sent' },
    )
  return [{ text: localized(messageTexts.withdrawn(application.tracking_number), state.language) }]
}

async function notWithdrawn(context: EffectContext, application: ApplicationRecord): Promise<DialogueReply> {
  const { lines } = await standingOf(context, application)
  const refused = localized(messageTexts.notWithdrawn(application.tracking_number), context.state.language)
  return { text: [refused, ...lines].join('\n') }
}
