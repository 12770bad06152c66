import type { ServiceSummary } from '@sipelandukilat/contract'
import { ServiceDefinition } from '@sipelandukilat/domain'
import type { Db } from '../../platform/database/db'
import { from } from '../../platform/database/from'

/** Published versions never change, so one read of each is enough for the life of the process. */
const known = new Map<string, ServiceDefinition>()

/** The version as it was read before, if it was. */
export const knownDefinition = (code: string, version: number): ServiceDefinition | undefined =>
  known.get(`${code}@${version}`)

export async function findDefinition(db: Db, code: string, version: number): Promise<ServiceDefinition | undefined> {
  const key = `${code}@${version}`
  const remembered = known.get(key)
  if (remembered) return remembered
  const row = await db.first(from('service_definition').where({ code, version }).select('definition'))
  if (!row) return undefined
  const definition = ServiceDefinition.parse(row.definition)
  known.set(key, definition)
  return definition
}

/** @throws when the version was never published: an application cannot name it. */
export async function getDefinition(db: Db, code: string, version: number): Promise<ServiceDefinition> {
  const definition = await findDefinition(db, code, version)
  if (!definition) throw new Error(`Service definition ${code} version ${version} is missing`)
  return definition
}

export async function findCurrentDefinition(db: Db, code: string): Promise<ServiceDefinition | undefined> {
  const row = await db.first(from('service_definition').where({ code, is_current: true }).select('version'))
  return row ? findDefinition(db, code, row.version) : undefined
}

/** Every service in force, those asked for most first. */
export const listServiceSummaries = (db: Db): Promise<ServiceSummary[]> =>
  db.rows<ServiceSummary>({
    text: `select code, version, definition->'title' as title, definition->'summary' as summary, definition->'lifeEvents' as "lifeEvents",
             definition->>'presence' as presence, (definition->'officeDays'->>'total')::int as "officeDays", (definition->>'isCommon')::boolean as "isCommon"
           from service_definition where is_current order by (definition->>'isCommon')::boolean desc, code`,
  })
