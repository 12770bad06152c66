import { findApprover } from '@sipelandukilat/domain'
import { issueDecision } from '../features/letters/decision-letter'
import { getDefinition } from '../features/service-definitions/definitions'
import { workerScope } from '../platform/caller'
import type { Keyring } from '../platform/crypto/keyring'
import type { Database } from '../platform/database/db'

type Decided = {
  id: string
  tracking_number: string
  regency_code: string
  approved_by: string
  service_code: string
  service_version: number
  decided_at: Date
}

/** The letters of the demonstration's late births, numbered in the order in which their heads decided. */
export async function seedDecisions(database: Database, keyring: Keyring): Promise<void> {
  const decided = await database.read(workerScope, (db) =>
    db.rows<Decided>({
      text: `select a.id, a.tracking_number, a.regency_code, a.approved_by, a.service_code, a.service_version, e.recorded_at as decided_at
             from application a join application_event e on e.application_id = a.id and e.type = 'approve'
             where a.approved_by is not null and a.approval_required
               and not exists (select from official_letter l where l.application_id = a.id)
             order by e.recorded_at, a.id`,
    }),
  )
  await database.write(workerScope, async (db) => {
    for (const { service_code, service_version, decided_at, ...application } of decided) {
      const definition = await getDefinition(db, service_code, service_version)
      if (findApprover(true, definition.approval) === 'head')
        await issueDecision(db, keyring, application, { definition, now: decided_at })
    }
  })
}
