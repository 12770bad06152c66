import { publicCaller } from '../../platform/caller'
import { from } from '../../platform/database/from'
import { newId } from '../../platform/id'
import type { Platform } from '../../platform/platform'
import { acceptUpload } from './upload-content'

/** Takes a finished file in: judged, drawn anew, encrypted, and ready to be claimed by an application. */
export async function storeUpload(
  platform: Pick<Platform, 'database' | 'blobs'>,
  bytes: Buffer,
  id = newId(),
): Promise<string> {
  await keepUpload(platform, await acceptUpload(bytes), id)
  return id
}

/** Keeps what was judged good, encrypted, under its id; the same id again changes nothing. */
export async function keepUpload(
  { database, blobs }: Pick<Platform, 'database' | 'blobs'>,
  accepted: { bytes: Buffer; mediaType: string },
  id: string,
): Promise<void> {
  const blob = await blobs.put(accepted.bytes)
  await database.write(publicCaller.scope, (db) =>
    db.run(
      from('upload')
        .insert({ id, media_type: accepted.mediaType, size: accepted.bytes.length, blob, status: 'ready' })
        .onConflict('id')
        .ignore(),
    ),
  )
}
