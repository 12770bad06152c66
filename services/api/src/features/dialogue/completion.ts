import type { SupplyInput } from '@sipelandukilat/contract'
import { correctAnswers, localized, rowsOf, type ServiceDefinition } from '@sipelandukilat/domain'
import {
  AssistingRelation,
  askAgain,
  completionReply,
  correctionReply,
  type DialogueContext,
  type DialogueDraft,
  type DialogueEffect,
  type DialogueReply,
  type DialogueTurn,
  startCompletion,
  startCorrection,
  startPin,
} from '@sipelandukilat/domain/dialogue'
import type { Keyring } from '../../platform/crypto/keyring'
import type { Db } from '../../platform/database/db'
import { Problem } from '../../platform/problem'
import { type ApplicationRecord, getApplicationForUpdate } from '../applications/application-store'
import { listSentFiles } from '../applications/attachments'
import { helperOf } from '../applications/check-input'
import { findSealed, openRecord, type PersonalData, toApplicantInput } from '../applications/personal-record'
import { supply } from '../applications/supply'
import { placeUnplaced } from '../conversations/link-application'
import { readCorrection } from '../conversations/open-correction'
import { isOwn, listAwaited, listToOpen } from '../conversations/own-applications'
import { messageTexts } from '../conversations/texts'
import { findPlace } from '../regions/places'
import { getDefinition } from '../service-definitions/definitions'
import { openAnyByPin, openByNumber } from './check-pin'
import type { EffectContext } from './effect-context'

type Opened = NonNullable<Extract<DialogueEffect, { kind: 'complete' }>['opened']>
type Opening = { application: ApplicationRecord; isOpenedByPin: boolean }
type Completing = Pick<DialogueTurn, 'state' | 'replies'> & { isAsking: boolean }

/**
 * Takes up what the contact still has to complete or to correct, where it stands. What cannot be asked here is named with where to
 * bring it. What was sent elsewhere asks its PIN first, for telephones are shared; a file that merely came asks it where nothing else
 * is talked about.
 */
export async function completeHere(
  context: EffectContext,
  dialogue: DialogueContext,
  { opened, isByFile = false }: { opened?: Opened | undefined; isByFile?: boolean } = {},
): Promise<Completing> {
  const { db, record } = context
  const openings = opened ? [await openOwn(context, opened)] : []
  const awaited = opened ? [] : await listAwaited(db, record)
  for (const application of awaited) if (application.is_from_here) openings.push({ application, isOpenedByPin: false })
  // The PIN that was asked is given.
  const isPinAsked = ['pin', 'follow'].includes(context.state.step.kind)
  const state = opened && isPinAsked ? { ...context.state, step: { kind: 'idle' as const } } : context.state
  const { language } = state
  const rather = (reply: DialogueReply): Completing => ({ ...sayRather(dialogue, state, reply), isAsking: false })
  // What is asked and shown of it from here on is its office's matter.
  if (opened) for (const { application } of openings) await placeUnplaced(db, record, application.regency_code)
  const unasked: DialogueReply[] = []
  for (const opening of openings) {
    const taken = await takeUp(context, dialogue, state, opening)
    if (taken && 'state' in taken) return { ...taken, isAsking: true }
    if (taken) unasked.push(taken)
  }
  const [elsewhere] = awaited.filter((application) => !application.is_from_here)
  if (elsewhere && unasked.length === 0) {
    if (isByFile && !['idle', 'groups', 'pin'].includes(state.step.kind)) return { state, replies: [], isAsking: false }
    const definition = await getDefinition(db, elsewhere.service_code, elsewhere.service_version)
    const about = { reference: elsewhere.id, serviceTitle: localized(definition.title, language) }
    return { ...startPin(dialogue, state, about), isAsking: true }
  }
  if (unasked.length === 0) return rather({ text: localized(messageTexts.nothingToComplete, language) })
  return rather({ text: unasked.map(({ text }) => text).join('\n\n') })
}

/**
 * Takes the lines of an e-mail into what they complete or correct: the application whose number is named, or the only one of this
 * contact that awaits something. Undefined where there is none such, and where they answer nothing of it.
 */
export async function completeByLines(
  context: EffectContext,
  dialogue: DialogueContext,
  { lines, trackingNumber }: { lines: string; trackingNumber: string | undefined },
): Promise<DialogueTurn | undefined> {
  const awaited = (await listAwaited(context.db, context.record)).filter(({ is_from_here }) => is_from_here)
  const meant = trackingNumber === undefined ? awaited : awaited.filter((one) => one.tracking_number === trackingNumber)
  const [application] = meant
  if (!application || meant.length > 1) return undefined
  const taken = await takeUp(context, dialogue, context.state, { application, isOpenedByPin: false }, lines)
  return taken && 'state' in taken ? taken : undefined
}

/** The dialogue that asks what lacks or is to be corrected; in words what it cannot ask; undefined where nothing is awaited. */
async function takeUp(
  { db, platform, record }: EffectContext,
  dialogue: DialogueContext,
  state: EffectContext['state'],
  { application, isOpenedByPin }: Opening,
  lines?: string,
): Promise<DialogueTurn | DialogueReply | undefined> {
  const definition = await getDefinition(db, application.service_code, application.service_version)
  if (application.status === 'correction') {
    const correction = await readCorrection(db, platform.keyring, application)
    if (!correction) return undefined
    const asked = { ...correction, isOpenedByPin }
    return (
      startCorrection(dialogue, state, definition, asked, lines) ??
      correctionReply(definition, asked, state.language, record.channel)
    )
  }
  if (!application.lacks) return undefined
  return (
    (await resume(db, platform.keyring, { application, isOpenedByPin }, definition, dialogue, state, lines)) ??
    completionReply(definition, toTaken(application), '', state.language, record.channel)
  )
}

/** What cannot be completed here is said, and the question under way is asked again. */
function sayRather(dialogue: DialogueContext, state: EffectContext['state'], reply: DialogueReply) {
  if (['idle', 'groups'].includes(state.step.kind)) return { state, replies: [reply] }
  const { state: asked, replies } = askAgain(dialogue, state)
  return { state: asked, replies: [reply, ...replies] }
}

/** @throws Problem `invalid` for a wrong PIN, also of a number that is none */
async function openOwn(context: EffectContext, { reference, pin, trackingNumber }: Opened): Promise<Opening> {
  const { db, record } = context
  const own = await listToOpen(
    db,
    record,
    trackingNumber === undefined ? { reference: reference ?? null } : { trackingNumber },
  )
  if (own.length > 0) {
    return { application: await openAnyByPin(context, { applications: own, pin }), isOpenedByPin: false }
  }
  // Whoever has its number and PIN opens it on the web, and here.
  const application = await openByNumber(context, { trackingNumber: trackingNumber ?? '', pin })
  return { application, isOpenedByPin: true }
}

async function resume(
  db: Db,
  keyring: Keyring,
  { application, isOpenedByPin }: { application: ApplicationRecord; isOpenedByPin: boolean },
  definition: ServiceDefinition,
  dialogue: DialogueContext,
  state: EffectContext['state'],
  lines: string | undefined,
): Promise<DialogueTurn | undefined> {
  const [sealed, sent] = await Promise.all([findSealed(db, application.id), listSentFiles(db, application.id)])
  const { data } = openRecord(keyring, sealed)
  const request = {
    reference: application.id,
    ...(isOpenedByPin ? { isOpenedByPin } : {}),
    trackingNumber: application.tracking_number,
    villageCode: application.village_code,
    applicant: toApplicantInput(data.applicant),
    ...assistingOf(data),
    presence: data.presence ?? {},
    answers: data.answers,
    attachments: sent.map(({ id, requirement }) => ({ requirement, uploadId: id })),
  }
  return startCompletion(dialogue, state, definition, request, lines)
}

/** Who wrote for the applicant, as the dialogue asks it; of an officer it asks nothing. */
function assistingOf(data: PersonalData) {
  const { relation, name, nik, kinship } = helperOf(data) ?? {}
  const asked = AssistingRelation.safeParse(relation)
  if (!asked.success) return {}
  return {
    assistedBy: {
      relation: asked.data,
      ...(name ? { name } : {}),
      ...(nik ? { nik } : {}),
      ...(kinship ? { kinship } : {}),
    },
  }
}

/** Puts in what was answered here. @throws Problem `invalid` for what cannot be taken as it is */
export async function takeSupply(
  { db, platform, record, now, state }: EffectContext,
  {
    reference,
    draft,
    keys,
    answered,
    corrected = [],
    isOpenedByPin = false,
  }: Extract<DialogueEffect, { kind: 'supply' }>,
): Promise<DialogueReply[]> {
  const application = await getApplicationForUpdate(db, reference)
  if (!isOpenedByPin && !(await isOwn(db, record, application.id))) throw new Problem('not-found')
  const definition = await getDefinition(db, application.service_code, application.service_version)
  const { data } = openRecord(platform.keyring, await findSealed(db, application.id))
  const supplied = await supply(db, platform, application, answeredUpon(definition, data, draft, { keys, corrected }), {
    actor: { kind: 'citizen', userId: null },
    corrected: corrected.map((key) => key.replace(/^@/, 'applicant.')),
    channel: record.channel,
    now,
    correlationId: `conversation-${record.id}`,
  })
  const place = await findPlace(db, supplied.village_code)
  const taken = { ...toTaken(supplied), answered }
  return [completionReply(definition, taken, place?.regencyName ?? '', state.language, record.channel)]
}

/** The record as it stands, with what was answered here put in: others may have put something in meanwhile. */
function answeredUpon(
  definition: ServiceDefinition,
  data: PersonalData,
  draft: DialogueDraft,
  { keys, corrected }: { keys: readonly string[]; corrected: readonly string[] },
): Omit<SupplyInput, 'expectedVersion'> {
  const { name = '', ...rest } = draft.applicant
  const answered = Object.entries({ name, ...rest }).filter(([key]) => keys.includes(`@${key}`))
  // What was sent, and left empty since.
  const emptied = Object.fromEntries(
    (['phone', 'email', 'nik', 'kkNumber'] as const)
      .filter((key) => corrected.includes(`@${key}`) && draft.applicant[key] === undefined)
      .map((key) => [key, undefined]),
  )
  const grown = definition.form.sections.filter(
    ({ id, repeat }) =>
      repeat &&
      keys.some((key) => key.startsWith(`${id}.`)) &&
      rowsOf(draft.answers, id).length > rowsOf(data.answers, id).length,
  )
  const isHelperAsked = keys.some((key) => ['@relation', '@helper', '@helperNik', '@kinship'].includes(key))
  const isPresenceAsked = keys.some((key) => ['@presence', '@visitReason', '@landmark'].includes(key))
  const presence = isPresenceAsked ? draft.presence : data.presence
  return {
    applicant: { ...toApplicantInput(data.applicant), ...emptied, ...Object.fromEntries(answered) },
    answers: correctAnswers(definition, data.answers, [...keys, ...grown.map(({ id }) => id)], draft.answers),
    attachments: draft.attachments,
    ...(isHelperAsked && draft.assistedBy ? { assistedBy: draft.assistedBy } : {}),
    ...(presence ? { presence } : {}),
  }
}

/** What the citizen is told of an application that was taken in. */
export const toTaken = ({ tracking_number, due_at, lacks }: ApplicationRecord) => ({
  trackingNumber: tracking_number,
  dueAt: due_at,
  lacks,
})
