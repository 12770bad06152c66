import path from 'node:path'

export const root = path.resolve(import.meta.dirname, '../..')

/** @typedef {'apart' | 'together' | 'page' | 'module'} Shape */

/**
 * Workspaces with texts, by how these reach a reader. Carried whole, said by `createTexts`: `apart` with an export for each
 * namespace, so that a browser carries those it says only; `together` with one for all. Fetched by language, said by
 * `useTexts`: `page` for what carries Indonesian and fetches the others; `module` for a module of the platform, which
 * carries what its first screen says in Indonesian and fetches the rest. `saidIn`: where else its texts are said.
 * @type {Record<string, { shape: Shape, saidIn?: string[] }>}
 */
export const workspaces = {
  'packages/domain': { shape: 'apart', saidIn: ['packages/planner', 'services/api'] },
  'packages/access': { shape: 'apart' },
  'packages/contract': { shape: 'apart' },
  'packages/portal': { shape: 'together', saidIn: ['services/api'] },
  'packages/ui': { shape: 'apart' },
  'packages/create-module': { shape: 'apart' },
  'packages/sdk': { shape: 'page' },
  'apps/shell': { shape: 'page' },
  'apps/intake': { shape: 'module' },
  'apps/field': { shape: 'module' },
  'apps/reports': { shape: 'module' },
  'apps/admin': { shape: 'module' },
  'services/api': { shape: 'apart' },
}
