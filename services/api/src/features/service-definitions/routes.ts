import { listServices, readService } from '@sipelandukilat/contract'
import type { Platform } from '../../platform/platform'
import { Problem } from '../../platform/problem'
import { findCurrentDefinition, findDefinition, listServiceSummaries } from './definitions'

export function registerServices({ serve }: Platform): void {
  serve(listServices, async ({ db }) => ({ items: await listServiceSummaries(db) }))

  serve(readService, async ({ db, params, query }) => {
    const definition =
      query.version === undefined
        ? await findCurrentDefinition(db, params.code)
        : await findDefinition(db, params.code, query.version)
    if (!definition) throw new Problem('not-found')
    return definition
  })
}
