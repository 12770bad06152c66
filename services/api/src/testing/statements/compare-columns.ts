import type { DescribedColumn } from './describe-statement'
import type { RowType } from './row-type'

/** What the row asked for has that the statement does not give, or gives as another type. */
export function compareColumns(
  columns: readonly DescribedColumn[],
  row: RowType,
  typeScriptOf: (type: number) => string | undefined,
): string[] {
  return [...row].flatMap(([name, asked]) => {
    const column = columns.find((one) => one.name === name)
    if (!column) return [`${name} is asked for and does not come back`]
    const given = typeScriptOf(column.type)
    const plain = asked && [...asked].filter((one) => one !== 'null')
    // `null as x` is a text to PostgreSQL.
    if (!plain || plain.length === 0 || given === undefined || given === 'unknown' || plain.includes(given)) return []
    return [`${name} is asked for as ${plain.join(' | ')} and comes back as ${given}`]
  })
}
