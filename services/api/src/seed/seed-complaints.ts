import { type ComplaintKind, defaultCalendar } from '@sipelandukilat/domain'
import { answer, forward } from '../features/complaints/complaint-steps'
import { getComplaint, insertComplaint } from '../features/complaints/complaint-store'
import { findPlace } from '../features/regions/places'
import { workerScope } from '../platform/caller'
import type { Keyring } from '../platform/crypto/keyring'
import type { Database } from '../platform/database/db'
import { from } from '../platform/database/from'
import { newId } from '../platform/id'

type Seeded = { kind: ComplaintKind; words: string; villageCode: string; daysAgo: number; answer?: string; to?: true }

const complaints: readonly Seeded[] = [
  {
    kind: 'delay',
    words: 'Sudah tiga minggu KTP saya belum jadi. Kapan bisa diambil?',
    villageCode: '65.03.05.2022',
    daysAgo: 6,
  },
  { kind: 'fee', words: 'Saya diminta uang rokok di loket.', villageCode: '65.03.05.2022', daysAgo: 2, to: true },
  {
    kind: 'data',
    words: 'Nama ibu di kartu keluarga salah tulis.',
    villageCode: '65.01.01.1001',
    daysAgo: 1,
    to: true,
  },
  {
    kind: 'facility',
    words: 'Tidak ada kursi untuk orang tua di ruang tunggu.',
    villageCode: '65.71.01.1001',
    daysAgo: 9,
    answer: 'Terima kasih. Kursi untuk lansia kami tambah minggu ini.',
  },
  { kind: 'conduct', words: 'Petugas membentak ibu saya.', villageCode: '65.71.01.1001', daysAgo: 1 },
  { kind: 'other', words: 'Nomor WhatsApp kantor tidak dijawab.', villageCode: '65.02.01.2005', daysAgo: 0 },
]

const dayMs = 86_400_000

/** Complaints of each kind, one overdue and one answered, so that the page can be shown. Again does nothing. */
export async function seedComplaints(database: Database, keyring: Keyring, { now }: { now: Date }): Promise<void> {
  await database.write(workerScope, async (db) => {
    if (await db.first(from('complaint').limit(1).select('id'))) return
    for (const { kind, words, villageCode, daysAgo, to, answer: given } of complaints) {
      const found = await findPlace(db, villageCode)
      if (!found) continue
      const { calendar: _, ...place } = found
      const at = new Date(now.getTime() - daysAgo * dayMs)
      const id = newId()
      await insertComplaint(
        db,
        keyring,
        {
          id,
          kind,
          details: { words, name: null, phone: null, email: null },
          place,
          calendar: defaultCalendar,
          applicationId: null,
          conversationId: null,
          createdBy: null,
          channel: 'web',
          language: 'id',
        },
        at,
      )
      const context = { db, keyring, now: new Date(at.getTime() + dayMs / 24), author: { id: null } }
      if (to)
        await forward(context, await getComplaint(db, id), { assigneeId: null, role: 'supervisor', note: undefined })
      if (given) await answer(context, await getComplaint(db, id), given)
    }
  })
}
