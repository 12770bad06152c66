import { formatDate } from '@sipelandukilat/domain'
import { addresses, renderSentFile } from '@sipelandukilat/portal'
import { portalTexts } from '#texts'
import { toFileName } from '../../features/conversations/answer-files'
import { readFileToken } from '../../features/conversations/file-link'
import { findSentFile, markFetched, type SentFile } from '../../features/conversations/sent-file'
import { recordAudit } from '../../platform/audit'
import { workerScope } from '../../platform/caller'
import type { Db } from '../../platform/database/db'
import type { Platform } from '../../platform/platform'
import { Problem } from '../../platform/problem'
import type { PageInput } from './page'

/** A file that an officer sent where the channel carries words only: shown by its link, fetched once. */
export function createSentFilePage({ database, keyring, blobs }: Platform) {
  async function getRow(db: Db, token: string, now: Date, lock?: 'for update of u'): Promise<SentFile> {
    const id = readFileToken(keyring, token)
    const row = id ? await findSentFile(db, id, now, lock) : undefined
    if (!row)
      throw new Problem('not-found', {
        detail: portalTexts.of('linkUsedHasExpired2'),
      })
    return row
  }

  async function show({ request, site, now }: PageInput): Promise<string> {
    const token = String(request.params.token)
    const row = await database.read(workerScope, (db) => getRow(db, token, now))
    return renderSentFile(site, {
      token,
      isPdf: row.media_type === 'application/pdf',
      until: formatDate(row.offered_until, site.language),
    })
  }

  async function fetchOnce({ request, response, now, correlationId }: PageInput): Promise<undefined> {
    const row = await database.write(workerScope, async (db) => {
      const found = await getRow(db, String(request.params.token), now, 'for update of u')
      await markFetched(db, found.id, now)
      recordAudit(db, 'citizen', {
        action: 'conversation-file-fetched',
        subject: 'Conversation',
        subjectIds: [found.conversation_id],
        provinceCode: found.province_code,
        regencyCode: found.regency_code,
        detail: { uploadId: found.id },
        correlationId,
      })
      return found
    })
    const bytes = await blobs.get(row.blob)
    response
      .status(200)
      .set({
        'Content-Type': row.media_type,
        'Content-Length': String(bytes.length),
        'Content-Disposition': `attachment; filename="${toFileName(undefined, row.media_type, 1)}"`,
        'X-Content-Type-Options': 'nosniff',
        'Cache-Control': 'private, no-store',
      })
      .end(bytes)
    return undefined
  }

  return { show, fetchOnce, address: addresses.sentFile(':token') }
}
