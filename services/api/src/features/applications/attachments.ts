import { applicationsTexts } from '#texts'
import type { Db } from '../../platform/database/db'
import { Problem } from '../../platform/problem'
import type { ApplicationRecord } from './application-store'

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
  const rows = await db.rows<Omit<ClaimedUpload, 'requirement'>>({
    text: `update upload set claimed_by = $1 where id = any($2) and status = 'ready' and claimed_by is null returning id, blob, media_type, size`,
    values: [applicationId, wanted.map((one) => one.uploadId)],
  })
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

/** Whose files they are: the application and its acting place. */
type Owner = Pick<
  ApplicationRecord,
  'id' | 'province_code' | 'regency_code' | 'district_code' | 'village_code' | 'created_by'
>

/** Keeps claimed files with their application. */
export async function insertAttachments(
  db: Db,
  owner: Owner,
  uploads: readonly ClaimedUpload[],
  now: Date,
  kind = 'requirement',
): Promise<void> {
  for (const upload of uploads)
    await db.run({
      text: `insert into attachment (id, application_id, province_code, regency_code, district_code, village_code, created_by, requirement, kind, blob, media_type, size, uploaded_at)
             values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
      values: [
        upload.id,
        owner.id,
        owner.province_code,
        owner.regency_code,
        owner.district_code,
        owner.village_code,
        owner.created_by,
        upload.requirement,
        kind,
        upload.blob,
        upload.media_type,
        upload.size,
        now,
      ],
    })
}
