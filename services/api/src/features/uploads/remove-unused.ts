import { workerScope } from '../../platform/caller'
import type { Keyring } from '../../platform/crypto/keyring'
import type { Db } from '../../platform/database/db'
import type { Platform } from '../../platform/platform'

/** Files that no row names yet, such as those of mails that wait to be handled. */
export type FindAwaited = (db: Db, keyring: Keyring) => Promise<ReadonlySet<string>>

type Needed = Pick<Platform, 'database' | 'blobs' | 'keyring'>

/** Removes files that no row names any more. The same bytes may have come in twice, so each is asked about first. */
export async function removeUnused(
  { database, blobs, keyring }: Needed,
  findAwaited: FindAwaited,
  names: readonly string[],
): Promise<void> {
  if (names.length === 0) return
  const needed = await database.read(workerScope, async (db) => {
    const awaited = await findAwaited(db, keyring)
    const used = await db.rows<{ blob: string }>({
      text: 'select blob from attachment where blob = any($1) union select blob from upload where blob = any($1)',
      values: [names],
    })
    return new Set([...awaited, ...used.map(({ blob }) => blob)])
  })
  for (const name of names) if (!needed.has(name)) await blobs.remove(name)
}

const folders = 256
const hourMs = 3_600_000
/** A file is put down before its row is; what nobody names after so long is nobody's. */
const orphanAgeMs = 7 * 24 * hourMs

/** Removes what lies in the store and was forgotten: each hour another folder, all of them in eleven days. */
export async function sweepStore(platform: Needed, findAwaited: FindAwaited, at: Date): Promise<void> {
  const listed = await platform.blobs.list(Math.floor(at.getTime() / hourMs) % folders)
  const old = listed.filter(({ ageMs }) => ageMs > orphanAgeMs).map(({ name }) => name)
  await removeUnused(platform, findAwaited, old)
}
