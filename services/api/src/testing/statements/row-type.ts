import path from 'node:path'
import type { Node, TSType } from 'oxc-parser'
import { findDeclaration, findType, type Source, sourceOf } from './parsed-source'
import { keyOf } from './resolve-text'

/** The plain types a value may have; undefined where it is more than a plain type. */
export type Plain = ReadonlySet<string> | undefined
/** A row as it is asked for: its columns. */
export type RowType = ReadonlyMap<string, Plain>
/** What the parameters of a generic type stand for. */
type Bound = ReadonlyMap<string, { source: Source; type: TSType; bound: Bound }>
const free: Bound = new Map()

const tablesFile = path.resolve(import.meta.dirname, '../../platform/database/tables.ts')

/** The columns of a row type, as far as it can be followed. */
export function toRowType(source: Source, type: TSType, bound: Bound = free): RowType | undefined {
  switch (type.type) {
    case 'TSTypeLiteral':
      return new Map(
        type.members.flatMap((member) =>
          member.type === 'TSPropertySignature' && member.typeAnnotation
            ? [[keyOf(member.key) ?? '', toPlain(source, member.typeAnnotation.typeAnnotation, bound)] as const]
            : [],
        ),
      )
    case 'TSIntersectionType': {
      const parts = type.types.map((one) => toRowType(source, one, bound))
      return parts.every((part) => part !== undefined) ? new Map(parts.flatMap((part) => [...part])) : undefined
    }
    case 'TSParenthesizedType':
      return toRowType(source, type.typeAnnotation, bound)
    case 'TSIndexedAccessType':
      return ofParameter(source, type)
    case 'TSTypeReference':
      return ofReference(source, type, bound)
    default:
      return undefined
  }
}

type Reference = Extract<TSType, { type: 'TSTypeReference' }>

function ofReference(source: Source, type: Reference, bound: Bound): RowType | undefined {
  if (type.typeName.type !== 'Identifier') return undefined
  const { name } = type.typeName
  const passed = bound.get(name)
  if (passed) return toRowType(passed.source, passed.type, passed.bound)
  const [first, second] = type.typeArguments?.params ?? []
  if (name === 'Row' && first && keysOf(first)) return ofTable(keysOf(first)?.[0] ?? '')
  const inner = first && toRowType(source, first, bound)
  const keys = second && keysOf(second)
  if (name === 'Pick' || name === 'Omit')
    return inner && keys && new Map([...inner].filter(([key]) => keys.includes(key) === (name === 'Pick')))
  if (name === 'Partial' || name === 'Readonly' || name === 'Required') return inner
  if (name === 'Record' && first && second)
    return new Map((keysOf(first) ?? []).map((key) => [key, toPlain(source, second, bound)]))
  const found = findType(source, name)
  if (!found) return undefined
  const given = found.declared.parameters.flatMap((parameter, index) => {
    const argument = type.typeArguments?.params[index]
    return argument ? [[parameter, { source, type: argument, bound }] as const] : []
  })
  return toRowType(found.source, found.declared.type, new Map(given))
}

function keysOf(type: TSType): string[] | undefined {
  if (type.type === 'TSLiteralType' && type.literal.type === 'Literal') return [String(type.literal.value)]
  if (type.type !== 'TSUnionType') return undefined
  return type.types.flatMap((one) => keysOf(one) ?? [])
}

function ofTable(table: string): RowType | undefined {
  const tables = sourceOf(tablesFile)
  const all = tables.types.get('Tables')?.type
  const member =
    all?.type === 'TSTypeLiteral'
      ? all.members.find((one) => one.type === 'TSPropertySignature' && keyOf(one.key) === table)
      : undefined
  return member?.type === 'TSPropertySignature' && member.typeAnnotation
    ? toRowType(tables, member.typeAnnotation.typeAnnotation)
    : undefined
}

/** `Parameters<typeof toSummary>[0]` */
function ofParameter(source: Source, type: Extract<TSType, { type: 'TSIndexedAccessType' }>): RowType | undefined {
  const { objectType, indexType } = type
  const [of] = objectType.type === 'TSTypeReference' ? (objectType.typeArguments?.params ?? []) : []
  if (of?.type !== 'TSTypeQuery' || of.exprName.type !== 'Identifier') return undefined
  const found = findDeclaration(source, of.exprName.name, of.start)
  if (found?.declaration.kind !== 'value') return undefined
  const { value } = found.declaration
  if (value.type !== 'ArrowFunctionExpression' && value.type !== 'FunctionDeclaration') return undefined
  const own: Node | undefined = value.params[Number(keysOf(indexType)?.[0])]
  const asked = own && 'typeAnnotation' in own && own.typeAnnotation
  return asked && asked.type === 'TSTypeAnnotation' ? toRowType(found.source, asked.typeAnnotation) : undefined
}

const keywords: Readonly<Record<string, string>> = {
  TSStringKeyword: 'string',
  TSNumberKeyword: 'number',
  TSBooleanKeyword: 'boolean',
  TSNullKeyword: 'null',
  TSUndefinedKeyword: 'null',
}

function toPlain(source: Source, type: TSType, bound: Bound): Plain {
  const keyword = keywords[type.type]
  if (keyword) return new Set([keyword])
  switch (type.type) {
    case 'TSLiteralType':
      return type.literal.type === 'Literal' && type.literal.value !== null
        ? new Set([typeof type.literal.value])
        : undefined
    case 'TSUnionType':
      return allOf(type.types.map((one) => toPlain(source, one, bound)))
    case 'TSTypeOperator':
      return type.operator === 'readonly' ? toPlain(source, type.typeAnnotation, bound) : undefined
    case 'TSArrayType':
      return arrayOf(toPlain(source, type.elementType, bound))
    case 'TSParenthesizedType':
      return toPlain(source, type.typeAnnotation, bound)
    case 'TSTypeReference':
      return plainOf(source, type, bound)
    case 'TSIndexedAccessType': {
      const keys = keysOf(type.indexType)
      const row = keys && toRowType(source, type.objectType, bound)
      return row && allOf(keys.map((key) => row.get(key)))
    }
    default:
      return undefined
  }
}

function allOf(parts: readonly Plain[]): Plain {
  const all: string[] = []
  for (const part of parts) {
    if (part === undefined) return undefined
    all.push(...part)
  }
  return new Set(all)
}

const arrayOf = (element: Plain): Plain =>
  element && new Set([...element].filter((one) => one !== 'null').map((one) => `${one}[]`))

function plainOf(source: Source, type: Reference, bound: Bound): Plain {
  if (type.typeName.type !== 'Identifier') return undefined
  const { name } = type.typeName
  if (name === 'Date' || name === 'Buffer') return new Set([name])
  const passed = bound.get(name)
  if (passed) return toPlain(passed.source, passed.type, passed.bound)
  const found = findType(source, name)
  return found && found.declared.parameters.length === 0 ? toPlain(found.source, found.declared.type, free) : undefined
}
