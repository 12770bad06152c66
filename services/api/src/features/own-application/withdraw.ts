import type { Channel } from '@sipelandukilat/domain'
import type { Db } from '../../platform/database/db'
import type { Platform } from '../../platform/platform'
import { Problem } from '../../platform/problem'
import { type ApplicationRecord, listProducts } from '../applications/application-store'
import { getApplicationKey } from '../applications/personal-record'
import { transition } from '../applications/transition'
import { getDefinition } from '../service-definitions/definitions'

/** The citizen takes the application back. @throws Problem `version-conflict` or `transition-not-allowed`. */
export async function withdraw(
  db: Db,
  { keyring, announce }: Pick<Platform, 'keyring' | 'announce'>,
  record: ApplicationRecord,
  {
    expectedVersion,
    channel,
    now,
    correlationId,
  }: { expectedVersion: number; channel: Channel; now: Date; correlationId: string },
): Promise<ApplicationRecord> {
  if (record.version !== expectedVersion)
    throw new Problem('version-conflict', { changed: { version: record.version, status: record.status } })
  const [definition, products, key] = await Promise.all([
    getDefinition(db, record.service_code, record.service_version),
    listProducts(db, record.id),
    getApplicationKey(db, keyring, record.id),
  ])
  return transition(
    db,
    record,
    { action: 'withdraw' },
    {
      definition,
      products,
      announce,
      key,
      actor: { kind: 'citizen', userId: null },
      channel,
      now,
      occurredAt: now,
      correlationId,
      auditKind: 'citizen',
    },
  )
}
