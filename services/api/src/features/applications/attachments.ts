import { applicationsTexts } from '#texts'
import type { Db } from '../../platform/database/db'
import { from, type Row } from '../../platform/database/from'
import { Problem } from '../../platform/problem'
import { type Owner, ownedBy } from './application-store'

export type ClaimedUpload = { id: string; requirement: string; blob: string; media_type: string; size: number }

/**
 * Takes finished uploads for an application; each can be taken once. The attachment keeps the upload's id.
 * @throws Problem `invalid` naming the files that are missing, unfinished or refused.
 */
export async function claimUploads(
  db: Db,
  applicationId: string,
  wanted: readonly { requirement: string; uploadId: string }[],
): Promise<ClaimedUpload[]> {
  if (wanted.length === 0) return []
  // What is ready has its bytes and their type.
  const rows = await db.rows<Omit<ClaimedUpload, 'requirement'>>(
    from('upload')
      .where({ status: 'ready', claimed_by: null })
      .whereAny(
        'id',
        wanted.map((one) => one.uploadId),
      )
      .update({ claimed_by: applicationId })
      .returning('id', 'blob', 'media_type', 'size'),
  )
  const byId = new Map(rows.map((row) => [row.id, row]))
  const missing = wanted.filter((one) => !byId.has(one.uploadId))
  if (missing.length > 0)
    throw new Problem('invalid', {
      errors: missing.map((one) => ({
        path: `attachments.${one.requirement}`,
        message: applicationsTexts.of('fileNotFinishedUsedAlready'),
      })),
    })
  return wanted.flatMap((one) => {
    const row = byId.get(one.uploadId)
    return row ? [{ ...row, requirement: one.requirement }] : []
  })
}

/** Keeps claimed files with their application. */
export function insertAttachments(
  db: Db,
  owner: Owner,
  uploads: readonly ClaimedUpload[],
  now: Date,
  kind: Row<'attachment'>['kind'] = 'requirement',
): void {
  for (const upload of uploads)
    db.defer(
      from('attachment').insert({
        ...ownedBy(owner),
        id: upload.id,
        requirement: upload.requirement,
        kind,
        blob: upload.blob,
        media_type: upload.media_type,
        size: upload.size,
        uploaded_at: now,
      }),
    )
}

/** Files of these requirements give way to newer ones. */
export async function replaceAttachments(
  db: Db,
  applicationId: string,
  requirements: readonly string[],
  now: Date,
): Promise<void> {
  await db.run(
    from('attachment')
      .where({ application_id: applicationId, replaced_at: null })
      .whereAny('requirement', requirements)
      .update({ replaced_at: now }),
  )
}

/** A file as it was kept: for which requirement and when. What was signed has the time of its signature. */
type KeptFile = { requirement: string; uploadedAt: Date }

const keptAt = (applicationId: string, { requirement, uploadedAt }: KeptFile) =>
  from('attachment').where({
    application_id: applicationId,
    kind: 'requirement',
    requirement,
    uploaded_at: uploadedAt,
  })

/** Sets one file of a requirement aside; others of it stay. */
export async function replaceFileOf(db: Db, applicationId: string, file: KeptFile, now: Date): Promise<void> {
  await db.run(keptAt(applicationId, file).where({ replaced_at: null }).update({ replaced_at: now }))
}

/** Lets a file that was set aside stand again, unless another stands in its place. */
export async function restoreFileOf(db: Db, applicationId: string, file: KeptFile): Promise<void> {
  if (await hasAttachment(db, applicationId, file.requirement)) return
  await db.run(keptAt(applicationId, file).where({ erased_at: null }).update({ replaced_at: null }))
}

/** Keeps a new file of a requirement in place of those before. */
export async function replaceFile(
  db: Db,
  owner: Owner,
  file: { requirement: string; uploadId: string },
  now: Date,
): Promise<void> {
  const uploads = await claimUploads(db, owner.id, [file])
  await replaceAttachments(db, owner.id, [file.requirement], now)
  insertAttachments(db, owner, uploads, now)
}

/** The citizen's files as they stand: those that gave way to newer ones are left out. */
export const listSentFiles = (
  db: Db,
  applicationId: string,
): Promise<Pick<Row<'attachment'>, 'id' | 'requirement'>[]> =>
  db.rows(
    from('attachment')
      .where({ application_id: applicationId, kind: 'requirement', replaced_at: null })
      .select('id', 'requirement'),
  )

/** Whether a file of the requirement is there to be read. */
export const hasAttachment = async (db: Db, applicationId: string, requirement: string): Promise<boolean> =>
  (await db.first(
    from('attachment')
      .where({ application_id: applicationId, requirement, replaced_at: null, erased_at: null })
      .select('id')
      .limit(1),
  )) !== undefined

/** Requirements whose file came since then and still stands: what was signed on the phone need not be sent again. */
export async function listAttachedSince(db: Db, applicationId: string, since: Date): Promise<ReadonlySet<string>> {
  const rows = await db.rows(
    from('attachment')
      .where({ application_id: applicationId, kind: 'requirement', replaced_at: null, erased_at: null })
      .where('uploaded_at', '>', since)
      .select('requirement'),
  )
  return new Set(rows.map(({ requirement }) => requirement))
}

export const findAttachment = (
  db: Db,
  id: string,
): Promise<Pick<Row<'attachment'>, 'application_id' | 'blob' | 'media_type'> | undefined> =>
  db.first(from('attachment').where({ id }).select('application_id', 'blob', 'media_type'))
