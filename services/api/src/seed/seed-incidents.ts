import type { IncidentFacts } from '@sipelandukilat/contract'
import {
  findIncident,
  type IncidentWords,
  insertIncident,
  openIncident,
  type Step,
  takeStep,
} from '../features/data-protection/incident-store'
import { workerScope } from '../platform/caller'
import type { Keyring } from '../platform/crypto/keyring'
import type { Database, Db } from '../platform/database/db'
import { from } from '../platform/database/from'

const hourMs = 3_600_000

type By = { keyring: Keyring; userId: string; now: Date }

/**
 * The demonstration's register of data protection: an incident whose clock runs, told to the agency and not yet to the people,
 * and one that is closed. Again does nothing.
 */
export async function seedIncidents(database: Database, keyring: Keyring, { now }: { now: Date }): Promise<void> {
  await database.write(workerScope, async (db) => {
    if (await db.first(from('data_incident').limit(1).select('id'))) return
    const admin = await db.first(from('app_user').where({ email: 'admin@kaltara.test' }).select('id'))
    if (!admin) return
    const by = { keyring, userId: admin.id, now }
    await seedOpen(db, by)
    await seedClosed(db, by)
  })
}

/** What was found out so many hours ago, half a day after it happened; the step is written down an hour later. */
async function record(
  db: Db,
  { keyring, userId, now }: By,
  hoursAgo: number,
  facts: Omit<IncidentFacts, 'foundAt' | 'happenedAt'>,
) {
  const foundAt = new Date(now.getTime() - hoursAgo * hourMs)
  const happenedAt = new Date(foundAt.getTime() - 12 * hourMs)
  const id = await insertIncident(
    db,
    keyring,
    { ...facts, foundAt: foundAt.toISOString(), happenedAt: happenedAt.toISOString() },
    { userId, now: new Date(foundAt.getTime() + hourMs) },
  )
  const after = (hours: number) => new Date(foundAt.getTime() + hours * hourMs)
  return { id, after }
}

/** Writes a step down at its time: what it says, and what stands in the register from then on. */
async function write(
  db: Db,
  { keyring, userId }: By,
  id: string,
  at: Date,
  step: Pick<Step, 'kind' | 'content' | 'columns'> & { words: Partial<IncidentWords> },
): Promise<void> {
  const incident = await findIncident(db, id)
  if (!incident) throw new Error(`No incident ${id}`)
  const words = { ...openIncident(keyring, incident), ...step.words }
  await takeStep(db, keyring, incident, { ...step, words }, { userId, now: at })
}

const tellAgency = (db: Db, by: By, id: string, at: Date, reference: string): Promise<void> =>
  write(db, by, id, at, {
    kind: 'agencyTold',
    content: { toldAt: at.toISOString(), words: reference },
    words: { agencyReference: reference },
    columns: { agency_told_at: at },
  })

async function seedOpen(db: Db, by: By): Promise<void> {
  const { id, after } = await record(db, by, 30, {
    what: 'Laptop petugas layanan keliling tertinggal di perahu dan belum ditemukan. Laptop terkunci dengan kata sandi.',
    kinds: ['names', 'addresses', 'papers'],
    peopleCount: 38,
    regencyCodes: ['65.03'],
    measures: 'Akun petugas ditutup, sesi dicabut dari jauh, dan laporan dibuat ke Polsek Krayan.',
  })
  await tellAgency(db, by, id, after(20), 'B/014/PDP/2026')
}

async function seedClosed(db: Db, by: By): Promise<void> {
  const { id, after } = await record(db, by, 60 * 24, {
    what: 'Daftar undangan perekaman dikirim ke grup WhatsApp desa yang salah.',
    kinds: ['names', 'contacts'],
    peopleCount: 12,
    regencyCodes: ['65.02'],
    measures: 'Pesan ditarik dalam satu jam; anggota grup diminta menghapusnya.',
  })
  await tellAgency(db, by, id, after(26), 'B/009/PDP/2026')
  const how = 'Kedua belas warga ditelepon satu per satu.'
  await write(db, by, id, after(30), {
    kind: 'peopleTold',
    content: { toldAt: after(30).toISOString(), words: how },
    words: { peopleHow: how },
    columns: { people_told_at: after(30) },
  })
  const lesson = 'Undangan dikirim dari aplikasi ke tiap warga, tidak lagi lewat grup.'
  await write(db, by, id, after(90), {
    kind: 'closed',
    content: { toldAt: null, words: lesson },
    words: { lesson },
    columns: { closed_at: after(90) },
  })
}
