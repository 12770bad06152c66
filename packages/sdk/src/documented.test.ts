import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'

const source = import.meta.dirname

/** Values that an entry exports, each with the file it stands in. */
function exportsOf(entry: string): [name: string, file: string][] {
  const text = readFileSync(path.join(source, entry), 'utf8').replace(/\/\/[^\n]*/g, '')
  const folder = path.dirname(path.join(source, entry))
  return Array.from(text.matchAll(/export \{([^}]+)\} from '(\.[^']+)'/g)).flatMap(([, names = '', file = '']) =>
    names
      .split(',')
      .map((name) => name.trim())
      .filter((name) => name !== '' && !name.startsWith('type '))
      .map((name): [string, string] => [name, path.join(folder, file)]),
  )
}

function readSource(file: string): string {
  for (const end of ['.ts', '.tsx'])
    try {
      return readFileSync(file + end, 'utf8')
    } catch {
      // The other ending.
    }
  throw new Error(`${file} is not there`)
}

/** The comment that stands directly before the declaration of a name. */
const commentOf = (name: string, text: string) =>
  new RegExp(`(/\\*\\*(?:(?!\\*/)[\\s\\S])*\\*/)\\s*export (?:async )?(?:const|function) ${name}\\b`).exec(text)?.[1] ??
  ''

describe.each(['index.ts', 'testing/index.ts', 'records/index.ts'])('%s', (entry) => {
  test.each(exportsOf(entry))('%s has words and an example', (name, file) => {
    const comment = commentOf(name, readSource(file))
    expect(comment).toMatch(/\/\*\*\s+\*? ?[A-Z]/)
    expect(comment).toContain('@example')
  })
})
