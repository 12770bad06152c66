import type pg from 'pg'

type Column = {
  table: string
  column: string
  type: string
  isNullable: boolean
  hasDefault: boolean
  /** Written by the database alone. */
  isGenerated: boolean
}

/** What the driver makes of a type (see the type parsers of `db.ts`). */
export const typeScriptOf: Readonly<Record<string, string>> = {
  bool: 'boolean',
  bytea: 'Buffer',
  bpchar: 'string',
  date: 'string',
  daterange: 'string',
  float4: 'number',
  float8: 'number',
  int2: 'number',
  int4: 'number',
  int8: 'number',
  inet: 'string',
  interval: 'string',
  json: 'unknown',
  jsonb: 'unknown',
  numeric: 'string',
  text: 'string',
  time: 'string',
  timestamptz: 'Date',
  uuid: 'string',
  varchar: 'string',
  xid8: 'string',
}

const columnsQuery = `
  select c.relname as "table", a.attname as "column", t.typname as type, not a.attnotnull as "isNullable",
    a.atthasdef and a.attgenerated = '' or a.attidentity <> '' as "hasDefault", a.attgenerated <> '' as "isGenerated"
  from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_type t on t.oid = a.atttypid
  where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p', 'v') and not c.relispartition and a.attnum > 0
    and not a.attisdropped and c.relname not in ('knex_migrations', 'knex_migrations_lock')
  order by c.relname, a.attname`

const checksQuery = `
  select c.relname as "table", pg_get_constraintdef(k.oid) as definition
  from pg_constraint k join pg_class c on c.oid = k.conrelid
  where k.contype = 'c' and c.relnamespace = 'public'::regnamespace and not c.relispartition order by c.relname, k.conname`

/** The values that a check allows a column: `CHECK ((status = ANY (ARRAY['a'::text, 'b'::text])))`. */
function unionOf(definition: string): { column: string; union: string } | undefined {
  const many =
    /^CHECK \(\(\(?(\w+)\)?(?:::text)? = ANY \(\(?ARRAY\[((?:'[^']*'::\w+(?:, )?)+)\]\)?(?:::text\[\])?\)\)\)$/.exec(
      definition,
    )
  if (!many?.[1] || !many[2]) return undefined
  const values = [...many[2].matchAll(/'([^']*)'::/g)].map(([, value]) => `'${value}'`)
  return { column: many[1], union: values.join(' | ') }
}

/** The tables and views of the migrated schema as a TypeScript file. */
export async function describeTables(client: pg.ClientBase): Promise<string> {
  const { rows: columns } = await client.query<Column>(columnsQuery)
  const { rows: checks } = await client.query<{ table: string; definition: string }>(checksQuery)
  const unions = new Map<string, string>(
    checks.flatMap(({ table, definition }) => {
      const found = unionOf(definition)
      return found ? [[`${table}.${found.column}`, found.union] as const] : []
    }),
  )
  const typeOf = ({ table, column, type, isNullable }: Column) => {
    const isArray = type.startsWith('_')
    const element = typeScriptOf[isArray ? type.slice(1) : type]
    if (element === undefined) throw new Error(`What is ${type} (${table}.${column}) in TypeScript?`)
    const name = `${table}.${column}`
    // Any language of the domain's list (migration 0030).
    if (column === 'language') return `Language${isNullable ? ' | null' : ''}`
    const base = element === 'unknown' ? `Json<'${name}'>` : (unions.get(name) ?? element)
    return `${isArray ? `${base.includes('|') ? `(${base})` : base}[]` : base}${isNullable ? ' | null' : ''}`
  }
  const byTable = new Map<string, Column[]>()
  for (const column of columns) byTable.set(column.table, [...(byTable.get(column.table) ?? []), column])
  const tables = [...byTable].map(
    ([table, all]) =>
      `  ${table}: {\n${all.map((column) => `    ${column.column}: ${typeOf(column)}`).join('\n')}\n  }`,
  )
  const optional = [...byTable].map(([table, all]) => {
    const names = all
      .filter(({ hasDefault, isNullable, isGenerated }) => (hasDefault || isNullable) && !isGenerated)
      .map(({ column }) => `'${column}'`)
    return `  ${table}: ${names.length > 0 ? names.join(' | ') : 'never'}`
  })
  const generated = [...byTable].flatMap(([table, all]) => {
    const names = all.filter(({ isGenerated }) => isGenerated).map(({ column }) => `'${column}'`)
    return names.length > 0 ? [`  ${table}: ${names.join(' | ')}`] : []
  })
  const json = [...byTable].flatMap(([table, all]) => {
    const names = all.filter(({ type }) => type === 'jsonb' || type === 'json').map(({ column }) => `'${column}'`)
    return names.length > 0 ? [`  ${table}: new Set([${names.join(', ')}]),`] : []
  })
  return `// Generated from the migrated schema by \`npm run tables\`; a test holds it against the schema.
import type { Language } from '@sipelandukilat/domain'
import type { Json } from './json-columns'

/** A row of each table and view, as the driver gives it. */
export type Tables = {
${tables.join('\n')}
}

/** Columns that an insert may leave out: they have a default, or may be null. */
export type OptionalColumns = {
${optional.join('\n')}
}

/** Columns that the database alone writes. */
export type GeneratedColumns = {
${generated.join('\n')}
}

/** Columns whose values travel as JSON. */
export const jsonColumns: Readonly<Partial<Record<keyof Tables, ReadonlySet<string>>>> = {
${json.join('\n')}
}
`
}
