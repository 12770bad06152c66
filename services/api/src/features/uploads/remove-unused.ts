import { workerScope } from '../../platform/caller'
import type { Platform } from '../../platform/platform'

/** Removes files that no row names any more. The same bytes may have come in twice, so each is asked about first. */
export async function removeUnused(
  { database, blobs }: Pick<Platform, 'database' | 'blobs'>,
  names: readonly string[],
): Promise<void> {
  for (const name of names) {
    const isUsed = await database.read(workerScope, (db) =>
      db.first({
        text: 'select 1 from attachment where blob = $1 union all select 1 from upload where blob = $1 limit 1',
        values: [name],
      }),
    )
    if (!isUsed) await blobs.remove(name)
  }
}
