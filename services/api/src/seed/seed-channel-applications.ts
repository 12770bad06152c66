import { ApplicationInput } from '@sipelandukilat/contract'
import { placeOf, type ServiceDefinition, toLocalDate } from '@sipelandukilat/domain'
import { findDefinition } from '@sipelandukilat/domain/definitions'
import {
  type DialogueEffect,
  type DialogueInput,
  type DialogueReply,
  newDialogue,
  receiptReply,
  sayFor,
  stepDialogue,
} from '@sipelandukilat/domain/dialogue'
import { exampleApplication } from '@sipelandukilat/domain/examples'
import type { MessageChannel } from '../channels/message'
import { submit } from '../features/applications/submit'
import { addInbound, lockConversation, sealDialogue, sealSaid } from '../features/conversations/conversation-store'
import { readDialogueFacts, toDialogueContext } from '../features/conversations/dialogue-context'
import { hiddenPin } from '../features/conversations/hidden-pin'
import { linkApplication } from '../features/conversations/link-application'
import { identityOf } from '../features/conversations/receive'
import { followApplications } from '../features/field/visits/follow-application'
import { countApplications } from '../features/reports/count-applications'
import { keepUpload } from '../features/uploads/upload-store'
import { announceTo } from '../platform/announce'
import type { BlobStore } from '../platform/blob-store'
import { workerScope } from '../platform/caller'
import type { Config } from '../platform/config'
import { addressIndex } from '../platform/crypto/address-index'
import type { Keyring } from '../platform/crypto/keyring'
import type { Database, Db } from '../platform/database/db'
import { from } from '../platform/database/from'
import { createKept } from '../platform/database/kept'
import { newId } from '../platform/id'
import { demoPhotos } from './demo-photo'

type Applied = {
  channel: MessageChannel
  address: string
  name?: string
  subject?: string
  serviceCode: string
  villageCode: string
  /** In their own words, before the dialogue asks. */
  opening: readonly string[]
  /** Sends what is there and brings the rest later. */
  isHasty?: true
  hoursAgo: number
}

/** Applications that came by WhatsApp, SMS and e-mail, whole and incomplete, each with all that was said. */
const applied: readonly Applied[] = [
  {
    ...{ channel: 'whatsapp', address: '+6281230019951', name: 'Rina', serviceCode: 'AK-LAHIR' },
    ...{ villageCode: '65.03.05.2041', opening: ['Assalamualaikum, anak saya baru lahir', 'mulai'], hoursAgo: 5 },
  },
  {
    ...{ channel: 'sms', address: '+6281230019952', serviceCode: 'KTP-GANTI', villageCode: '65.03.05.2022' },
    ...{ opening: ['ktp saya hilang di sungai', 'mulai'], isHasty: true, hoursAgo: 27 },
  },
  {
    ...{ channel: 'sms', address: '+6281230019953', serviceCode: 'AK-MATI', villageCode: '65.03.05.2041' },
    ...{ opening: ['kakek meninggal, mau urus akta kematian', 'mulai'], isHasty: true, hoursAgo: 74 },
  },
  {
    ...{ channel: 'email', address: 'yulius.kila@surel.test', name: 'Yulius Kila', subject: 'KIA anak saya' },
    ...{
      serviceCode: 'KIA',
      villageCode: '65.03.06.2001',
      opening: ['Saya ingin mengurus KIA anak saya'],
      hoursAgo: 30,
    },
  },
  {
    ...{ channel: 'whatsapp', address: '+60135550954', name: 'Maria', serviceCode: 'KK-GANTI' },
    ...{ villageCode: '65.02.02.2004', opening: ['kk saya rusak kena banjir', 'mulai'], isHasty: true, hoursAgo: 9 },
  },
  {
    ...{
      channel: 'whatsapp',
      address: '+6281230019955',
      name: 'Hasan',
      serviceCode: 'KIA',
      villageCode: '65.71.01.1001',
    },
    ...{ opening: ['mau buat kia', 'mulai'], hoursAgo: 20 },
  },
]

const stepMs = 25_000
/** More is asked of nobody. */
const mostTurns = 200

/** Applications of the channels, made by talking as a citizen would. Again does nothing. */
export async function seedChannelApplications(
  database: Database,
  config: Pick<Config, 'publicUrl' | 'identifiersByLink'>,
  keyring: Keyring,
  blobs: BlobStore,
  { now }: { now: Date },
): Promise<void> {
  const [photo] = await demoPhotos()
  if (!photo) return
  for (const one of applied) {
    const index = addressIndex(keyring, one.channel, one.address)
    const isThere = await database.read(workerScope, (db) =>
      db.first(from('conversation').where({ channel: one.channel, address_index: index }).select('id')),
    )
    if (isThere) continue
    const keepPhoto = async () => {
      const id = newId()
      await keepUpload({ database, blobs }, { bytes: photo, mediaType: 'image/jpeg' }, id)
      return id
    }
    const photos = await Promise.all(Array.from({ length: 8 }, keepPhoto))
    await database.write(workerScope, (db) => talk({ database, db, config, keyring }, one, photos, now))
  }
}

type Seeding = {
  database: Database
  db: Db
  config: Pick<Config, 'publicUrl' | 'identifiersByLink'>
  keyring: Keyring
}

async function talk(
  { database, db, config, keyring }: Seeding,
  one: Applied,
  photos: string[],
  now: Date,
): Promise<void> {
  const { channel, address, serviceCode, villageCode, hoursAgo } = one
  const definition = findDefinition(serviceCode)
  if (!definition) throw new Error(`No service ${serviceCode}`)
  const begunAt = new Date(now.getTime() - hoursAgo * 3_600_000)
  const contact = {
    address,
    ...(one.name ? { name: one.name } : {}),
    ...(one.subject ? { subject: one.subject, thread: [`<demo-${serviceCode}@surel.test>`] } : {}),
  }
  const place = { provinceCode: placeOf(villageCode).provinceCode, regencyCode: placeOf(villageCode).regencyCode }
  const { record, key } = await lockConversation(
    db,
    keyring,
    { channel, addressIndex: addressIndex(keyring, channel, address), provinceCode: place.provinceCode },
    contact,
    begunAt,
  )
  const facts = await readDialogueFacts(database, db, now)
  const example = exampleApplication(serviceCode, hoursAgo, { today: toLocalDate(begunAt), villageCode })
  let at = begunAt
  let state = newDialogue('id')
  const opening = [...one.opening]
  for (let turn = 0; turn < mostTurns; turn += 1) {
    const context = toDialogueContext(facts, {
      ...{ channel, ...place, language: 'id', now: at, contact },
      ...{ identifiersByLink: config.identifiersByLink, publicUrl: config.publicUrl },
    })
    const input = nextInput(
      { definition, isHasty: one.isHasty ?? false, opening, photos },
      () => sayFor(context, definition, example, state),
      state,
    )
    const id = newId()
    const uploadIds = input.kind === 'files' ? input.files.map((file) => file.id) : []
    const said = input.kind === 'text' ? input.text : ''
    await addInbound(
      db,
      record,
      key,
      { text: said, ...(uploadIds.length > 0 ? { kind: 'files' as const } : {}) },
      { id, at, uploadIds, identity: identityOf(keyring, channel, `demo-${id}`) },
    )
    if (uploadIds.length > 0)
      await db.run(from('upload').whereAny('id', uploadIds).update({ conversation_id: record.id }))
    const answered = stepDialogue(context, state, input)
    state = answered.state
    const replies: DialogueReply[] = [...answered.replies]
    const sent = answered.effects.find((effect) => effect.kind === 'submit')
    if (sent) replies.push(await take({ db, keyring }, sent, { definition, record, channel, at }))
    replies.push(...(answered.afterwards ?? []))
    at = new Date(at.getTime() + stepMs)
    for (const { text } of replies) {
      const messageId = newId()
      db.defer({
        text: `insert into conversation_message (id, conversation_id, province_code, regency_code, direction, at, sealed, state, state_at)
               select $1, $2, province_code, regency_code, 'out', $3, $4, 'delivered', $3 from conversation where id = $2`,
        values: [messageId, record.id, at, sealSaid(key, messageId, { text })],
      })
    }
    at = new Date(at.getTime() + stepMs)
    if (!sent) continue
    await db.run(
      from('conversation')
        .where({ id: record.id })
        .update({ dialogue: sealDialogue(key, record.id, state), last_message_at: at, last_inbound_at: at }),
    )
    return
  }
  throw new Error(`${channel} ${serviceCode}: nothing was sent: ${JSON.stringify(state.step)}`)
}

type Talking = { definition: ServiceDefinition; isHasty: boolean; opening: string[]; photos: string[] }

/** First the person's own words, then answers to what is asked; of several services the meant one. */
function nextInput(
  { definition, isHasty, opening, photos }: Talking,
  answer: () => DialogueInput,
  state: Parameters<typeof stepDialogue>[1] & object,
): DialogueInput {
  if (!state.application) {
    const meant = state.choices.indexOf(`service:${definition.code}`)
    if (state.step.kind === 'services' && meant >= 0) return { kind: 'text', text: String(meant + 1) }
    const words = opening.shift()
    return { kind: 'text', text: words ?? 'mulai' }
  }
  if (state.step.kind === 'offer') return { kind: 'text', text: isHasty ? 'kirim dulu' : 'lanjut di sini' }
  const input = answer()
  if (input.kind === 'choice') return { kind: 'text', text: String(state.choices.indexOf(input.id) + 1) }
  if (input.kind !== 'files') return input
  const photo = photos.shift()
  return photo && !isHasty
    ? { ...input, files: input.files.map((file) => ({ ...file, id: photo })) }
    : { kind: 'text', text: 'nanti' }
}

async function take(
  { db, keyring }: Pick<Seeding, 'db' | 'keyring'>,
  { submission }: Extract<DialogueEffect, { kind: 'submit' }>,
  {
    definition,
    record,
    channel,
    at,
  }: { definition: ServiceDefinition; record: { id: string }; channel: MessageChannel; at: Date },
): Promise<DialogueReply> {
  const { serviceVersion: _, note: __, begunAt, ...input } = submission
  const applicationId = newId()
  const announce = announceTo(countApplications, followApplications(keyring))
  const receipt = await submit(
    db,
    { keyring, announce, reference: createKept('reference') },
    ApplicationInput.parse(input),
    {
      ...{ applicationId, channel, actorKind: 'citizen', actorId: null, occurredAt: at, now: at },
      askedAt: begunAt === undefined ? undefined : new Date(begunAt),
      correlationId: `conversation-${record.id}`,
    },
  )
  await linkApplication(db, record, applicationId, submission.villageCode)
  return receiptReply(definition, { ...receipt, pin: hiddenPin }, 'id', channel)
}
