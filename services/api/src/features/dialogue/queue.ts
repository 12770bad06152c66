import type { OwnQueue } from '@sipelandukilat/contract'
import { formatHour, formatWeekday, localized, toLocalDate } from '@sipelandukilat/domain'
import {
  type DialogueContext,
  type DialogueEffect,
  type DialogueReply,
  type DialogueTurn,
  type QueueRequest,
  startQueue,
} from '@sipelandukilat/domain/dialogue'
import { Problem } from '../../platform/problem'
import { type ApplicationRecord, findApplication, getApplicationForUpdate } from '../applications/application-store'
import { isOwn, listToCome } from '../conversations/own-applications'
import { messageTexts } from '../conversations/texts'
import { giveBackOwnTicket, queueKindFor, readOwnQueue, takeOwnTicket } from '../queue-tickets/own-queue'
import { getRegion } from '../regions/region-store'
import { getDefinition } from '../service-definitions/definitions'
import type { EffectContext } from './effect-context'

/** Has an hour at the counter chosen here, for the application whose citizen is to come. */
export async function queueHere(context: EffectContext, dialogue: DialogueContext): Promise<DialogueTurn> {
  return startQueue(dialogue, context.state, await findRequest(context))
}

async function findRequest({ db, record, now, state }: EffectContext): Promise<QueueRequest | undefined> {
  for (const application of await listToCome(db, record, toLocalDate(now))) {
    const { kind, days, ticket } = await readOwnQueue(db, application, now)
    if (!kind && !ticket) continue
    const definition = await getDefinition(db, application.service_code, application.service_version)
    const [{ name }, district] = await Promise.all([
      getRegion(db, application.regency_code),
      getRegion(db, application.district_code),
    ])
    return {
      reference: application.id,
      serviceTitle: localized(definition.title, state.language),
      office: `Disdukcapil ${name}`,
      ...(/\budara\b/.test(district.access ?? '') ? { farFrom: district.name } : {}),
      days: kind ? days : [],
      ...(ticket ? { ticket } : {}),
    }
  }
  return undefined
}

/** How an hour at the counter is chosen, where the citizen of what was just sent may come there. */
export async function offerQueue({ db, state }: EffectContext, applicationId: string): Promise<DialogueReply[]> {
  const application = await findApplication(db, applicationId)
  const kind = application && (await queueKindFor(db, application))
  return kind ? [{ text: localized(messageTexts.replyQueue, state.language) }] : []
}

async function getOwn({ db, record }: EffectContext, reference: string): Promise<ApplicationRecord> {
  const application = await getApplicationForUpdate(db, reference)
  if (!(await isOwn(db, record, application.id))) throw new Problem('not-found')
  return application
}

const trailOf = ({ now, record }: EffectContext) => ({ now, correlationId: `conversation-${record.id}` })

/** @throws Problem `conflict` where the hour was taken in the meantime, with the next that is free */
export async function takeNumber(
  context: EffectContext,
  { reference, date, hour }: Extract<DialogueEffect, { kind: 'take-number' }>,
): Promise<DialogueReply[]> {
  const { db, state } = context
  const application = await getOwn(context, reference)
  const { ticket, regencyCode } = await takeOwnTicket(db, application, { date, hour }, trailOf(context))
  if (!ticket) throw new Problem('conflict')
  const { name, office } = await getRegion(db, regencyCode)
  const place = office.address ? `Disdukcapil ${name}, ${office.address}` : `Disdukcapil ${name}`
  return [{ text: localized(takenWords(ticket, place, state.language), state.language) }]
}

const takenWords = (
  { label, date, hour }: NonNullable<OwnQueue['ticket']>,
  place: string,
  language: EffectContext['state']['language'],
) =>
  messageTexts.queueTaken({
    label,
    day: formatWeekday(date, language),
    hour: `${formatHour(hour, language)}–${formatHour(hour + 1, language)}`,
    place,
  })

/** @throws Problem `not-found` where no number is held */
export async function giveNumberBack(
  context: EffectContext,
  { reference }: Extract<DialogueEffect, { kind: 'give-number-back' }>,
): Promise<DialogueReply[]> {
  const application = await getOwn(context, reference)
  await giveBackOwnTicket(context.db, application, trailOf(context))
  return [{ text: localized(messageTexts.queueGivenBack, context.state.language) }]
}
