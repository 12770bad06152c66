import { rowOf } from '@sipelandukilat/access'
import { decideDuplicate, listDuplicates } from '@sipelandukilat/contract'
import { isClosed, isInGroup } from '@sipelandukilat/domain'
import { applicationsTexts } from '#texts'
import { recordAudit } from '../../platform/audit'
import { type Caller, userIdOf } from '../../platform/caller'
import type { Db } from '../../platform/database/db'
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
import { judgeAnew } from '../applications/supply'
import { transition } from '../applications/transition'
import { getDefinition } from '../service-definitions/definitions'
import { findPairForUpdate, listPairs, savePairDecision, takeOverFiles } from './duplicate-store'

type Deciding = { caller: Caller; now: Date; correlationId: string }

/** Requests that may have been made twice: shown with their reasons, decided by a person. */
export function registerDuplicates({ serve, keyring, announce }: Platform): void {
  serve(listDuplicates, async ({ params, db }) => {
    await getApplication(db, params.id)
    const rows = await listPairs(db, params.id)
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
    const pair = await findPairForUpdate(db, kept.id, other.id)
    if (!pair) throw new Problem('not-found')
    if (pair.decision === 'merged') throw new Problem('conflict')
    if (other.version !== body.expectedVersion)
      throw new Problem('version-conflict', { changed: { version: other.version, status: other.status } })
    if (body.decision === 'merged') assertGoesOn(kept, other)
    await savePairDecision(db, [kept.id, other.id], { decision: body.decision, userId: caller.user?.id ?? null, now })
    if (body.decision === 'merged') await merge(db, kept, other, { caller, now, correlationId })
    recordAudit(db, caller, {
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
    { caller, now, correlationId }: Deciding,
  ): Promise<void> {
    await takeOverFiles(db, kept.id, other.id)
    if (kept.status === 'incomplete') {
      const actor = { kind: 'officer', userId: userIdOf(caller) } as const
      await judgeAnew(db, { keyring, announce }, kept, { actor, channel: kept.channel, now, correlationId })
    }
    const [definition, products, key] = await Promise.all([
      getDefinition(db, other.service_code, other.service_version),
      listProducts(db, other.id),
      getApplicationKey(db, keyring, other.id),
    ])
    await transition(
      db,
      other,
      { action: 'merge', mergedInto: kept.tracking_number },
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

/** What is kept must go on with what is needed. @throws Problem `conflict` with what to do instead */
function assertGoesOn(kept: ApplicationRecord, other: ApplicationRecord): void {
  if (isClosed(kept.status)) throw new Problem('conflict', { detail: applicationsTexts.of('keptHasEnded') })
  if (kept.status === 'incomplete' && other.status !== 'incomplete')
    throw new Problem('conflict', { detail: applicationsTexts.of('keepTheWholeOne') })
  if (isInGroup(other.status, 'issued'))
    throw new Problem('conflict', {
      detail: applicationsTexts.of('keepTheIssuedOne', { number: other.tracking_number }),
    })
}

function assertWorks(caller: Caller, record: ApplicationRecord): void {
  if (!caller.ability.can('work', rowOf('Application', toAccessRow(record)))) throw new Problem('forbidden')
}
