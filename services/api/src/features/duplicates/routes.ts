import { rowOf } from '@sipelandukilat/access'
import { type Duplicate, decideDuplicate, listDuplicates } from '@sipelandukilat/contract'
import { recordAudit } from '../../platform/audit'
import type { Caller } from '../../platform/caller'
import type { Db } from '../../platform/database/db'
import { newId } from '../../platform/id'
import type { Platform } from '../../platform/platform'
import { Problem } from '../../platform/problem'
import {
  type ApplicationRecord,
  getApplication,
  getApplicationForUpdate,
  listProducts,
  toAccessRow,
} from '../applications/application-store'
import { readFile } from '../applications/file'
import { getApplicationKey } from '../applications/personal-record'
import { transition } from '../applications/transition'
import { getDefinition } from '../service-definitions/definitions'

type PairRow = {
  id: string
  tracking_number: string
  status: Duplicate['status']
  channel: Duplicate['channel']
  applicant_name: string | null
  submitted_at: Date
  score: number
  reasons: Duplicate['reasons']
  earlier_id: string
  decision: Duplicate['decision']
  version: number
}

/** Requests that may have been made twice: shown with their reasons, decided by a person. */
export function registerDuplicates({ serve, keyring, announce }: Platform): void {
  serve(listDuplicates, async ({ params, db }) => {
    await getApplication(db, params.id)
    const rows = await db.rows<PairRow>({
      text: `select a.id, a.tracking_number, a.status, a.channel, p.applicant_name, a.submitted_at, d.score, d.reasons, d.earlier_id, d.decision, a.version
             from duplicate_pair d join application a on a.id = case when d.earlier_id = $1 then d.later_id else d.earlier_id end
               left join personal_record p on p.application_id = a.id
             where $1 in (d.earlier_id, d.later_id) order by d.decision nulls first, d.score desc, a.submitted_at desc limit 20`,
      values: [params.id],
    })
    return {
      items: rows.map((row) => ({
        applicationId: row.id,
        trackingNumber: row.tracking_number,
        status: row.status,
        channel: row.channel,
        applicantName: row.applicant_name,
        submittedAt: row.submitted_at.toISOString(),
        score: row.score,
        reasons: row.reasons,
        isEarlier: row.earlier_id === row.id,
        decision: row.decision,
        version: row.version,
      })),
    }
  })

  serve(decideDuplicate, async ({ params, body, db, caller, now, language, correlationId }) => {
    // Locked in one order, whichever of the two is kept.
    const locked = new Map<string, ApplicationRecord>()
    for (const id of [params.id, params.otherId].toSorted()) locked.set(id, await getApplicationForUpdate(db, id))
    const kept = locked.get(params.id)
    const other = locked.get(params.otherId)
    if (!kept || !other || kept === other) throw new Problem('not-found')
    for (const record of [kept, other]) assertWorks(caller, record)
    const pair = await db.first<{ decision: string | null }>({
      text: 'select decision from duplicate_pair where (earlier_id, later_id) in (($1, $2), ($2, $1)) for update',
      values: [kept.id, other.id],
    })
    if (!pair) throw new Problem('not-found')
    if (pair.decision === 'merged') throw new Problem('conflict')
    if (other.version !== body.expectedVersion)
      throw new Problem('version-conflict', { changed: { version: other.version, status: other.status } })
    await db.run({
      text: `update duplicate_pair set decision = $3, decided_by = $4, decided_at = $5 where (earlier_id, later_id) in (($1, $2), ($2, $1))`,
      values: [kept.id, other.id, body.decision, caller.user?.id ?? null, now],
    })
    if (body.decision === 'merged') await merge(db, kept, other, now, correlationId)
    await recordAudit(db, {
      actorKind: 'officer',
      actorId: caller.user?.id ?? null,
      action: body.decision === 'merged' ? 'application-merged' : 'duplicate-refused',
      subject: 'Application',
      subjectIds: [kept.id, other.id],
      provinceCode: kept.province_code,
      regencyCode: kept.regency_code,
      correlationId,
    })
    const unmasked = caller.ability.can('readIdentifiers', rowOf('Application', toAccessRow(kept)))
    return readFile(db, keyring, caller, await getApplication(db, kept.id), { unmasked, now, language })
  })

  /** The other's files are taken over where this one has none for a requirement; the other is closed and says where it went. */
  async function merge(
    db: Db,
    kept: ApplicationRecord,
    other: ApplicationRecord,
    now: Date,
    correlationId: string,
  ): Promise<void> {
    const files = await db.rows<{ id: string }>({
      text: `select o.id from attachment o where o.application_id = $2 and o.replaced_at is null and o.kind = 'requirement'
               and not exists (select from attachment k where k.application_id = $1 and k.requirement = o.requirement and k.replaced_at is null)`,
      values: [kept.id, other.id],
    })
    for (const { id } of files)
      await db.run({
        text: `insert into attachment (id, application_id, province_code, regency_code, district_code, village_code, created_by, requirement, kind, blob, media_type, size, uploaded_at)
               select $1, k.id, k.province_code, k.regency_code, k.district_code, k.village_code, k.created_by, o.requirement, o.kind, o.blob, o.media_type, o.size, o.uploaded_at
               from attachment o, application k where o.id = $2 and k.id = $3`,
        values: [newId(), id, kept.id],
      })
    const [definition, products, key] = await Promise.all([
      getDefinition(db, other.service_code, other.service_version),
      listProducts(db, other.id),
      getApplicationKey(db, keyring, other.id),
    ])
    await transition(
      db,
      other,
      { action: 'withdraw', mergedInto: kept.tracking_number },
      {
        definition,
        products,
        announce,
        key,
        actor: { kind: 'system', userId: null },
        channel: null,
        now,
        occurredAt: now,
        correlationId,
        auditKind: 'system',
      },
    )
  }
}

function assertWorks(caller: Caller, record: ApplicationRecord): void {
  if (!caller.ability.can('work', rowOf('Application', toAccessRow(record)))) throw new Problem('forbidden')
}
