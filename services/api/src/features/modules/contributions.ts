import type { ModuleManifest } from '@sipelandukilat/contract'
import { ServiceDefinition } from '@sipelandukilat/domain'
import type { Db } from '../../platform/database/db'
import { refusedWords } from '../../platform/untrusted-schema'
import { type Refusal, refusals } from './refusals'
import { isUpstreamAddress } from './upstream/address'

/** What a release must ask for by what it brings, so that those who grant scopes see it. */
const scopeFor = { services: 'update:Service', upstream: 'call:Upstream' } as const

const unlessAsked = (manifest: ModuleManifest, scope: string): Refusal[] =>
  manifest.requestedScopes.includes(scope) ? [] : [refusals.neededScope(scope)]

/** Why a release's services cannot be taken: not whole, not asked for, or with the code of another's. */
async function findServiceRefusals(db: Db, manifest: ModuleManifest): Promise<Refusal[]> {
  const brought = manifest.contributes.serviceDefinitions ?? []
  if (brought.length === 0) return []
  const parsed = brought.map((definition) => ServiceDefinition.safeParse(definition))
  const wrong = parsed.flatMap(({ error }, index) =>
    (error?.issues.slice(0, 3) ?? []).map((issue) => [index, ...issue.path].join('.')),
  )
  const codes = parsed.flatMap(({ data }) => (data ? [data.code] : []))
  const row = await db.first<{ taken: string[] }>({
    text: 'select app_foreign_services($1, $2) as taken',
    values: [manifest.id, codes],
  })
  const taken = row?.taken ?? []
  return [
    ...(wrong.length > 0 ? [refusals.services(wrong)] : []),
    ...(taken.length > 0 ? [refusals.serviceCodes(taken)] : []),
    ...unlessAsked(manifest, scopeFor.services),
  ]
}

function findSchemaRefusals({ contributes }: ModuleManifest): Refusal[] {
  const schemas = [
    ...contributes.records.map(({ collection, schema }) => [collection, schema] as const),
    ...(contributes.configuration ? [['configuration', contributes.configuration.schema] as const] : []),
  ]
  return schemas.flatMap(([name, schema]) => {
    const words = refusedWords(schema)
    return words.length > 0 ? [refusals.schema(name, words)] : []
  })
}

function findUpstreamRefusals(manifest: ModuleManifest): Refusal[] {
  const { upstream } = manifest.contributes
  if (!upstream) return []
  return [
    ...(isUpstreamAddress(upstream.baseUrl) ? [] : [refusals.upstream(upstream.baseUrl)]),
    ...unlessAsked(manifest, scopeFor.upstream),
  ]
}

/** Why what a release brings beside its screens keeps it out. */
export const findContributionRefusals = async (db: Db, manifest: ModuleManifest): Promise<Refusal[]> => [
  ...(await findServiceRefusals(db, manifest)),
  ...findSchemaRefusals(manifest),
  ...findUpstreamRefusals(manifest),
]

/** Offers the services of the releases of a module that are stable somewhere, and no longer those of others. */
export const applyServiceDefinitions = (db: Db, moduleId: string): Promise<unknown> =>
  db.rows({ text: 'select app_apply_module_services($1)', values: [moduleId] })
