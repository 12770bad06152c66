import type { Expression, Node, TSType } from 'oxc-parser'
import { findDeclaration, type Source, walk } from './parsed-source'
import { keyOf, resolveText } from './resolve-text'

export type LiteralStatement = {
  source: Source
  line: number
  /** Every text it can have; undefined where the text is known only at run time. */
  texts: readonly string[] | undefined
  /** The row asked for. */
  row: TSType | undefined
}
export type ReadStatements = {
  literals: LiteralStatement[]
  /** How many statements are made by the checked builder. */
  built: number
}

const calls = ['rows', 'first', 'last', 'run', 'defer']
const isSql = (text: string) => /^\s*(?:select|insert|update|delete|with|lock|values)\b/i.test(text)

/** The statements that a file sends or hands on, as far as they are written as SQL. */
export function readStatements(source: Source): ReadStatements {
  const literals: LiteralStatement[] = []
  const seen = new Set<Node>()
  let built = 0
  const add = (at: Node, text: Expression, row: TSType | undefined) => {
    if (seen.has(at)) return
    seen.add(at)
    literals.push({ source, line: source.lineOf(at.start), texts: resolveText(source, text), row })
  }
  for (const node of walk(source.program)) {
    if (node.type === 'CallExpression') {
      if (isBuilder(source, node)) built += 1
      const argument = node.arguments[0]
      if (isSent(node) && argument && argument.type !== 'SpreadElement')
        for (const [at, text] of textsOf(source, argument)) add(at, text, node.typeArguments?.params[0])
    }
    if (node.type === 'ObjectExpression') {
      const text = textProperty(node)
      if (text && beginsAsSql(source, text)) add(node, text, undefined)
    }
  }
  return { literals, built }
}

function isBuilder({ imports }: Source, { callee }: Extract<Node, { type: 'CallExpression' }>): boolean {
  return callee.type === 'Identifier' && (imports.get(callee.name)?.file.endsWith('platform/database/from.ts') ?? false)
}

function isSent({ callee }: Extract<Node, { type: 'CallExpression' }>): boolean {
  return callee.type === 'MemberExpression' && !callee.computed && calls.includes(keyOf(callee.property) ?? '')
}

function textProperty(node: Extract<Node, { type: 'ObjectExpression' }>): Expression | undefined {
  const property = node.properties.find((one) => one.type === 'Property' && keyOf(one.key) === 'text')
  return property?.type === 'Property' ? property.value : undefined
}

/** The texts of an argument: written there, chosen between two, named by a constant, or knex's raw SQL. */
function textsOf(source: Source, node: Expression): [at: Node, text: Expression][] {
  if (node.type === 'ObjectExpression') {
    const text = textProperty(node)
    return text ? [[node, text]] : []
  }
  if (node.type === 'ConditionalExpression')
    return [...textsOf(source, node.consequent), ...textsOf(source, node.alternate)]
  if (node.type === 'Identifier') {
    const found = findDeclaration(source, node.name, node.start)?.declaration
    return found?.kind === 'value' && found.value.type === 'ObjectExpression' ? textsOf(source, found.value) : []
  }
  const text = node.type === 'CallExpression' ? node.arguments[0] : undefined
  if (node.type !== 'CallExpression' || node.callee.type !== 'MemberExpression' || !text) return []
  const isRaw = keyOf(node.callee.property) === 'raw' && text.type !== 'SpreadElement'
  return isRaw ? [[node, text]] : []
}

function beginsAsSql(source: Source, text: Expression): boolean {
  if (text.type === 'TemplateLiteral' && isSql(text.quasis[0]?.value.raw ?? '')) return true
  const texts = text.type === 'Literal' || text.type === 'TemplateLiteral' ? resolveText(source, text) : undefined
  return texts?.some(isSql) ?? false
}
