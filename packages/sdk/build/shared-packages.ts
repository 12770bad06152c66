import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

/** Packages of which the page has one copy, the shell's. A module never bundles them. */
export const sharedPackages = [
  'react',
  'react/jsx-runtime',
  'react-dom',
  'react-dom/client',
  'i18next',
  '@tanstack/react-query',
  '@sipelandukilat/sdk',
  '@sipelandukilat/sdk/api',
  '@sipelandukilat/sdk/api/administration',
  '@sipelandukilat/sdk/api/complaints',
  '@sipelandukilat/sdk/api/conversations',
  '@sipelandukilat/sdk/api/data-requests',
  '@sipelandukilat/sdk/api/field',
  '@sipelandukilat/sdk/api/modules',
  '@sipelandukilat/sdk/api/planning',
  '@sipelandukilat/sdk/api/queue-tickets',
  '@sipelandukilat/sdk/api/reports',
  '@sipelandukilat/sdk/api/travel-network',
  '@sipelandukilat/sdk/forms',
  '@sipelandukilat/sdk/planning',
  '@sipelandukilat/sdk/records',
  '@sipelandukilat/ui',
  '@sipelandukilat/ui/search-select',
] as const

const require = createRequire(import.meta.url)

/** Name of the package that a path such as `react/jsx-runtime` belongs to. */
export function packageOf(path: string): string {
  const parts = path.split('/')
  return parts.slice(0, path.startsWith('@') ? 2 : 1).join('/')
}

/** The installed version of a package; `package.json` is not always exported, so it is looked for on disk. @throws when absent. */
export function installedVersion(name: string): string {
  for (const folder of require.resolve.paths(name) ?? []) {
    try {
      const { version }: { version: string } = JSON.parse(readFileSync(join(folder, name, 'package.json'), 'utf8'))
      return version
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error
    }
  }
  throw new Error(`${name} is not installed where ${dirname(import.meta.url)} could find it`)
}

/** `shared` of the federation plugin: every shared package, and `more`, is expected from the shell, of a compatible version. */
export function sharedByShell(
  more: readonly string[],
): Record<string, { singleton: true; import: false; requiredVersion: string; strictVersion: true }> {
  return Object.fromEntries(
    [...sharedPackages, ...more].map((path) => [
      path,
      {
        singleton: true,
        import: false,
        requiredVersion: `^${installedVersion(packageOf(path))}`,
        strictVersion: true,
      } as const,
    ]),
  )
}

/** Name and version of each package behind the shared paths. */
export const installedVersions = (): Record<string, string> =>
  Object.fromEntries([...new Set(sharedPackages.map(packageOf))].map((name) => [name, installedVersion(name)]))
