import path from 'node:path'

export const root = path.resolve(import.meta.dirname, '../..')

/**
 * Workspaces that say their texts with `createTexts`. `apart`: an export for each namespace, so that a browser carries
 * those it says only; `together`: one for all. `saidIn`: where else its texts are said.
 * @type {Record<string, { shape: 'apart' | 'together', saidIn?: string[] }>}
 */
export const workspaces = {
  'packages/domain': { shape: 'apart' },
  'packages/access': { shape: 'apart' },
  'packages/contract': { shape: 'apart' },
  'packages/portal': { shape: 'together', saidIn: ['services/api'] },
  'services/api': { shape: 'apart' },
}
