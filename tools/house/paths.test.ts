import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'

const root = path.resolve(import.meta.dirname, '../..')
const page = readFileSync(path.join(root, 'docs/architecture.md'), 'utf8')

function sectionOf(title: string): string {
  const [, after] = page.split(`\n## ${title}\n`)
  return after?.split('\n## ')[0]?.split('<!-- generated')[0] ?? expect.fail(`No section ${title}`)
}

/** The paths that a text names, as those of the API are shortened. */
const pathsIn = (text: string): string[] =>
  [...text.matchAll(/`([\w./<>-]+)`/g)].flatMap(([, name = '']) => (/^\w.*\/|\.ts$/.test(name) ? [name] : []))

/** A path of the repository, or of the API's sources; `<noun>` stands for any name. */
const stands = (name: string): boolean =>
  ['', 'services/api/src'].some((base) => {
    const [fixed = '', rest] = path.join(root, base, name).split(/<\w+>/, 2)
    if (rest === undefined) return existsSync(fixed)
    return existsSync(fixed) && readdirSync(fixed).some((entry) => existsSync(fixed + entry + rest))
  })

const tasks = sectionOf('Where to begin')
  .split('\n')
  .filter((line) => line.startsWith('| ') && !/^\| (task|---)/.test(line))
  .map((line) => line.slice(2, -2).split(' | '))

describe('the page of the architecture', () => {
  it.each(['In one picture', 'The way of one application', 'Rules that a test or the lint holds'])(
    'names under “%s” only what stands there',
    (title) => {
      expect(pathsIn(sectionOf(title)).filter((name) => !stands(name))).toEqual([])
    },
  )

  it('has the tasks of a newcomer', () => {
    expect(tasks.length).toBeGreaterThanOrEqual(10)
  })

  it.each(tasks)(
    'says where to begin with %s, and how many code files that are',
    (_task, begin = '', then = '', files) => {
      const named = pathsIn(`${begin} ${then}`).filter((name) => name !== 'texts/id')
      expect(named.filter((name) => !stands(name))).toEqual([])
      const code = named.filter((name) => !/\.json$|\/texts\//.test(name))
      expect(files).toBe(code.length === 0 ? '–' : String(code.length))
    },
  )
})
