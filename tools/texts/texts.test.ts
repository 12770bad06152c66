import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it, test } from 'vitest'
import { missingTexts, sameTexts, unusedTexts, wrongTexts } from './check-texts.mjs'
import { generatedFiles } from './generated-files.mjs'
import { generatedFolders, keysOf, readTexts } from './read-texts.mjs'
import { root, workspaces } from './workspaces.mjs'

/** Every TypeScript file of a workspace but the generated ones and the tests. */
function readSources(workspace: string): string {
  const folder = path.join(root, workspace, 'src')
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name) && !/\.test\.tsx?$/.test(name) && !name.startsWith(`texts${path.sep}`))
    .map((name) => readFileSync(path.join(folder, name), 'utf8'))
    .join('\n')
}

const listGenerated = (folder: string) =>
  readdirSync(path.join(folder, 'src/texts'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name === 'texts.ts' || generatedFolders.some((one) => name.startsWith(one + path.sep)))
    .map((name) => path.join(folder, 'src/texts', name))

/** Words said to the dialogue in Indonesian that are none in English, as texts name them: in capitals. */
const foreignCommands = (() => {
  const { tables = {} } = readTexts(path.join(root, 'packages/domain')).find(({ name }) => name === 'commands') ?? {}
  const words = (language: string) =>
    Object.values(tables[language] ?? {}).flatMap((text) => text.toUpperCase().split(', '))
  return words('id').filter((word) => !words('en').includes(word))
})()

/** Abbreviations, names, and words that both languages have. */
const meantSame: Record<string, string[]> = {
  'services/api': [
    'notices: default_completed',
    'notices: default_merged',
    'notices: default_presence-office',
    'notices: default_presence-visit',
    'prints: application_status',
    'prints: travel_hour',
    'prints: paper_number',
    'prints: paper_unit_cm',
    'prints: paper_unit_kg',
  ],
  'packages/domain': [
    'dialogue: channel_sms',
    'dialogue: channel_whatsapp',
    'dialogue: englishHint',
    'forms: unit_kg',
    'forms: unit_cm',
    'services: channel_whatsapp',
    'services: channel_sms',
  ],
  'packages/access': ['roles: role_auditor'],
  'packages/contract': ['audit: column.what', 'audit: name.status'],
  'packages/create-module': ['terminal: folder'],
  'packages/portal': [
    'device: device_pin',
    'statement: statementBy_sms',
    'statement: statementBy_whatsapp',
    'words: unit_kg',
    'words: unit_cm',
    'words: pin',
  ],
  'apps/shell': ['shell: product'],
  'apps/intake': [
    'complaints: pin',
    'delegate: nik',
    'entry: nik',
    'entry: pin',
    'file: nik',
    'inbox: status',
    'paper-entry: nik',
    'paper-entry: numberAndPin',
    'paper: nik',
  ],
  'apps/field': [
    'calendar: entry.status',
    'planning: column.status',
    'requests: filter.status',
    'requests: column.status',
    'requests: detail.nik',
    'trip-progress: inform.channel.whatsapp',
    'trip-progress: inform.channel.sms',
    'trip-progress: report.cost.rupiah',
    'trips: filter.status',
    'trips: column.status',
    'trips: order.no',
    'trips: order.nik',
    'trips: order.nip',
  ],
  'apps/admin': [
    'administration: regencies.status',
    'administration: users.nip',
    'letters: official.nip',
    'administration: users.status',
    'channels: enabled',
    'module-insight: ms',
    'services: type.nik',
  ],
}

describe.each(Object.entries(workspaces))('the texts of %s', (workspace, { shape, saidIn = [] }) => {
  const folder = path.join(root, workspace)
  const namespaces = readTexts(folder)

  test('are in the generated files, and no others are there', () => {
    const generated = generatedFiles(workspace)
    for (const { file, text } of generated) expect(readFileSync(file, 'utf8'), 'run npm run texts').toBe(text)
    expect(listGenerated(folder).sort()).toEqual(generated.map(({ file }) => file).sort())
  })

  test('are complete in Indonesian and English; what other languages lack is printed', () => {
    expect(missingTexts(namespaces, 'en')).toEqual([])
    const others = new Set(namespaces.flatMap(({ tables }) => Object.keys(tables)))
    for (const language of [...others].filter((code) => code !== 'id' && code !== 'en')) {
      const lacking = missingTexts(namespaces, language)
      if (lacking.length > 0)
        console.log(`${workspace} lacks ${lacking.length} in ${language}:\n  ${lacking.join('\n  ')}`)
    }
  })

  test('name the same values in every language, and none is empty or unknown', () => {
    expect(wrongTexts(namespaces, shape)).toEqual([])
  })

  test('are translated: what is the same in Indonesian and English is meant so', () => {
    expect(sameTexts(namespaces).sort()).toEqual([...(meantSame[workspace] ?? [])].sort())
  })

  test('have one word for electronic mail in Indonesian', () => {
    const texts = namespaces.flatMap(({ name, tables }) =>
      Object.entries(tables.id ?? {}).map(([key, text]) => ({ key: `${name}: ${key}`, text })),
    )
    expect(
      texts.filter(({ text }) => /\be-?mail\b/i.test(text.replace(/\{\{.*?\}\}/g, ''))).map(({ key }) => key),
    ).toEqual([])
  })

  test('name in English the commands of English', () => {
    const texts = namespaces.flatMap(({ name, tables }) =>
      Object.entries(tables.en ?? {}).map(([key, text]) => ({ key: `${name}: ${key}`, text })),
    )
    const names = new RegExp(`(?<![-\\w])(${foreignCommands.join('|')})(?![-\\w])`)
    expect(texts.filter(({ text }) => names.test(text)).map(({ key }) => key)).toEqual([])
  })

  test('are all said', () => {
    expect(unusedTexts(namespaces, [workspace, ...saidIn].map(readSources).join('\n'))).toEqual([])
  })
})

describe('dates in the texts of screens', () => {
  const tables = Object.keys(workspaces)
    .filter((workspace) => workspace.startsWith('apps/'))
    .flatMap((workspace) => readTexts(path.join(root, workspace)).map(({ tables: ofName }) => ofName))
  const kit = readTexts(path.join(root, 'packages/ui')).find(({ name }) => name === 'kit')

  it.each(['id', 'en'])('are written as the date box writes them, in %s', (language) => {
    const texts = tables.flatMap((ofName) => Object.values(ofName[language] ?? {}))
    expect(texts.filter((text) => /\b\d{1,2}[-.]\d{1,2}[-.]\d{4}\b|\b(?:hh|dd)[-.](?:bb|mm)\b/.test(text))).toEqual([])
    const shapes = texts.filter((text) => /^(?:hh|dd)\W(?:bb|mm)\W(?:tttt|yyyy)$/.test(text))
    expect(shapes).not.toEqual([])
    expect(new Set(shapes)).toEqual(new Set([kit?.tables[language]?.datePlaceholder]))
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
    expect(unusedTexts(namespaces, ['say("title") + say(`le', '{rest}`)'].join('$'))).toEqual([])
  })
})
