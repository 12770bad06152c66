import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { parseNoun, Refusal } from './noun.mjs'
import { listSubjects, planFeature } from './plan.mjs'

// npm run new:feature -- <noun>: a feature of the API that runs, to be changed into what it should be.
const root = path.resolve(import.meta.dirname, '../..')
try {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { subject: { type: 'string', default: 'Team' }, plural: { type: 'string' }, help: { type: 'boolean' } },
  })
  const [typed, ...others] = positionals
  if (values.help || others.length > 0) throw new Refusal(usage())
  const noun = parseNoun(typed, values.plural)
  // All is worked out before the first file is written, so that a refusal leaves nothing half done.
  for (const [file, text] of planFeature(root, noun, values.subject)) {
    mkdirSync(path.dirname(path.join(root, file)), { recursive: true })
    writeFileSync(path.join(root, file), text)
    console.log(`  ${file}`)
  }
  console.log(`
Written: list, read and create ${noun.pluralWords}, for whom the subject ${values.subject} says. Now:

  npm run texts                 the texts of the feature, for the API to say
  npm run tables                the types of the new table
  npm run house                 the new room, in docs/architecture.md
  npx biome check --write .     line breaks and the order of imports
  npm test -- --changed         its own tests, and everything that the change reaches

Then make it what you need: columns in the migration, fields in packages/contract/src/${noun.plural}.ts, the rules in
services/api/src/features/${noun.plural}/${noun.kebab}.ts, what it says in services/api/src/texts/<language>/${noun.plural}.json. docs/architecture.md says what stands where.`)
} catch (error) {
  const isExpected =
    error instanceof Refusal ||
    (error instanceof Error && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS'))
  if (!isExpected) throw error
  console.error(error.message)
  process.exitCode = 1
}

function usage() {
  return `npm run new:feature -- parking-place [--subject Team] [--plural parking-places]

The noun is one of them, in kebab case. The subject of packages/access says who may read and create:
${listSubjects()}`
}
