import { appendMessage, type NewMessage } from '../features/application-messages/append-message'
import { getApplication } from '../features/applications/application-store'
import { getApplicationKey } from '../features/applications/personal-record'
import { type Caller, citizenCaller, toCaller, workerScope } from '../platform/caller'
import type { Keyring } from '../platform/crypto/keyring'
import type { Database } from '../platform/database/db'
import { from } from '../platform/database/from'
import { demoRegencies } from './seed-users'

const hourMs = 3_600_000

const asked: readonly { text: string; hoursAgo: number; answer?: string }[] = [
  { text: 'Apakah buku nikah yang dibawa harus asli? Punya kami rusak terkena banjir.', hoursAgo: 5 },
  {
    text: 'Bolehkah kakak saya yang mengambil? Saya masih di Tawau.',
    hoursAgo: 28,
    answer: 'Boleh. Kakak Ibu membawa KTP-nya dan surat kuasa yang Ibu tanda tangani.',
  },
]

/**
 * What citizens of each office wrote from the page of their application, written behind the walls of who wrote it: one message
 * waits for its answer, one has it. Again does nothing.
 */
export async function seedMessages(database: Database, keyring: Keyring, { now }: { now: Date }): Promise<void> {
  if (await database.read(workerScope, (db) => db.first(from('application_message').limit(1).select('id')))) return
  for (const { slug, code } of demoRegencies) {
    const email = `intake@${slug}.test`
    const { officer, applications } = await database.read(workerScope, async (db) => ({
      officer: await db.first(from('app_user').where({ email }).select('id')),
      applications: await db.rows(
        from('application')
          .where({ regency_code: code })
          .whereAny('status', ['verifying', 'processing', 'ready'])
          .whereAny('service_code', ['AK-LAHIR', 'AK-KAWIN', 'KK-BARU', 'KK-UBAH'])
          .orderBy('submitted_at', 'desc')
          .limit(asked.length)
          .select('id'),
      ),
    }))
    if (!officer) continue
    const assignments = [{ role: 'intake_officer', regionCode: code }] as const
    const office = toCaller({ kind: 'user', userId: officer.id, assignments, grantedApplicationIds: [], tripIds: [] })
    for (const [index, { text, hoursAgo, answer }] of asked.entries()) {
      const { id } = applications[index] ?? {}
      if (id === undefined) continue
      const append = ({ scope }: Caller, message: NewMessage) =>
        database.write(scope, async (db) =>
          appendMessage(db, await getApplication(db, id), await getApplicationKey(db, keyring, id), message),
        )
      const at = new Date(now.getTime() - hoursAgo * hourMs)
      await append(citizenCaller([id]), { direction: 'in', authorId: null, text, now: at })
      if (answer === undefined) continue
      const later = new Date(at.getTime() + 3 * hourMs)
      await append(office, {
        direction: 'out',
        authorId: officer.id,
        text: answer,
        now: later,
        unansweredSince: null,
      })
    }
  }
}
