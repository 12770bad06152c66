import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { insertBefore, insertSorted } from './insert.mjs'
import { Refusal } from './noun.mjs'
import { subjects } from './subjects.mjs'

/** @typedef {import('./noun.mjs').Noun} Noun */

const api = 'services/api/src'
const migrations = `${api}/platform/database/migrations`

/**
 * What a new feature writes and changes: text by path from the root. Nothing is written here.
 * @param {string} root
 * @param {Noun} noun
 * @param {string} subject of packages/access, one of `subjects`
 * @returns {Map<string, string>}
 * @throws Refusal where the noun is taken, or a place is not found
 */
export function planFeature(root, noun, subject) {
  const known = subjects[subject]
  if (!known) throw new Refusal(`No feature can be made for the subject “${subject}”. Take one of:\n${listSubjects()}`)
  assertFree(root, noun)
  const migration = `${nextMigration(root)}-${noun.plural}`
  const fill = filler(noun, subject)
  const room = `features/${noun.plural}`
  const read = (/** @type {string} */ file) => readFileSync(path.join(root, file), 'utf8')
  const change = (/** @type {string} */ file, /** @type {((text: string) => string)[]} */ ...steps) =>
    /** @type {const} */ ([file, steps.reduce((text, step) => step(text), read(file))])

  return new Map([
    [`packages/contract/src/${noun.plural}.ts`, fill('contract.ts')],
    [`${api}/${room}/routes.ts`, fill('routes.ts')],
    [`${api}/${room}/${noun.kebab}.ts`, fill('rules.ts')],
    [`${api}/${room}/${noun.kebab}-store.ts`, fill('store.ts')],
    [`${api}/${room}/${noun.plural}.test.ts`, fill('test.ts')],
    [`${migrations}/${migration}.ts`, fill('migration.ts')],
    [`${api}/texts/id/${noun.plural}.json`, fill('texts-id.json')],
    [`${api}/texts/en/${noun.plural}.json`, fill('texts-en.json')],
    change('packages/contract/src/index.ts', (text) =>
      insertSorted(text, `export * from './${noun.plural}'`, /^export \* from '(.+)'$/),
    ),
    change(
      `${api}/app.ts`,
      (text) =>
        insertSorted(
          text,
          `import { register${noun.pluralPascal} } from './${room}/routes'`,
          /^import .* from '(\.\/.+)'$/,
        ),
      (text) => insertBefore(text, `  register${noun.pluralPascal}(platform)\n`, '  registerShell(platform)\n'),
    ),
    change(
      `${api}/platform/database/migrate.ts`,
      (text) =>
        insertSorted(
          text,
          `import * as ${noun.pluralCamel} from './migrations/${migration}'`,
          /^import .* from '(\.\/migrations\/.+)'$/,
        ),
      (text) =>
        insertBefore(text, `  '${migration}': ${noun.pluralCamel},\n`, '} as const', { from: 'const migrations' }),
    ),
    change(
      `${api}/testing/walk-table.ts`,
      (text) => insertBefore(text, `  ${noun.camel}Id: string\n`, '}\n', { from: 'export type Target' }),
      (text) => insertBefore(text, fill('walk-rows.ts'), '}\n', { from: 'export const walkTable' }),
    ),
    change(
      `${api}/proof/access-walk.test.ts`,
      (text) =>
        insertBefore(text, `          ${noun.camel}Id: await plant${noun.pascal}(regencyCode),\n`, '        },\n', {
          from: 'const entries = ',
        }),
      (text) => insertBefore(text, fill('walk-plant.ts'), 'const isRefused = '),
      (text) => insertBefore(text, `    targets.foreign.${noun.camel}Id,\n`, '  ]\n', { from: 'const foreignIds = ' }),
    ),
    change('tools/house/floors.mjs', (text) =>
      insertSorted(text, `      '${room}': '${noun.pluralWords} of an office',`, /^ {6}'?([\w/-]+)'?: '.*',$/, {
        from: "name: 'What much else stands on'",
      }),
    ),
  ])
}

/** The subjects with whose work they are, for a terminal. */
export const listSubjects = () =>
  Object.entries(subjects)
    .map(([name, { description }]) => `  ${name.padEnd(12)} ${description}`)
    .join('\n')

/**
 * Fills a template with the noun's forms.
 * @param {Noun} noun
 * @param {string} subject
 */
function filler(noun, subject) {
  const { description = '', creator = '', creators = '', readers = '', attributes = [] } = subjects[subject] ?? {}
  /** @type {Record<string, string>} */
  const values = {
    noun: noun.kebab,
    nouns: noun.plural,
    Noun: noun.pascal,
    Nouns: noun.pluralPascal,
    nounCamel: noun.camel,
    nounsCamel: noun.pluralCamel,
    nounsWords: noun.pluralWords,
    table: noun.table,
    Subject: subject,
    attributes: attributes.map((attribute) => `'${attribute}'`).join(', '),
    description,
    creator,
    creators,
    readers,
  }
  return (/** @type {string} */ name) =>
    readFileSync(path.join(import.meta.dirname, 'template', `${name}.txt`), 'utf8').replace(
      /__([A-Za-z]+)__/g,
      (whole, key) => values[key] ?? whole,
    )
}

/** @param {string} root */
function nextMigration(root) {
  const numbers = readdirSync(path.join(root, migrations)).map((name) => Number.parseInt(name, 10) || 0)
  return String(Math.max(0, ...numbers) + 1).padStart(4, '0')
}

/**
 * @param {string} root
 * @param {Noun} noun
 * @throws Refusal where something of the repository has the name already
 */
function assertFree(root, noun) {
  const taken = (/** @type {string} */ what) =>
    new Refusal(`${what} exists already. Extend it, or take another noun (docs/glossary.md has the words in use).`)
  const folders = [noun.kebab, noun.plural].flatMap((name) => [
    `${api}/features/${name}`,
    `packages/contract/src/${name}.ts`,
    `${api}/texts/id/${name}.json`,
  ])
  for (const folder of folders) if (existsSync(path.join(root, folder))) throw taken(folder)
  for (const [file, text] of contractFiles(root)) {
    const exported = new RegExp(
      `^export (?:const|type|function) (?:${noun.pascal}|list${noun.pluralPascal}|(?:read|create)${noun.pascal})\\b`,
      'm',
    )
    const name = exported.exec(text)?.[0] ?? new RegExp(`path: '/${noun.plural}(?:/:\\w+)?'`).exec(text)?.[0]
    if (name) throw taken(`“${name}” in ${file}`)
  }
  const tables = readFileSync(path.join(root, `${api}/platform/database/tables.ts`), 'utf8')
  if (tables.includes(`\n  ${noun.table}: {`)) throw taken(`The table ${noun.table}`)
  const target = readFileSync(path.join(root, `${api}/testing/walk-table.ts`), 'utf8')
  if (target.includes(`  ${noun.camel}Id: string\n`)) throw taken(`“${noun.camel}Id” of the access walk`)
}

/** @param {string} root @returns {[file: string, text: string][]} */
function contractFiles(root) {
  const folder = path.join(root, 'packages/contract/src')
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => [`packages/contract/src/${name}`, readFileSync(path.join(folder, name), 'utf8')])
}
