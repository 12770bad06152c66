import { rowOf } from '@sipelandukilat/access'
import {
  addNote,
  assignApplication,
  attachProductFile,
  countApplications,
  createApplication,
  deleteSavedReason,
  listApplications,
  listNotes,
  listSavedReasons,
  listWorkload,
  readApplication,
  readAttachment,
  readTimeline,
  recordSiakCheck,
  saveReason,
  searchApplications,
  takeNextApplication,
  transitionApplication,
  unmaskApplication,
} from '@sipelandukilat/contract'
import { localized } from '@sipelandukilat/domain'
import { applicationsTexts } from '#texts'
import { type Caller, provinceOf, userIdOf } from '../../platform/caller'
import type { Db } from '../../platform/database/db'
import { newId } from '../../platform/id'
import { once } from '../../platform/idempotency'
import { occurredAtOf } from '../../platform/occurred-at'
import type { Platform } from '../../platform/platform'
import { Problem } from '../../platform/problem'
import { createRegionNames } from '../regions/region-names'
import { getDefinition } from '../services/definitions'
import { type ApplicationRecord, getApplication, getApplicationForUpdate } from './application-store'
import { claimUploads, insertAttachments } from './attachments'
import { eventPlace } from './events'
import { listSiakChecks, loadParts, readFile, siakPlace, toFile, toSiakCheck } from './file'
import { assertCan, auditFile, canOn } from './file-access'
import { countInbox, type ListQuery, listInbox } from './inbox'
import { assign, keepAssignee, takeStep } from './officer-steps'
import { findApplicationKey, getApplicationKey, maskText, openNote, sealNote } from './personal-record'
import { readScopes } from './read-scopes'
import { receiptOf, submit } from './submit'

async function namesOf(db: Db, ids: readonly (string | null)[]): Promise<Map<string, string>> {
  const wanted = [...new Set(ids.flatMap((id) => (id === null ? [] : [id])))]
  if (wanted.length === 0) return new Map()
  const rows = await db.rows<{ id: string; name: string }>({
    text: 'select id, name from app_user_names($1)',
    values: [wanted],
  })
  return new Map(rows.map((row) => [row.id, row.name]))
}

/** Who wrote a note that no officer wrote. */
const applicant = applicationsTexts.of('applicant')

export function registerApplications({ serve, keyring, blobs, database }: Platform): void {
  const regionNames = createRegionNames()
  async function listFor(
    query: ListQuery,
    { db, caller, now, correlationId }: { db: Db; caller: Caller; now: Date; correlationId: string },
  ) {
    const reader = { userId: userIdOf(caller), now }
    const trail = { provinceCode: provinceOf(caller), correlationId }
    return listInbox(db, { keyring, regionNames }, readScopes(caller.ability), query, reader, trail)
  }

  serve(listApplications, ({ query, ...context }) => listFor(query, context))
  serve(searchApplications, ({ body, ...context }) => listFor(body, context))

  serve(countApplications, async ({ db, caller, now }) =>
    countInbox(db, readScopes(caller.ability), { userId: userIdOf(caller), now }),
  )

  serve(createApplication, async ({ body, db, caller, now, idempotency, correlationId }) => {
    // A village code holds its parents, so access is judged before anything is read.
    const { villageCode } = body
    const row = {
      provinceCode: villageCode.slice(0, 2),
      regencyCode: villageCode.slice(0, 5),
      districtCode: villageCode.slice(0, 8),
      villageCode,
    }
    if (!caller.ability.can('create', rowOf('Application', row)))
      throw new Problem('forbidden', {
        detail: applicationsTexts.of('villageLiesOutsideYourRegion'),
      })
    const occurredAt = occurredAtOf(body.occurredAt, now)
    return once(
      db,
      { idempotency, principal: userIdOf(caller), endpoint: 'createApplication' },
      async () => {
        const answer = await submit(db, keyring, body, {
          applicationId: newId(),
          channel: body.channel,
          actorKind: 'officer',
          actorId: userIdOf(caller),
          occurredAt,
          now,
          correlationId,
        })
        return { resourceId: answer.id, answer }
      },
      (id) => receiptOf(db, keyring, id),
    )
  })

  serve(readApplication, async ({ params, db, caller, now, language, correlationId }) => {
    const [record, parts] = await Promise.all([getApplication(db, params.id), loadParts(db, params.id)])
    const definition = await getDefinition(db, record.service_code, record.service_version)
    const unmasked = canOn(caller, 'readIdentifiers', record)
    await auditFile(db, caller, record, 'application-read', correlationId, { masked: !unmasked })
    return toFile(parts, definition, keyring, caller, record, { unmasked, now, language })
  })

  serve(unmaskApplication, async ({ params, body, db, caller, now, language, correlationId }) => {
    const record = await getApplication(db, params.id)
    assertCan(caller, 'unmask', record)
    const file = await readFile(db, keyring, caller, record, { unmasked: true, now, language })
    await auditFile(db, caller, record, 'application-unmasked', correlationId, { reason: maskText(body.reason) })
    return file
  })

  serve(readTimeline, async ({ params, db, caller, correlationId }) => {
    const record = await getApplication(db, params.id)
    const unmasked = canOn(caller, 'readIdentifiers', record)
    const key = await findApplicationKey(db, keyring, record.id)
    type EventRow = {
      seq: number
      type: string
      occurred_at: Date
      recorded_at: Date
      actor_kind: string
      actor_id: string | null
      channel: string | null
      from_status: ApplicationRecord['status'] | null
      to_status: ApplicationRecord['status'] | null
      data: Record<string, unknown>
      sealed: Buffer | null
    }
    const events = await db.rows<EventRow>({
      text: 'select seq, type, occurred_at, recorded_at, actor_kind, actor_id, channel, from_status, to_status, data, sealed from application_event where application_id = $1 order by seq',
      values: [record.id],
    })
    const names = await namesOf(
      db,
      events.map((event) => event.actor_id),
    )
    await auditFile(db, caller, record, 'timeline-read', correlationId)
    return {
      items: events.map((event) => {
        const note = event.sealed ? openNote(key, eventPlace(record.id, event.seq), event.sealed) : null
        return {
          seq: event.seq,
          type: event.type,
          occurredAt: event.occurred_at.toISOString(),
          recordedAt: event.recorded_at.toISOString(),
          actorKind: event.actor_kind,
          actorName: event.actor_id === null ? null : (names.get(event.actor_id) ?? null),
          channel: event.channel,
          fromStatus: event.from_status,
          toStatus: event.to_status,
          note: note === null || unmasked ? note : maskText(note),
          data: event.data,
        }
      }),
    }
  })

  serve(transitionApplication, async ({ params, body, language, ...context }) => {
    const { db, caller, now } = context
    const { updated, parts, definition } = await takeStep({ ...context, keyring }, params.id, body)
    const options = { unmasked: canOn(caller, 'readIdentifiers', updated), now, language }
    // Only these steps change what belongs to the row.
    if (body.action === 'issue' || body.action === 'deliver' || body.action === 'complete')
      return readFile(db, keyring, caller, updated, options)
    return toFile(parts, definition, keyring, caller, updated, options)
  })

  serve(assignApplication, async ({ params, body, language, ...context }) => {
    const { db, caller, now } = context
    const updated = await assign(context, params.id, body)
    return readFile(db, keyring, caller, updated, {
      unmasked: canOn(caller, 'readIdentifiers', updated),
      now,
      language,
    })
  })

  serve(takeNextApplication, async ({ db, caller, now, correlationId }) => {
    const self = userIdOf(caller)
    const scopes = readScopes(caller.ability).filter((scope) => scope.column !== 'id' && scope.column !== 'created_by')
    for (const { column, value } of scopes) {
      const record = await db.first<ApplicationRecord>({
        text: `select * from application where ${column} = $1 and status = 'routed' and assignee_id is null and closed_at is null
               order by priority desc, due_at nulls last, submitted_at limit 1 for update skip locked`,
        values: [value],
      })
      if (!record || !canOn(caller, 'work', record)) continue
      await keepAssignee({ db, caller, now, correlationId }, record, self, 'officer')
      return { id: record.id }
    }
    return { id: null }
  })

  serve(listWorkload, async ({ db, caller, now }) => {
    const regencies = [
      ...new Set(
        readScopes(caller.ability).flatMap(({ column, value }) =>
          column === 'regency_code' || column === 'district_code' ? [value.slice(0, 5)] : [],
        ),
      ),
    ]
    const officers = (
      await Promise.all(
        regencies.map((code) =>
          db.rows<{ id: string; name: string }>({ text: 'select id, name from app_officers_of($1)', values: [code] }),
        ),
      )
    ).flat()
    const counts = await db.rows<{ assignee_id: string; open: number; overdue: number }>({
      text: `select assignee_id, count(*) as open, count(*) filter (where due_at < $2) as overdue from application
             where assignee_id = any($1) and closed_at is null group by assignee_id`,
      values: [officers.map((officer) => officer.id), now],
    })
    const byId = new Map(counts.map((count) => [count.assignee_id, count]))
    return {
      items: officers
        .map((officer) => ({
          userId: officer.id,
          name: officer.name,
          open: byId.get(officer.id)?.open ?? 0,
          overdue: byId.get(officer.id)?.overdue ?? 0,
        }))
        .sort((first, second) => first.name.localeCompare(second.name, 'id')),
    }
  })

  serve(listNotes, async ({ params, db, caller, language, correlationId }) => {
    const record = await getApplication(db, params.id)
    const unmasked = canOn(caller, 'readIdentifiers', record)
    const key = await findApplicationKey(db, keyring, record.id)
    const notes = await db.rows<{ id: string; author_id: string | null; sealed: Buffer; created_at: Date }>({
      text: 'select id, author_id, sealed, created_at from note where application_id = $1 order by created_at, id',
      values: [record.id],
    })
    const names = await namesOf(
      db,
      notes.map((note) => note.author_id),
    )
    await auditFile(db, caller, record, 'notes-read', correlationId)
    return {
      items: notes.map((note) => {
        const body = openNote(key, `note.sealed:${note.id}`, note.sealed)
        return {
          id: note.id,
          authorName: note.author_id === null ? localized(applicant, language) : (names.get(note.author_id) ?? null),
          body: unmasked ? body : maskText(body),
          createdAt: note.created_at.toISOString(),
        }
      }),
    }
  })

  serve(addNote, async ({ params, body, db, caller, now, correlationId }) => {
    const record = await getApplication(db, params.id)
    assertCan(caller, 'readIdentifiers', record)
    const key = await getApplicationKey(db, keyring, record.id)
    const id = newId()
    await db.run({
      text: `insert into note (id, application_id, province_code, regency_code, district_code, village_code, created_by, author_id, sealed, created_at)
             values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
      values: [
        id,
        record.id,
        record.province_code,
        record.regency_code,
        record.district_code,
        record.village_code,
        record.created_by,
        userIdOf(caller),
        sealNote(key, `note.sealed:${id}`, body.body),
        now,
      ],
    })
    await auditFile(db, caller, record, 'note-added', correlationId)
    return { id, authorName: caller.user?.name ?? null, body: body.body, createdAt: now.toISOString() }
  })

  serve(recordSiakCheck, async ({ params, body, db, caller, now, correlationId }) => {
    const record = await getApplication(db, params.id)
    assertCan(caller, 'work', record)
    const key = await getApplicationKey(db, keyring, record.id)
    const known = await db.first<{ id: string }>({
      text: 'select id from siak_check where application_id = $1 and field = $2',
      values: [record.id, body.field],
    })
    const id = known?.id ?? newId()
    const sealed = body.reference ? sealNote(key, siakPlace(id), body.reference) : null
    await db.run({
      text: `insert into siak_check (id, application_id, province_code, regency_code, district_code, village_code, created_by, field, result, sealed, checked_by, checked_at)
             values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
             on conflict (application_id, field) do update set result = excluded.result, sealed = excluded.sealed, checked_by = excluded.checked_by, checked_at = excluded.checked_at`,
      values: [
        id,
        record.id,
        record.province_code,
        record.regency_code,
        record.district_code,
        record.village_code,
        record.created_by,
        body.field,
        body.result,
        sealed,
        userIdOf(caller),
        now,
      ],
    })
    await auditFile(db, caller, record, 'siak-checked', correlationId, { field: body.field, result: body.result })
    return { items: (await listSiakChecks(db, record.id)).map((row) => toSiakCheck(row, key)) }
  })

  serve(attachProductFile, async ({ params, body, db, caller, now, language, correlationId }) => {
    const record = await getApplicationForUpdate(db, params.id)
    assertCan(caller, 'work', record)
    const uploads = await claimUploads(db, record.id, [{ requirement: params.product, uploadId: body.uploadId }])
    const [upload] = uploads
    if (upload?.media_type !== 'application/pdf')
      throw new Problem('invalid', {
        errors: [
          {
            path: 'uploadId',
            message: applicationsTexts.of('issuedDocumentMustSignedPdf'),
          },
        ],
      })
    await insertAttachments(db, record, uploads, now, 'product')
    const changed = await db.run({
      text: 'update application_product set attachment_id = $3 where application_id = $1 and product = $2',
      values: [record.id, params.product, upload.id],
    })
    if (changed === 0) throw new Problem('not-found')
    await auditFile(db, caller, record, 'product-file-attached', correlationId, { product: params.product })
    return readFile(db, keyring, caller, record, { unmasked: canOn(caller, 'readIdentifiers', record), now, language })
  })

  serve(readAttachment, async ({ params, caller, response, correlationId }) => {
    const found = await database.read(caller.scope, async (db) => {
      const attachment = await db.first<{ application_id: string; blob: string | null; media_type: string }>({
        text: 'select application_id, blob, media_type from attachment where id = $1',
        values: [params.id],
      })
      if (!attachment) throw new Problem('not-found')
      const record = await getApplication(db, attachment.application_id)
      assertCan(caller, 'readIdentifiers', record)
      const { blob } = attachment
      if (blob === null) throw new Problem('not-found', { detail: applicationsTexts.of('fileErased') })
      await auditFile(db, caller, record, 'attachment-read', correlationId, { attachmentId: params.id })
      return { ...attachment, blob }
    })
    const bytes = await blobs.get(found.blob)
    response
      .status(200)
      .set({
        'Content-Type': found.media_type,
        'Content-Length': String(bytes.length),
        'Content-Disposition': `${found.media_type === 'image/jpeg' ? 'inline' : 'attachment'}; filename="${params.id}.${found.media_type === 'image/jpeg' ? 'jpg' : 'pdf'}"`,
        'Content-Security-Policy': "default-src 'none'; sandbox",
        'X-Content-Type-Options': 'nosniff',
        'Cache-Control': 'private, no-store',
      })
      .end(bytes)
    return undefined
  })

  serve(listSavedReasons, async ({ db }) => ({
    items: await db.rows<{ id: string; kind: 'correction' | 'rejection'; body: string }>({
      text: 'select id, kind, body from saved_reason order by created_at desc limit 100',
    }),
  }))

  serve(saveReason, async ({ body, db, caller, now }) => {
    const regencyCode = readScopes(caller.ability)
      .find((scope) => scope.column === 'regency_code' || scope.column === 'district_code')
      ?.value.slice(0, 5)
    if (!regencyCode) throw new Problem('forbidden')
    const id = newId()
    await db.run({
      text: 'insert into saved_reason (id, regency_code, province_code, kind, body, created_by, created_at) values ($1, $2, $3, $4, $5, $6, $7)',
      values: [id, regencyCode, regencyCode.slice(0, 2), body.kind, maskText(body.body), userIdOf(caller), now],
    })
    return { id, kind: body.kind, body: body.body }
  })

  serve(deleteSavedReason, async ({ params, db }) => {
    if ((await db.run({ text: 'delete from saved_reason where id = $1', values: [params.id] })) === 0)
      throw new Problem('not-found')
    return undefined
  })
}
