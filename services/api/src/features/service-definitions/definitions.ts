import type { ServiceSummary } from '@sipelandukilat/contract'
import { ServiceDefinition } from '@sipelandukilat/domain'
import type { Db } from '../../platform/database/db'
import { from } from '../../platform/database/from'

/** Published versions never change, so one read of each is enough for the life of the process. */
const known = new Map<string, ServiceDefinition>()

let versions = '{}'

function remember(code: string, version: number, definition: unknown): ServiceDefinition {
  const read = ServiceDefinition.parse(definition)
  known.set(`${code}@${version}`, read)
  versions = `{${[...known.keys()].map((key) => `"${key}"`).join()}}`
  return read
}

/** Which versions need not be read again, `CODE@version` as a PostgreSQL array: for a statement that reads the others. */
export const knownVersions = (): string => versions

/** An application cannot name a version that was never published. */
function assertPublished(definition: ServiceDefinition | undefined, code: string, version: number): ServiceDefinition {
  if (!definition) throw new Error(`Service definition ${code} version ${version} is missing`)
  return definition
}

/** The version by what a statement gave for it: nothing where it was among the known. @throws where there is none */
export const takeDefinition = (code: string, version: number, given: unknown): ServiceDefinition =>
  assertPublished(given ? remember(code, version, given) : known.get(`${code}@${version}`), code, version)

export async function findDefinition(db: Db, code: string, version: number): Promise<ServiceDefinition | undefined> {
  const key = `${code}@${version}`
  const remembered = known.get(key)
  if (remembered) return remembered
  const row = await db.first(from('service_definition').where({ code, version }).select('definition'))
  if (!row) return undefined
  return remember(code, version, row.definition)
}

/** @throws when the version was never published */
export const getDefinition = async (db: Db, code: string, version: number): Promise<ServiceDefinition> =>
  assertPublished(await findDefinition(db, code, version), code, version)

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
