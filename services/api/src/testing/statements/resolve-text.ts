import type { Argument, Expression, Node, TSType } from 'oxc-parser'
import { childrenOf, findDeclaration, findType, type Source } from './parsed-source'

/** Texts that a name may stand for, as what a function was called with. */
type Given = ReadonlyMap<string, readonly string[]>
const nothing: Given = new Map()
const mostVariants = 64

/** Every text that a constant expression can give; undefined where it depends on what is known only at run time. */
export function resolveText(source: Source, node: Expression, given: Given = nothing): readonly string[] | undefined {
  switch (node.type) {
    case 'Literal':
      return typeof node.value === 'string' || typeof node.value === 'number' ? [String(node.value)] : undefined
    case 'TemplateLiteral':
      return join(
        node.quasis.flatMap(({ value }, index) => {
          const inner = node.expressions[index]
          const text = [value.cooked ?? value.raw]
          return inner ? [text, resolveText(source, inner, given)] : [text]
        }),
      )
    case 'BinaryExpression':
      return resolveSum(source, node, given)
    case 'ConditionalExpression':
      return union([resolveText(source, node.consequent, given), resolveText(source, node.alternate, given)])
    case 'TSAsExpression':
    case 'TSSatisfiesExpression':
    case 'ParenthesizedExpression':
      return resolveText(source, node.expression, given)
    case 'Identifier':
      return resolveName(source, node.name, node.start, given)
    case 'MemberExpression':
      return resolveMember(source, node, given)
    case 'CallExpression':
      return resolveCall(source, node, given)
    default:
      return undefined
  }
}

function union(parts: readonly (readonly string[] | undefined)[]): readonly string[] | undefined {
  const all: string[] = []
  for (const part of parts) {
    if (part === undefined) return undefined
    all.push(...part)
  }
  return all.length > mostVariants ? undefined : [...new Set(all)]
}

function join(parts: readonly (readonly string[] | undefined)[], between = ''): readonly string[] | undefined {
  let all: readonly string[] | undefined
  for (const part of parts) {
    if (part === undefined) return undefined
    all = all === undefined ? part : all.flatMap((before) => part.map((after) => before + between + after))
    if (all.length > mostVariants) return undefined
  }
  return all ?? ['']
}

function resolveSum(source: Source, node: Extract<Expression, { type: 'BinaryExpression' }>, given: Given) {
  const { left, right, operator } = node
  if (left.type === 'PrivateIdentifier') return undefined
  const [one, other] = [resolveText(source, left, given), resolveText(source, right, given)]
  if (operator === '+' && !isNumeric(one)) return join([one, other])
  const [first, second] = [Number(one?.[0]), Number(other?.[0])]
  const value = operator === '*' ? first * second : operator === '-' ? first - second : first + second
  return Number.isNaN(value) || !['*', '-', '+'].includes(operator) ? undefined : [String(value)]
}

const isNumeric = (texts: readonly string[] | undefined) => texts?.every((text) => /^\d+$/.test(text)) ?? false

function resolveName(source: Source, name: string, position: number, given: Given): readonly string[] | undefined {
  const passed = given.get(name)
  if (passed) return passed
  const found = findDeclaration(source, name, position)
  if (!found) return undefined
  const { declaration } = found
  if (declaration.kind === 'parameter') return declaration.type && literalsOf(found.source, declaration.type)
  if (declaration.value.type === 'FunctionDeclaration') return undefined
  return resolveText(found.source, declaration.value as Expression, given)
}

/** The texts of a union of literals, also under another name. */
function literalsOf(source: Source, type: TSType): readonly string[] | undefined {
  if (type.type === 'TSLiteralType') return type.literal.type === 'Literal' ? [String(type.literal.value)] : undefined
  if (type.type === 'TSUndefinedKeyword') return []
  if (type.type === 'TSUnionType') return union(type.types.map((one) => literalsOf(source, one)))
  if (type.type === 'TSTypeOperator' && type.operator === 'keyof' && type.typeAnnotation.type === 'TSTypeQuery') {
    const { exprName } = type.typeAnnotation
    const found = exprName.type === 'Identifier' ? findObject(source, exprName.name, exprName.start) : undefined
    return found?.object.properties.flatMap((one) => (one.type === 'Property' ? [keyOf(one.key) ?? ''] : []))
  }
  if (type.type === 'TSTypeReference' && type.typeName.type === 'Identifier') {
    const found = findType(source, type.typeName.name)
    return found && literalsOf(found.source, found.declared.type)
  }
  return undefined
}

export const keyOf = (key: Node): string | undefined =>
  key.type === 'Identifier' ? key.name : key.type === 'Literal' ? String(key.value) : undefined

/** The object literal that a name stands for. */
function findObject(source: Source, name: string, position: number) {
  const found = findDeclaration(source, name, position)
  if (found?.declaration.kind !== 'value') return undefined
  let value: Node = found.declaration.value
  while (value.type === 'TSAsExpression' || value.type === 'TSSatisfiesExpression') value = value.expression
  return value.type === 'ObjectExpression' ? { source: found.source, object: value } : undefined
}

function resolveMember(source: Source, node: Extract<Expression, { type: 'MemberExpression' }>, given: Given) {
  if (node.object.type !== 'Identifier') return undefined
  // A rule of access as SQL is a condition of its own (rules-to-sql).
  if (!node.computed && keyOf(node.property) === 'sql') return ['true']
  const found = findObject(source, node.object.name, node.start)
  if (!found) return undefined
  const wanted = node.computed ? resolveText(source, node.property as Expression, given) : [keyOf(node.property) ?? '']
  return (
    wanted &&
    union(
      wanted.map((key) => {
        const property = found.object.properties.find((one) => one.type === 'Property' && keyOf(one.key) === key)
        return property?.type === 'Property' ? resolveText(found.source, property.value, given) : undefined
      }),
    )
  )
}

function resolveCall(source: Source, node: Extract<Expression, { type: 'CallExpression' }>, given: Given) {
  const { callee } = node
  if (callee.type === 'MemberExpression' && !callee.computed && keyOf(callee.property) === 'join')
    return resolveJoin(source, callee.object, node.arguments, given)
  if (callee.type !== 'Identifier') return undefined
  const found = findDeclaration(source, callee.name, node.start)
  if (found?.declaration.kind !== 'value') return undefined
  const { value } = found.declaration
  if (value.type !== 'ArrowFunctionExpression' && value.type !== 'FunctionDeclaration') return undefined
  const result = resultOf(value)
  const passed = new Map<string, readonly string[]>()
  for (const [index, one] of value.params.entries()) {
    const name = one.type === 'AssignmentPattern' ? one.left : one
    const fallback = one.type === 'AssignmentPattern' ? one.right : undefined
    const argument = node.arguments[index] ?? fallback
    const texts = argument && argument.type !== 'SpreadElement' ? resolveText(source, argument, given) : undefined
    if (name.type === 'Identifier' && texts) passed.set(name.name, texts)
  }
  const texts = result && resolveText(found.source, result, passed)
  // A function whose text is not written out gives one of the literals it declares; its caller has looked whether any came.
  return texts ?? (value.returnType ? literalsOf(found.source, value.returnType.typeAnnotation) : undefined)
}

/** What a function of one expression gives. */
function resultOf(value: Node): Expression | undefined {
  if (value.type === 'ArrowFunctionExpression' && value.body.type !== 'BlockStatement') return value.body as Expression
  const body = childrenOf(value).find(({ type }) => type === 'BlockStatement')
  const last = body && childrenOf(body).at(-1)
  return last?.type === 'ReturnStatement' ? (last.argument ?? undefined) : undefined
}

function resolveJoin(source: Source, list: Expression, [between]: readonly Argument[], given: Given) {
  const separator = between && between.type !== 'SpreadElement' ? resolveText(source, between, given) : [',']
  const found = list.type === 'Identifier' ? findDeclaration(source, list.name, list.start) : undefined
  let array: Node | undefined = found?.declaration.kind === 'value' ? found.declaration.value : list
  if (array.type === 'TSAsExpression') array = array.expression
  if (array.type !== 'ArrayExpression' || !separator?.[0]) return undefined
  const texts = array.elements.map((one) =>
    one && one.type !== 'SpreadElement' ? resolveText(found?.source ?? source, one, given) : undefined,
  )
  return join(texts, separator[0])
}
