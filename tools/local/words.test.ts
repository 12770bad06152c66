import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { type Node, parseSync } from 'oxc-parser'
import { describe, expect, it } from 'vitest'

const root = path.resolve(import.meta.dirname, '../..')
const files = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
  cwd: root,
  encoding: 'utf8',
  maxBuffer: 2 ** 26,
})
  .trim()
  .split('\n')
const read = (file: string) => readFileSync(path.join(root, file), 'utf8')

/** Words for which the glossary has another, in names of code and of files. */
const inNames = [
  ...['acts', 'door', 'doors', 'hear', 'heard', 'mend', 'mended', 'mending', 'passage', 'sayings'],
  ...['surroundings', 'told', 'untold', 'wish', 'wishes'],
]
/** The same in English texts, where plain English needs some of them ("we told you"). */
const inTexts = ['mend', 'mended', 'sayings', 'wish', 'journey', 'in the course', 'held data', 'number of a choice']

/** Stored or published under this name, so that it stays (docs/decisions/0024-texts-by-language.md, “Names that stay”). */
const names = new Set([
  ...['agencyTold', 'agencyToldAt', 'agency_told_at', 'peopleTold', 'peopleToldAt', 'people_told_at'],
  ...['recordAgencyTold', 'recordPeopleTold', 'toldAt', 'told_at', 'mended', 'heard'],
])
const unread = /^services\/api\/src\/platform\/database\/|\/texts\/(?:carried\/|texts\.ts$)|\/template\//

const partsOf = (name: string): string[] =>
  name
    .replace(/([a-z0-9])(?=[A-Z])/g, '$1 ')
    .toLowerCase()
    .split(/[^a-z]+/)
const oddIn = (name: string): boolean => !names.has(name) && partsOf(name).some((part) => inNames.includes(part))

function namesIn(text: string, file = 'planted.ts'): Set<string> {
  const found = new Set<string>()
  const visit = (node: unknown): void => {
    if (Array.isArray(node)) for (const one of node) visit(one)
    if (typeof node !== 'object' || node === null || Array.isArray(node)) return
    const { type, name } = node as Partial<Node> & { name?: unknown }
    if ((type === 'Identifier' || type === 'JSXIdentifier') && typeof name === 'string') found.add(name)
    for (const one of Object.values(node)) visit(one)
  }
  visit(parseSync(file, text).program.body)
  return found
}

const oddTexts = (text: string): string[] => inTexts.filter((words) => new RegExp(`\\b${words}\\b`, 'i').test(text))

describe('the words of the glossary', () => {
  it('name what the code declares', () => {
    const odd = new RegExp(inNames.join('|'), 'i')
    const sources = files.filter((file) => /\.(?:ts|tsx|mjs)$/.test(file) && !unread.test(file))
    expect(sources.length).toBeGreaterThan(1500)
    expect(
      sources.flatMap((file) => {
        const text = read(file)
        if (!odd.test(text)) return []
        return [...namesIn(text, file)].filter(oddIn).map((name) => `${file}: ${name}`)
      }),
    ).toEqual([])
  })

  it('name files and folders', () => {
    const named = files.filter((file) => !unread.test(file) && !file.startsWith('docs/images/'))
    expect(named.filter((file) => oddIn(file))).toEqual([])
  })

  it('stand in what people read in English', () => {
    const english = files.filter((file) => /\/texts\/en\/[\w-]+\.json$/.test(file))
    expect(english.length).toBeGreaterThan(50)
    expect(english.flatMap((file) => oddTexts(read(file)).map((words) => `${file}: ${words}`))).toEqual([])
  })

  it('are looked for in parts of names, and not in words that only begin alike', () => {
    const text = 'const isToldLater = hear(theMendedOne); type Wish = { door: Heart; shearing: string }'
    expect([...namesIn(text)].filter(oddIn)).toEqual(['isToldLater', 'hear', 'theMendedOne', 'Wish', 'door'])
    expect(oddTexts('A wish, kept in the course of it')).toEqual(['wish', 'in the course'])
  })
})
