import { localized, type ServiceDefinition } from '@sipelandukilat/domain'
import {
  completionReply,
  type DialogueContext,
  type DialogueEffect,
  type DialogueReply,
  type DialogueTurn,
  startCompletion,
} from '@sipelandukilat/domain/dialogue'
import type { Keyring } from '../../platform/crypto/keyring'
import type { Db } from '../../platform/database/db'
import { Problem } from '../../platform/problem'
import { type ApplicationRecord, getApplicationForUpdate } from '../applications/application-store'
import { listSentFiles } from '../applications/attachments'
import { findSealed, openRecord, toApplicantInput } from '../applications/personal-record'
import { supply } from '../applications/supply'
import { isLinked } from '../conversations/link-application'
import { messageTexts } from '../conversations/texts'
import { findPlace } from '../regions/places'
import { getDefinition } from '../service-definitions/definitions'
import type { EffectContext } from './effect-context'

/** The newest application of a conversation that was sent before it was whole. */
const findIncomplete = (db: Db, conversationId: string): Promise<ApplicationRecord | undefined> =>
  db.first<ApplicationRecord>({
    text: `select a.* from application a join conversation_application c on c.application_id = a.id
           where c.conversation_id = $1 and a.status = 'incomplete' order by a.submitted_at desc limit 1`,
    values: [conversationId],
  })

/** Takes up the contact's incomplete application where it stands. What cannot be asked here is named with where to bring it. */
export async function completeHere(
  context: EffectContext,
  dialogue: DialogueContext,
): Promise<{ turn?: DialogueTurn; replies: DialogueReply[] }> {
  const { db, platform, record, state } = context
  const { language } = state
  const application = await findIncomplete(db, record.id)
  if (!application?.lacks) return { replies: [{ text: localized(messageTexts.nothingToComplete, language) }] }
  const definition = await getDefinition(db, application.service_code, application.service_version)
  const turn = await resume(db, platform.keyring, application, definition, dialogue, state)
  if (!turn) return { replies: [completionReply(definition, toTaken(application), '', language, record.channel)] }
  return { turn, replies: turn.replies }
}

async function resume(
  db: Db,
  keyring: Keyring,
  application: ApplicationRecord,
  definition: ServiceDefinition,
  dialogue: DialogueContext,
  state: EffectContext['state'],
): Promise<DialogueTurn | undefined> {
  const [sealed, sent] = await Promise.all([findSealed(db, application.id), listSentFiles(db, application.id)])
  const { data } = openRecord(keyring, sealed)
  return startCompletion(dialogue, state, definition, {
    reference: application.id,
    trackingNumber: application.tracking_number,
    villageCode: application.village_code,
    applicant: toApplicantInput(data.applicant),
    presence: data.presence ?? {},
    answers: data.answers,
    attachments: sent.map(({ id, requirement }) => ({ requirement, uploadId: id })),
  })
}

/** Puts in what was answered here. @throws Problem `invalid` for what cannot be taken as it is */
export async function takeSupply(
  { db, platform, record, now, state }: EffectContext,
  { reference, draft }: Extract<DialogueEffect, { kind: 'supply' }>,
): Promise<DialogueReply[]> {
  const application = await getApplicationForUpdate(db, reference)
  if (!(await isLinked(db, record.id, application.id))) throw new Problem('not-found')
  const { name = '', ...applicant } = draft.applicant
  const supplied = await supply(
    db,
    platform,
    application,
    {
      applicant: { ...applicant, name },
      answers: draft.answers,
      attachments: draft.attachments,
      ...(draft.presence ? { presence: draft.presence } : {}),
    },
    {
      actor: { kind: 'citizen', userId: null },
      channel: record.channel,
      now,
      correlationId: `conversation-${record.id}`,
    },
  )
  const [definition, place] = await Promise.all([
    getDefinition(db, supplied.service_code, supplied.service_version),
    findPlace(db, supplied.village_code),
  ])
  return [completionReply(definition, toTaken(supplied), place?.regencyName ?? '', state.language, record.channel)]
}

const toTaken = ({ tracking_number, due_at, lacks }: ApplicationRecord) => ({
  trackingNumber: tracking_number,
  dueAt: due_at,
  lacks,
})
