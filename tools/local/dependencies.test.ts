import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'

const root = path.resolve(import.meta.dirname, '../..')

interface Manifest {
  license?: string
  dependencies?: Record<string, string>
  devDependencies?: Record<string, string>
}

function readManifest(folder: string): Manifest | undefined {
  const file = path.join(folder, 'package.json')
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined
}

function listWorkspaces(): string[] {
  const groups = ['apps', 'packages', 'services', 'tools'].map((group) => path.join(root, group))
  return [root, ...groups.flatMap((group) => readdirSync(group).map((name) => path.join(group, name)))]
}

/** Direct dependencies, with the workspaces that name them. */
function listDirectDependencies(): Map<string, string[]> {
  const found = new Map<string, string[]>()
  for (const workspace of listWorkspaces()) {
    const { dependencies, devDependencies } = readManifest(workspace) ?? {}
    for (const name of Object.keys({ ...dependencies, ...devDependencies })) {
      if (!name.startsWith('@sipelandukilat/')) found.set(name, [...(found.get(name) ?? []), workspace])
    }
  }
  return found
}

/** Rows `| \`name\` | licence | why |` of the list. */
function listDocumented(): Map<string, { licence: string; reason: string }> {
  const text = readFileSync(path.join(root, 'docs/dependencies.md'), 'utf8')
  const rows = text.matchAll(/^\| `(?<name>[^`]+)` +\| (?<licence>[^|]+?) +\| (?<reason>[^|]+?) +\|$/gm)
  return new Map(
    Array.from(rows, ({ groups = {} }) => {
      const { name = '', licence = '', reason = '' } = groups
      return [name, { licence, reason }] as const
    }),
  )
}

describe('docs/dependencies.md', () => {
  const direct = listDirectDependencies()
  const documented = listDocumented()

  it('names every direct dependency, and nothing else', () => {
    expect([...documented.keys()].sort()).toEqual([...direct.keys()].sort())
  })

  it('states the licence of what is installed', () => {
    const stated = [...documented].map(([name, { licence }]) => `${name}: ${licence}`)
    const installed = [...documented.keys()].map((name) => {
      const places = [root, ...(direct.get(name) ?? [])].map((place) => path.join(place, 'node_modules', name))
      return `${name}: ${places.map(readManifest).find(Boolean)?.license}`
    })
    expect(stated).toEqual(installed)
  })
})
