import { readdirSync } from 'node:fs'
import path from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { answersRequests } from '../../testing/statements/answers-requests'
import { createJudge, type Judge } from '../../testing/statements/judge-statement'
import { parseSource, sourceOf } from '../../testing/statements/parsed-source'
import { readStatements } from '../../testing/statements/read-statements'
import { createTestDatabase, type TestDatabase } from '../../testing/test-database'

const root = path.resolve(import.meta.dirname, '../..')
const files = readdirSync(root, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts') && !/^testing\/|\/migrations\//.test(file))
  .sort()
const read = files.map((file) => {
  const source = sourceOf(path.join(root, file))
  return { file, source, ...readStatements(source) }
})
const literals = read.flatMap(({ file, literals }) => literals.map((one) => ({ ...one, at: `${file}:${one.line}` })))

/**
 * Statements whose text is known only at run time: a list of conditions or columns that depends on what is asked for, or a
 * text that a function is given by its caller. The number only falls.
 */
const mostUnresolved = 25

let test: TestDatabase
let owner: pg.Client
let judge: Judge

beforeAll(async () => {
  test = await createTestDatabase()
  owner = new pg.Client({ connectionString: test.ownerUrl })
  await owner.connect()
  judge = await createJudge(owner)
})
afterAll(async () => {
  await owner.end()
  await test.drop()
})

describe('statements written as SQL', () => {
  it('are prepared by the migrated schema and give the columns that are asked for', async () => {
    const judged: ((typeof literals)[number] & Awaited<ReturnType<Judge>>)[] = []
    for (const one of literals) judged.push({ ...one, ...(await judge(one)) })
    const sum = (count: (one: (typeof judged)[number]) => number) =>
      judged.reduce((total, one) => total + count(one), 0)
    console.log(
      `${literals.length} literal statements, ${sum(({ texts }) => (texts ? 1 : 0))} resolved; ${sum((one) => one.prepared)} texts prepared, ${sum((one) => one.compared)} with their columns compared; ${read.reduce((total, { built }) => total + built, 0)} made by the builder`,
    )
    expect(judged.flatMap(({ at, faults }) => faults.map((fault) => `${at}: ${fault}`))).toEqual([])
  })

  it('are known before run time, but for a counted few', () => {
    const unresolved = literals.flatMap(({ texts, at }) => (texts ? [] : [at]))
    console.log(`Known only at run time:\n${unresolved.join('\n')}`)
    expect(unresolved.length).toBeLessThanOrEqual(mostUnresolved)
  })

  it('stand in no route file and no page', () => {
    const answering = read.filter(
      ({ file, source }) => file.startsWith('pages/') || (file.startsWith('features/') && answersRequests(source)),
    )
    expect(answering.length).toBeGreaterThan(80)
    expect(answering.flatMap(({ file, literals, built }) => (literals.length + built > 0 ? [file] : []))).toEqual([])
  })
})

describe('the check itself', () => {
  const faultsOf = async (text: string) => {
    const found = readStatements(parseSource(path.join(root, 'features/planted.ts'), text)).literals
    const faults: string[] = []
    for (const one of found) faults.push(...(await judge(one)).faults)
    return faults
  }

  it('refuses what the schema does not have', async () => {
    expect(await faultsOf('db.run({ text: `delete from application where identity = $1`, values: [id] })')).toEqual([
      'column "identity" does not exist',
    ])
    expect(
      await faultsOf(`const columns = 'code, nam'; const one = { text: \`select \${columns} from region\` }`),
    ).toEqual(['column "nam" does not exist'])
  })

  it('refuses a row that the statement does not give', async () => {
    expect(
      await faultsOf(`
        import type { Row } from '../platform/database/from'
        type Region = Pick<Row<'region'>, 'code' | 'name'> & { version: string; places: number[] }
        db.rows<Region>({ text: 'select code, version, $1::text[] as places from region', values: [[]] })`),
    ).toEqual([
      'name is asked for and does not come back',
      'version is asked for as string and comes back as number',
      'places is asked for as number[] and comes back as string[]',
    ])
  })

  it('knows a route file from what it calls, whatever its name', () => {
    const answers = (text: string) => answersRequests(parseSource(path.join(root, 'features/planted.ts'), text))
    expect(answers('export const register = ({ serve }) => serve(readRegion, async () => undefined)')).toBe(true)
    expect(answers("router.get('/live', listen)")).toBe(true)
    expect(answers("headers.get('accept'); observe(router) // serve(nothing)")).toBe(false)
  })

  it('follows what a text is put together from', async () => {
    expect(
      await faultsOf(`
        const list = (table: 'region' | 'regions', lock: boolean) =>
          db.rows({ text: \`select code from \${table} \${lock ? 'for update' : 'for ever'}\` })`),
    ).toEqual(['syntax error at or near "ever"', 'relation "regions" does not exist', 'syntax error at or near "ever"'])
    expect(
      await faultsOf(`
        function columnOf(code: string): 'code' | 'nam' | undefined { if (code) return 'code'; return }
        const column = columnOf(wanted)
        if (column) db.rows({ text: \`select name from region where \${column} = $1\`, values: [wanted] })`),
    ).toEqual(['column "nam" does not exist'])
  })
})
