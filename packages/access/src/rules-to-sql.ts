import { rulesToAST } from '@casl/ability/extra'
import type { AppAbility } from './ability'
import type { Action, SubjectName } from './subject'

/** The column that holds an attribute; `array` when the column is a `text[]` that a condition overlaps. */
export type Column = { readonly name: string; readonly array?: boolean }
export type Columns = Readonly<Record<string, Column>>
/** A boolean SQL expression that is never null, with `?` for each binding (knex raw). */
export type SqlCondition = { readonly sql: string; readonly bindings: readonly unknown[] }

type Node = { operator: string; value: unknown; field?: string }

const never: SqlCondition = { sql: 'false', bindings: [] }
const always: SqlCondition = { sql: 'true', bindings: [] }

/**
 * The rows on which the ability allows the action, as a `where` condition that agrees with CASL's JavaScript decision
 * on every row, nulls included. No rule gives `false`.
 * @throws on an operator or attribute that it does not know: an unknown condition must never widen access.
 */
export function rulesToSql(ability: AppAbility, action: Action, subject: SubjectName, columns: Columns): SqlCondition {
  const ast = rulesToAST(ability, action, subject) as Node | null
  return ast === null ? never : toSql(ast, columns, false)
}

function toSql(node: Node, columns: Columns, negated: boolean): SqlCondition {
  switch (node.operator) {
    case 'and':
    case 'or': {
      const conjunction = (node.operator === 'and') !== negated
      return join(
        (node.value as Node[]).map((child) => toSql(child, columns, negated)),
        conjunction,
      )
    }
    case 'not':
      return join(
        (node.value as Node[]).map((child) => toSql(child, columns, !negated)),
        negated === false,
      )
    case 'eq':
      return equality(columnOf(node, columns), node.value, negated)
    case 'ne':
      return equality(columnOf(node, columns), node.value, !negated)
    case 'in':
      return membership(columnOf(node, columns), node.value, negated)
    case 'nin':
      return membership(columnOf(node, columns), node.value, !negated)
    default:
      throw new Error(`Access condition uses an operator that has no SQL form: ${node.operator}`)
  }
}

function join(parts: readonly SqlCondition[], conjunction: boolean): SqlCondition {
  if (parts.length === 0) return conjunction ? always : never
  return {
    sql: `(${parts.map((part) => part.sql).join(conjunction ? ' and ' : ' or ')})`,
    bindings: parts.flatMap((part) => part.bindings),
  }
}

function columnOf(node: Node, columns: Columns): Column {
  const column = node.field === undefined ? undefined : columns[node.field]
  if (!column) throw new Error(`Access condition names an attribute without a column: ${node.field}`)
  return column
}

function equality(column: Column, value: unknown, negated: boolean): SqlCondition {
  if (typeof value === 'object' && value !== null)
    throw new Error('Access condition compares with something that is no plain value')
  if (value === null) return { sql: `${column.name} is ${negated ? 'not ' : ''}null`, bindings: [] }
  if (column.array) return membership(column, [value], negated)
  return { sql: `${column.name} is ${negated ? '' : 'not '}distinct from ?`, bindings: [value] }
}

function membership(column: Column, values: unknown, negated: boolean): SqlCondition {
  if (!Array.isArray(values) || values.some((value) => typeof value !== 'string'))
    throw new Error('Access condition asks for membership in something that is no list of texts')
  const cast = column.array
    ? `coalesce(${column.name} && ?::text[], false)`
    : `coalesce(${column.name} = any(?), false)`
  return { sql: negated ? `not ${cast}` : cast, bindings: [values] }
}
