import { type DataRequestKind, defaultQueuePolicy, toLocalDate } from '@sipelandukilat/domain'
import type { ApplicationRecord } from '../features/applications/application-store'
import { saveDecision, saveDelegate, sealDelegate } from '../features/applications/delegate'
import { appendInStatus } from '../features/applications/events'
import { saveHandover } from '../features/applications/handover'
import { getApplicationKey } from '../features/applications/personal-record'
import {
  closeDataRequest,
  type DataRequestRecord,
  insertDataRequest,
  noOutcome,
} from '../features/data-requests/data-request-store'
import { insertTicket } from '../features/queue-tickets/ticket-store'
import { keepUpload } from '../features/uploads/upload-store'
import type { BlobStore } from '../platform/blob-store'
import { workerScope } from '../platform/caller'
import type { Keyring } from '../platform/crypto/keyring'
import type { Database, Db } from '../platform/database/db'
import { from } from '../platform/database/from'
import { newId } from '../platform/id'
import { demoPhotos } from './demo-photo'
import { demoRegencies } from './seed-users'

const hourMs = 3_600_000

/**
 * What comes to the desk of each office beside applications: requests about data, documents handed over, numbers of today,
 * and somebody who acts for another. Again does nothing.
 */
export async function seedDesk(
  database: Database,
  keyring: Keyring,
  blobs: BlobStore,
  { now }: { now: Date },
): Promise<void> {
  if (await database.read(workerScope, (db) => db.first(from('data_request').limit(1).select('id')))) return
  const [photo] = await demoPhotos()
  if (!photo) return
  for (const { slug, code } of demoRegencies) {
    const proofId = newId()
    await keepUpload({ database, blobs }, { bytes: photo, mediaType: 'image/jpeg' }, proofId)
    await database.write(workerScope, async (db) => {
      const officer = await db.first(
        from('app_user')
          .where({ email: `intake@${slug}.test` })
          .select('id'),
      )
      if (!officer) return
      const office = { db, keyring, regencyCode: code, userId: officer.id, now }
      await seedDataRequests(office)
      await seedHandover(office, proofId)
      await seedDelegate(office)
      await seedQueue(office)
    })
  }
}

type Office = { db: Db; keyring: Keyring; regencyCode: string; userId: string; now: Date }

/** The newest applications of an office in one of these statuses. */
const newest = (
  { db, regencyCode }: Office,
  statuses: readonly string[],
  count: number,
): Promise<ApplicationRecord[]> =>
  db.rows({
    text: `select * from application where regency_code = $1 and status = any($2) order by submitted_at desc, id limit $3`,
    values: [regencyCode, statuses, count],
  })

async function seedDataRequests(office: Office): Promise<void> {
  const { db, keyring, regencyCode, userId, now } = office
  const asked: readonly { kind: DataRequestKind; words: string | null; hoursAgo: number; answer?: string }[] = [
    { kind: 'correct', words: 'Nama ayah saya tertulis Yohanes, yang benar Yohanis.', hoursAgo: 50 },
    { kind: 'erase', words: 'Foto lama saya tidak dipakai lagi, mohon dihapus.', hoursAgo: 20 },
    {
      kind: 'correct',
      words: 'Nomor HP saya sudah ganti.',
      hoursAgo: 120,
      answer: 'Nomor sudah kami perbaiki. Terima kasih.',
    },
  ]
  const applications = await newest(office, ['verifying', 'processing', 'completed'], asked.length)
  for (const [index, { kind, words, hoursAgo, answer }] of asked.entries()) {
    const application = applications[index]
    if (!application) return
    const at = new Date(now.getTime() - hoursAgo * hourMs)
    const subject = { applicationId: application.id }
    const id = await insertDataRequest(db, keyring, { kind, subject, regencyCode, words, now: at })
    if (!answer || !id) continue
    const record = await db.first<DataRequestRecord>({ text: 'select * from data_request where id = $1', values: [id] })
    if (record)
      await closeDataRequest(db, keyring, record, {
        status: 'answered',
        outcome: noOutcome,
        answer,
        userId,
        now: new Date(at.getTime() + 30 * hourMs),
      })
  }
}

/** The last card that was fetched at the counter, with a photo as its proof. */
async function seedHandover(office: Office, proofId: string): Promise<void> {
  const { db, keyring, userId, now } = office
  const record = await db.first<ApplicationRecord>({
    text: `select a.* from application a join application_product p on p.application_id = a.id and p.handover_method = 'office'
           where a.regency_code = $1 and a.status = 'completed' order by a.closed_at desc, a.id limit 1`,
    values: [office.regencyCode],
  })
  if (!record?.closed_at) return
  const key = await getApplicationKey(db, keyring, record.id)
  const at = record.closed_at
  const handover = {
    to: 'Pemohon',
    at: at.toISOString(),
    method: 'office',
    recipient: 'applicant',
    proof: 'photo',
    place: 'Loket 2',
  } as const
  await saveHandover(db, record, handover, proofId, { key, userId, now, occurredAt: at })
}

/** A neighbour who comes for the applicant, by thumbprint before two witnesses: one to be checked, one accepted. */
async function seedDelegate(office: Office): Promise<void> {
  const { db, keyring, userId, now } = office
  const [first, second] = await newest(office, ['routed', 'verifying', 'processing'], 2)
  for (const [record, isAccepted] of [
    [first, false],
    [second, true],
  ] as const) {
    if (!record) continue
    const key = await sealDelegate(db, keyring, record.id, {
      name: 'Markus Lawing',
      nik: `${record.district_code.replaceAll('.', '')}1204789931`,
      kinship: 'Tetangga',
      phone: '+6281230019931',
      witnesses: ['Petrus Udan', 'Ruth Bulan'],
    })
    saveDelegate(db, record, 'thumbprint', now)
    await announceDelegate(office, record, 'delegate_recorded')
    if (!isAccepted) continue
    await saveDecision(db, record.id, { accept: true, reason: undefined }, { key, userId, now })
    await announceDelegate(office, record, 'delegate_accepted')
  }
}

async function announceDelegate(
  { db, userId, now }: Office,
  record: ApplicationRecord,
  type: 'delegate_recorded' | 'delegate_accepted',
): Promise<void> {
  const updated = await db.first<ApplicationRecord>({
    text: 'update application set last_seq = last_seq + 1, version = version + 1 where id = $1 returning *',
    values: [record.id],
  })
  if (updated) appendInStatus(db, updated, { type, actorKind: 'officer', actorId: userId, data: {}, now })
}

/** Numbers of today, also where it is a holiday: the first is served, the second called, the rest wait. */
async function seedQueue(office: Office): Promise<void> {
  const { db, regencyCode, userId, now } = office
  const date = toLocalDate(now)
  const ready = await newest(office, ['ready'], 3)
  for (let index = 0; index < 6; index += 1) {
    const application = ready[index]
    const ticket = await insertTicket(
      db,
      {
        regencyCode,
        applicationId: application?.id ?? null,
        date,
        hour: 8 + Math.floor(index / 2),
        kind: application ? 'pickup' : 'other',
        takenBy: application ? 'citizen' : 'officer',
        now,
      },
      defaultQueuePolicy,
    )
    if (!ticket || index > 1) continue
    await db.run(
      from('queue_ticket')
        .where({ id: ticket.id })
        .update({
          status: index === 0 ? 'served' : 'called',
          counter: 2,
          calls: 1,
          called_at: now,
          called_by: userId,
          ended_at: index === 0 ? now : null,
        })
        .increment('version', 1),
    )
  }
}
