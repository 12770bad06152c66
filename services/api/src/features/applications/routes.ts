import { rowOf } from '@sipelandukilat/access'
import {
  addNote,
  assignApplication,
  attachProductFile,
  checkApplication,
  completedDays,
  countApplications,
  createApplication,
  deleteSavedReason,
  listApplications,
  listCompletedApplications,
  listNotes,
  listSavedReasons,
  listWorkload,
  readApplication,
  readAttachment,
  readFormerValues,
  readTimeline,
  recordSiakCheck,
  saveReason,
  searchApplications,
  supplyApplication,
  takeNextApplication,
  transitionApplication,
  unmaskApplication,
} from '@sipelandukilat/contract'
import { isClosed, isInGroup, localized, placeOf } from '@sipelandukilat/domain'
import { applicationsTexts } from '#texts'
import { type Caller, provinceOf, userIdOf, workerScope } from '../../platform/caller'
import type { Db } from '../../platform/database/db'
import { newId } from '../../platform/id'
import { once } from '../../platform/idempotency'
import { namesOf } from '../../platform/identity/user-names'
import { occurredAtOf } from '../../platform/occurred-at'
import type { Platform } from '../../platform/platform'
import { Problem } from '../../platform/problem'
import { readKnownPlaces } from '../regions/known-places'
import { createRegionNames } from '../regions/region-names'
import { getDefinition } from '../service-definitions/definitions'
import { findNextFree, getApplication, getApplicationForUpdate } from './application-store'
import { findAttachment } from './attachments'
import { listWarnings } from './check-input'
import { listCompleted } from './completed-store'
import { assertMaySay, earliestPaper } from './entry-channel'
import { findEvent, listEvents, noteOf, openFormer } from './events'
import { readFile, readOnRecord, siakPlace, toFile, toSiakCheck } from './file'
import { assertCan, assertVersion, auditFile, canOn } from './file-access'
import { countInbox, type ListQuery, listInbox, viewsWaitingFor } from './inbox'
import { insertNote, listNotesOf } from './note-store'
import { assign, keepAssignee, takeStep } from './officer-steps'
import {
  findApplicationKey,
  findSealed,
  getApplicationKey,
  maskFormer,
  maskText,
  openNote,
  openRecord,
  sealNote,
} from './personal-record'
import { saveProductFile } from './product-file'
import { readScopes } from './read-scopes'
import { deleteReason, insertReason, listReasons } from './saved-reason-store'
import { findSiakCheckId, listSiakChecks, saveSiakCheck, worksheetOf } from './siak-check-store'
import { receiptOf, submit } from './submit'
import { supply } from './supply'
import { countOpenFiles, listOfficers } from './workload-store'

/** Steps that change what belongs to a row: a decision, who verified, products, how they are handed over, the visit it waits for. */
const changesParts: ReadonlySet<string> = new Set([
  'submit_for_approval',
  'approve',
  'issue',
  'make_ready',
  'deliver',
  'complete',
  'await_presence',
  'record_presence',
])

/** Who wrote a note that no officer wrote. */
const applicant = applicationsTexts.of('applicant')

export function registerApplications({ serve, keyring, announce, config, reference, blobs, database }: Platform): void {
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

  serve(countApplications, async ({ db, caller, now }) => {
    const counts = await countInbox(db, readScopes(caller.ability), { userId: userIdOf(caller), now })
    const waiting = viewsWaitingFor(caller.ability).reduce((sum, view) => sum + counts[view], 0)
    return { ...counts, waiting }
  })

  serve(listCompletedApplications, async ({ caller: { principal }, now }) => {
    const villageCodes =
      principal.kind === 'user'
        ? principal.assignments.flatMap(({ role, regionCode }) =>
            role === 'village_registrar' && regionCode ? [regionCode] : [],
          )
        : []
    if (principal.kind !== 'user' || villageCodes.length === 0) return { items: [] }
    const asked = {
      userId: principal.userId,
      villageCodes,
      since: new Date(now.getTime() - completedDays * 86_400_000),
    }
    const rows = await database.aside(workerScope, (worker) => listCompleted(worker, asked))
    return {
      items: rows.map((row) => ({
        trackingNumber: row.tracking_number,
        serviceCode: row.service_code,
        status: row.status,
        presenceMode: row.presence_mode,
        visitOn: row.visit_on,
        arrivalUntil: row.arrival_until,
        readyAs: row.ready_as,
        completedAt: row.submitted_at.toISOString(),
      })),
    }
  })

  /** A village code holds its parents, so access is judged before anything is read. */
  function assertServes(caller: Caller, villageCode: string): void {
    if (!caller.ability.can('create', rowOf('Application', placeOf(villageCode))))
      throw new Problem('forbidden', {
        detail: applicationsTexts.of('villageLiesOutsideYourRegion'),
      })
  }

  serve(checkApplication, async ({ body, db, caller, now, language }) => {
    assertServes(caller, body.villageCode)
    const occurredAt = occurredAtOf(body.occurredAt, now, 'occurredAt', earliestPaper(now))
    const warnings = await listWarnings(db, { reference, keyring }, body, { now, occurredAt })
    return { warnings: warnings.map(({ path, message }) => ({ path, message: localized(message, language) })) }
  })

  serve(createApplication, async ({ body, db, caller, now, idempotency, correlationId }) => {
    assertServes(caller, body.villageCode)
    const occurredAt = occurredAtOf(body.occurredAt, now, 'occurredAt', earliestPaper(now))
    return once(
      db,
      { idempotency, principal: userIdOf(caller), endpoint: 'createApplication' },
      async () => {
        const answer = await submit(db, { keyring, announce, reference }, body, {
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

  serve(supplyApplication, async ({ params, body, db, caller, now, correlationId }) => {
    const record = await getApplicationForUpdate(db, params.id)
    assertServes(caller, record.village_code)
    assertMaySay(caller, body.channel)
    assertVersion(record, body.expectedVersion)
    const actor = { kind: 'officer', userId: userIdOf(caller) } as const
    const supplied = await supply(db, { keyring, announce }, record, body, {
      actor,
      channel: body.channel,
      now,
      correlationId,
    })
    return {
      status: supplied.status,
      version: supplied.version,
      lacks: supplied.lacks,
      dueAt: supplied.due_at?.toISOString() ?? null,
    }
  })

  serve(readApplication, async ({ params, db, caller, now, language, correlationId }) => {
    const places = await readKnownPlaces(db)
    const { record, parts, definition } = await readOnRecord(db, caller, params.id, correlationId)
    const unmasked = canOn(caller, 'readIdentifiers', record)
    return toFile(parts, definition, keyring, caller, record, { unmasked, now, language, places })
  })

  serve(unmaskApplication, async ({ params, body, db, caller, now, language, correlationId }) => {
    const record = await getApplication(db, params.id)
    assertCan(caller, 'unmask', record)
    const file = await readFile(db, keyring, caller, record, { unmasked: true, now, language })
    auditFile(db, caller, record, 'application-unmasked', correlationId, { reason: maskText(body.reason) })
    return file
  })

  serve(readTimeline, async ({ params, db, caller, correlationId }) => {
    const record = await getApplication(db, params.id)
    const unmasked = canOn(caller, 'readIdentifiers', record)
    const key = await findApplicationKey(db, keyring, record.id)
    const events = await listEvents(db, record.id)
    const names = await namesOf(
      db,
      caller,
      events.map((event) => event.actor_id),
    )
    auditFile(db, caller, record, 'timeline-read', correlationId)
    return {
      items: events.map((event) => {
        const note = noteOf(key, event)
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

  serve(readFormerValues, async ({ params, db, caller, correlationId }) => {
    const record = await getApplication(db, params.id)
    const event = await findEvent(db, record.id, params.seq)
    if (!event) throw new Problem('not-found')
    const former = openFormer(await findApplicationKey(db, keyring, record.id), event)
    const definition = await getDefinition(db, record.service_code, record.service_version)
    auditFile(db, caller, record, 'former-values-read', correlationId)
    return {
      items: canOn(caller, 'readIdentifiers', record) ? former : former.map((one) => maskFormer(definition, one)),
    }
  })

  serve(transitionApplication, async ({ params, body, language, ...context }) => {
    const { db, caller, now } = context
    const { updated, parts, definition } = await takeStep({ ...context, keyring, announce, config }, params.id, body)
    const options = { unmasked: canOn(caller, 'readIdentifiers', updated), now, language }
    if (changesParts.has(body.action)) return readFile(db, keyring, caller, updated, options)
    const places = await readKnownPlaces(db)
    return toFile(parts, definition, keyring, caller, updated, { ...options, places })
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
      const record = await findNextFree(db, { column, value })
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
          column === 'regency_code' || column === 'district_code' ? [placeOf(value).regencyCode] : [],
        ),
      ),
    ]
    const officers = (await Promise.all(regencies.map((code) => listOfficers(db, code)))).flat()
    const counts = await countOpenFiles(
      db,
      officers.map((officer) => officer.id),
      now,
    )
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
    const notes = await listNotesOf(db, record.id)
    const names = await namesOf(
      db,
      caller,
      notes.map((note) => note.author_id),
    )
    auditFile(db, caller, record, 'notes-read', correlationId)
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
    await insertNote(db, record, {
      id,
      author_id: userIdOf(caller),
      sealed: sealNote(key, `note.sealed:${id}`, body.body),
      created_at: now,
    })
    auditFile(db, caller, record, 'note-added', correlationId)
    return { id, authorName: caller.user?.name ?? null, body: body.body, createdAt: now.toISOString() }
  })

  serve(recordSiakCheck, async ({ params, body, db, caller, now, correlationId }) => {
    const record = await getApplication(db, params.id)
    assertCan(caller, 'work', record)
    // By what was recorded it was issued.
    if (isClosed(record.status) || isInGroup(record.status, 'issued'))
      throw new Problem('conflict', { detail: applicationsTexts.of('siakCheckedBefore') })
    const { data, key } = openRecord(keyring, await findSealed(db, record.id))
    const { field, result } = body
    const definition = await getDefinition(db, record.service_code, record.service_version)
    const line = worksheetOf(definition, record, data).find(({ path }) => path === field)
    if (!line)
      throw new Problem('invalid', { errors: [{ path: 'field', message: applicationsTexts.of('siakNoSuchLine') }] })
    const id = (await findSiakCheckId(db, record.id, field)) ?? newId()
    const sealed = body.reference ? sealNote(key, siakPlace(id), body.reference) : null
    await saveSiakCheck(db, record, { id, field, result, sealed, checked_by: userIdOf(caller), checked_at: now })
    auditFile(db, caller, record, 'siak-checked', correlationId, {
      field,
      line: `${line.group}, ${line.label}`,
      result,
    })
    return { items: (await listSiakChecks(db, record.id)).map((row) => toSiakCheck(row, key)) }
  })

  serve(attachProductFile, async ({ params, body, db, caller, now, language, correlationId }) => {
    const record = await getApplicationForUpdate(db, params.id)
    assertCan(caller, 'work', record)
    const given = { product: params.product, ...body }
    const updated = await saveProductFile(db, keyring, record, given, { userId: userIdOf(caller), now })
    auditFile(db, caller, record, 'product-file-attached', correlationId, { product: params.product })
    return readFile(db, keyring, caller, updated, { unmasked: canOn(caller, 'readIdentifiers', record), now, language })
  })

  serve(readAttachment, async ({ params, caller, response, correlationId }) => {
    const found = await database.read(caller.scope, async (db) => {
      const attachment = await findAttachment(db, params.id)
      if (!attachment) throw new Problem('not-found')
      const record = await getApplication(db, attachment.application_id)
      assertCan(caller, 'readIdentifiers', record)
      const { blob } = attachment
      if (blob === null) throw new Problem('not-found', { detail: applicationsTexts.of('fileErased') })
      auditFile(db, caller, record, 'attachment-read', correlationId, { attachmentId: params.id })
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

  serve(listSavedReasons, async ({ db }) => ({ items: await listReasons(db) }))

  serve(saveReason, async ({ body, db, caller, now }) => {
    const office = readScopes(caller.ability).find(
      (scope) => scope.column === 'regency_code' || scope.column === 'district_code',
    )
    if (!office) throw new Problem('forbidden')
    const { regencyCode } = placeOf(office.value)
    const id = newId()
    await insertReason(db, {
      id,
      regency_code: regencyCode,
      province_code: placeOf(regencyCode).provinceCode,
      kind: body.kind,
      body: maskText(body.body),
      created_by: userIdOf(caller),
      created_at: now,
    })
    return { id, kind: body.kind, body: body.body }
  })

  serve(deleteSavedReason, async ({ params, db }) => {
    await deleteReason(db, params.id)
    return undefined
  })
}
