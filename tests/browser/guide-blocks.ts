import { readFileSync } from 'node:fs'
import path from 'node:path'

/** A block of code of a guide: a file with its path, or lines typed by somebody. */
export type GuideBlock =
  | { readonly kind: 'file'; readonly path: string; readonly text: string }
  | { readonly kind: 'commands'; readonly by: string; readonly lines: readonly (readonly string[])[] }

/** `a "b c" d` → `['a', 'b c', 'd']` */
const toWords = (line: string) =>
  Array.from(line.matchAll(/"([^"]*)"|(\S+)/g), ([, quoted, bare]) => quoted ?? bare ?? '')

/** What a reader of a guide writes and types, in order. A block of code without a path only shows something. */
export function readGuide(name: string): GuideBlock[] {
  const text = readFileSync(path.resolve(import.meta.dirname, '../../docs/guide', name), 'utf8')
  return Array.from(text.matchAll(/^```(\w+)(?: (\S+))?\n([\s\S]*?)^```$/gm)).flatMap(
    ([, language = '', more = '', body = '']): GuideBlock[] => {
      if (language === 'sh')
        return [{ kind: 'commands', by: more || 'reader', lines: body.trim().split('\n').map(toWords) }]
      return more === '' ? [] : [{ kind: 'file', path: more, text: body }]
    },
  )
}
