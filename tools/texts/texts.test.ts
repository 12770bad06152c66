import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { missingTexts, unusedTexts, wrongTexts } from './check-texts.mjs'
import { generatedFiles } from './generated-files.mjs'
import { keysOf, readTexts } from './read-texts.mjs'
import { root, workspaces } from './workspaces.mjs'

/** Every TypeScript file of a workspace but the generated ones and the tests. */
function readSources(folder: string): string {
  return readdirSync(path.join(folder, 'src'), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name) && !/\.test\.tsx?$/.test(name) && !name.startsWith(`texts${path.sep}`))
    .map((name) => readFileSync(path.join(folder, 'src', name), 'utf8'))
    .join('\n')
}

const listGenerated = (folder: string) =>
  readdirSync(path.join(folder, 'src/texts'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => path.join(folder, 'src/texts', name))

describe.each(Object.entries(workspaces))('the texts of %s', (workspace, shape) => {
  const folder = path.join(root, workspace)
  const namespaces = readTexts(folder)

  it('are in the generated files, and no others are there', () => {
    const generated = generatedFiles(workspace)
    for (const { file, text } of generated) expect(readFileSync(file, 'utf8'), 'run npm run texts').toBe(text)
    expect(listGenerated(folder).sort()).toEqual(generated.map(({ file }) => file).sort())
  })

  it('are complete in Indonesian and English; what other languages lack is printed', () => {
    expect(missingTexts(namespaces, 'en')).toEqual([])
    const others = new Set(namespaces.flatMap(({ tables }) => Object.keys(tables)))
    for (const language of [...others].filter((code) => code !== 'id' && code !== 'en')) {
      const missing = missingTexts(namespaces, language)
      console.log(`${workspace} lacks ${missing.length} texts in ${language}`, missing.join(', '))
    }
  })

  it('name the same values in every language, and none is empty or unknown', () => {
    expect(wrongTexts(namespaces, shape === 'together' ? shape : 'apart')).toEqual([])
  })

  it('are all said', () => {
    expect(unusedTexts(namespaces, readSources(folder))).toEqual([])
  })
})

describe('reading texts', () => {
  it('takes the forms of a number as one key, and a choice called other as its own', () => {
    const table = {
      days_one: 'One day',
      days_other: '{{count}} days',
      place_other: 'Elsewhere',
      hello: 'Hello {{name}}',
    }
    expect([...keysOf(table)]).toEqual([
      ['days', ['count']],
      ['place_other', []],
      ['hello', ['name']],
    ])
  })

  const namespaces = [
    {
      name: 'home',
      tables: {
        id: { title: 'Judul {{name}}', lead: 'Isi' },
        en: { title: 'Title', extra: 'More' },
        ms: { lead: ' ' },
      },
    },
  ]

  it('finds what is missing, wrong and unused', () => {
    expect(missingTexts(namespaces, 'en')).toEqual(['home: lead'])
    expect(wrongTexts(namespaces, 'apart')).toEqual([
      'en/home: title names nothing',
      'en/home: extra is not in Indonesian',
      'ms/home: lead is empty',
    ])
    expect(wrongTexts([...namespaces, ...namespaces], 'together')).toContain('lead is in two namespaces')
    expect(unusedTexts(namespaces, "say('title')")).toEqual(['home: lead'])
    expect(unusedTexts(namespaces, `say('title') + say(\`le\${rest}\`)`)).toEqual([])
  })
})
