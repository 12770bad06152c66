import type { Db } from '../../platform/database/db'
import { from } from '../../platform/database/from'
import type { ApplicationRecord } from './application-store'
import { listAttachedSince } from './attachments'

export type Answered = { fields: string[]; attachments: string[] }

/**
 * Of what an open correction asks, what needs no more answer: papers that came in since, as by signing, and answers that are
 * asked along only because they called for a paper.
 */
export async function findAnswered(
  db: Db,
  { id, status, status_since: since, correction }: ApplicationRecord,
): Promise<Answered> {
  if (status !== 'correction' || !correction) return { fields: [], attachments: [] }
  const [attached, asking] = await Promise.all([
    listAttachedSince(db, id, since),
    db.first(
      from('application_event')
        .where({ application_id: id, type: 'request_correction' })
        .orderBy('seq', 'desc')
        .select('actor_kind'),
    ),
  ])
  return {
    fields: asking?.actor_kind === 'system' ? correction.fields : [],
    attachments: correction.attachments.filter((requirement) => attached.has(requirement)),
  }
}

/** Nothing of an open correction is left to answer. */
export function isAnswered({ correction }: Pick<ApplicationRecord, 'correction'>, answered: Answered): boolean {
  if (!correction) return false
  const isLeft = (asked: readonly string[], given: readonly string[]) => asked.some((one) => !given.includes(one))
  return !isLeft(correction.fields, answered.fields) && !isLeft(correction.attachments, answered.attachments)
}
