import path from 'node:path'

export const root = path.resolve(import.meta.dirname, '../..')

/** @typedef {'apart' | 'together' | 'page' | 'module'} Shape */

/**
 * Workspaces with texts, by how these reach a reader. Carried whole: `apart` with an export for each namespace, so that a
 * browser carries those it says only; `together` with one for all. Fetched by language: `page` for what carries Indonesian and
 * fetches the others; `module` for a module of the platform, which fetches each.
 * @type {Record<string, Shape>}
 */
export const workspaces = {
  'packages/ui': 'apart',
  'packages/sdk': 'page',
  'apps/shell': 'page',
  'apps/intake': 'module',
  'apps/field': 'module',
  'apps/reports': 'module',
  'apps/admin': 'module',
}
