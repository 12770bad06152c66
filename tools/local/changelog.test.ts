import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'

const root = path.resolve(import.meta.dirname, '../..')
const read = (file: string) => readFileSync(path.join(root, file), 'utf8')

/** Who notices a change, in the order of the page. */
const readers = ['Citizens and officers', 'Administrators', 'Module developers', 'This repository']

type Section = { title: string; groups: { title: string; lines: string[] }[]; stray: string[] }

/** The page by its versions; a line of the list may go on, indented, on the next. */
function parseChangelog(page: string): Section[] {
  return page
    .split(/^## /m)
    .slice(1)
    .map((section) => {
      const [head = '', ...parts] = section.split(/^### /m)
      const [title = '', ...stray] = head.split('\n')
      const groups = parts.map((part) => {
        const [name = '', ...rest] = part.split('\n')
        const lines = rest
          .join('\n')
          .replace(/\n {2}(?=\S)/g, ' ')
          .split('\n')
        return { title: name, lines: lines.filter((line) => line !== '') }
      })
      return { title, groups, stray: stray.filter((line) => line !== '') }
    })
}

/** What is wrong with a page, as sentences. */
function faultsOf(page: string): string[] {
  const [unreleased, ...released] = parseChangelog(page)
  if (unreleased?.title !== 'Unreleased') return ['The page begins with “## Unreleased”.']
  const names = (section: Section) => section.groups.map(({ title }) => title)
  const versions = released.map(({ title }) =>
    /^(\d+)\.(\d+)\.(\d+) — \d{4}-\d\d-\d\d$/.exec(title)?.slice(1, 4).map(Number),
  )
  return [
    ...(names(unreleased).join() === readers.join() ? [] : [`“Unreleased” has the headings ${readers.join(', ')}.`]),
    ...released.flatMap((section, index) =>
      versions[index] ? [] : [`“${section.title}” is no version with its day.`],
    ),
    ...versions.flatMap((version, index) => {
      const older = versions[index + 1]
      return version && older && compare(version, older) <= 0
        ? [`${version.join('.')} stands above a newer version.`]
        : []
    }),
    ...released
      .filter((section) => names(section).join() !== readers.filter((one) => names(section).includes(one)).join())
      .map(({ title }) => `“${title}” has other headings, or in another order.`),
    ...[unreleased, ...released].flatMap(({ title, groups, stray }) => [
      ...stray.map((line) => `“${line}” in “${title}” stands under no heading.`),
      ...groups.flatMap(({ lines }) => lines.flatMap(faultsOfLine)),
      ...groups.flatMap(({ lines }) =>
        lines.filter((line, index) => lines.indexOf(line) !== index).map((line) => `“${line}” stands there twice.`),
      ),
    ]),
  ]
}

function faultsOfLine(line: string): string[] {
  if (!/^- [A-Z`].*[^.]\.$/.test(line)) return [`“${line}” is no sentence of a list: “- Something changed.”`]
  return line.length > 300 ? [`“${line.slice(0, 60)}…” is longer than 300 characters.`] : []
}

const compare = (one: readonly number[], other: readonly number[]): number =>
  one.map((part, index) => part - (other[index] ?? 0)).find((difference) => difference !== 0) ?? 0

describe('the changelog', () => {
  it('has well-formed entries under the headings of those who notice them', () => {
    expect(faultsOf(read('CHANGELOG.md'))).toEqual([])
  })

  it('names the version of the SDK as the newest', () => {
    const newest = parseChangelog(read('CHANGELOG.md'))[1]?.title.split(' ')[0]
    expect(newest).toBe(JSON.parse(read('packages/sdk/package.json')).version)
  })
})

describe('its form', () => {
  const heads = readers.map((reader) => `### ${reader}\n`).join('\n')
  const page = (unreleased: string, released = '') => `# Changelog\n\n## Unreleased\n\n${unreleased}\n${released}`

  it('takes an empty “Unreleased”, and a line that goes on', () => {
    expect(faultsOf(page(heads))).toEqual([])
    const long = '## 1.2.0 — 2026-12-01\n\n### Administrators\n\n- One thing that is told\n  on two lines.\n'
    expect(faultsOf(page(heads, `${long}\n## 1.1.9 — 2026-11-30\n`))).toEqual([])
  })

  it.each([
    ['a page without “Unreleased”', '# Changelog\n\n## 1.0.0 — 2026-12-01\n'],
    ['a heading that is missing', page('### Administrators\n')],
    [
      'a line that is no sentence',
      page(heads.replace('### Administrators\n', '### Administrators\n\n- fixed stuff\n')),
    ],
    ['a line under no heading', page(`- A line.\n\n${heads}`)],
    ['a line that stands there twice', page(`${heads}\n- A line.\n- A line.\n`)],
    ['a line that is too long', page(`${heads}\n- A ${'long '.repeat(70)}line.\n`)],
    ['a version without its day', page(heads, '## 1.0.0\n')],
    ['versions in the wrong order', page(heads, '## 1.9.0 — 2026-12-01\n\n## 1.10.0 — 2026-12-02\n')],
    ['another heading', page(heads, '## 1.0.0 — 2026-12-01\n\n### Fixes\n\n- A line.\n')],
  ])('refuses %s', (_, wrong) => {
    expect(faultsOf(wrong)).not.toEqual([])
  })
})
