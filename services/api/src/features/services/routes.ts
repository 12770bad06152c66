import { listServices, readService, type ServiceSummary } from '@sipelandukilat/contract'
import type { Platform } from '../../platform/platform'
import { Problem } from '../../platform/problem'
import { findCurrentDefinition, findDefinition } from './definitions'

export function registerServices({ serve }: Platform): void {
  serve(listServices, async ({ db }) => ({
    items: await db.rows<ServiceSummary>({
      name: 'list-services',
      text: `select code, version, definition->'title' as title, definition->'summary' as summary, definition->'lifeEvents' as "lifeEvents",
               definition->>'presence' as presence, (definition->'officeDays'->>'total')::int as "officeDays", (definition->>'complete')::boolean as complete
             from service_definition where is_current order by (definition->>'complete')::boolean desc, code`,
    }),
  }))

  serve(readService, async ({ db, params, query }) => {
    const definition =
      query.version === undefined
        ? await findCurrentDefinition(db, params.code)
        : await findDefinition(db, params.code, query.version)
    if (!definition) throw new Problem('not-found')
    return definition
  })
}
