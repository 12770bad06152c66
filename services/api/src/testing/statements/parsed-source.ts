import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import {
  type Expression,
  type Function as FunctionNode,
  type Node,
  parseSync,
  type TSType,
  visitorKeys,
} from 'oxc-parser'

/** What a name stands for in one part of a file. */
export type Declaration = { name: string; from: number; to: number } & (
  | { kind: 'value'; value: Expression | FunctionNode; type: TSType | undefined }
  | { kind: 'parameter'; type: TSType | undefined }
)
type Import = { file: string; name: string }
export type TypeDeclaration = { parameters: readonly string[]; type: TSType }

export type Source = {
  file: string
  program: Node
  declarations: readonly Declaration[]
  imports: ReadonlyMap<string, Import>
  types: ReadonlyMap<string, TypeDeclaration>
  lineOf: (position: number) => number
}

const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null && 'type' in value

export function childrenOf(node: Node): Node[] {
  const fields = new Map<string, unknown>(Object.entries(node))
  return (visitorKeys[node.type] ?? []).flatMap((key) => {
    const child = fields.get(key)
    return Array.isArray(child) ? child.filter(isNode) : isNode(child) ? [child] : []
  })
}

/** Every node of a tree, parents first. */
export function* walk(node: Node): Generator<Node> {
  yield node
  for (const child of childrenOf(node)) yield* walk(child)
}

const isScope = ({ type }: Node) =>
  ['Program', 'BlockStatement', 'FunctionDeclaration', 'FunctionExpression', 'ArrowFunctionExpression'].includes(type)

function declaredBy(node: Node, scope: Node): Declaration[] {
  // A comment before the first statement is no part of the program, whose names hold from the beginning all the same.
  const at = { from: scope.type === 'Program' ? 0 : scope.start, to: scope.end }
  if (node.type === 'VariableDeclarator' && node.id.type === 'Identifier' && node.init)
    return [
      { ...at, kind: 'value', name: node.id.name, value: node.init, type: node.id.typeAnnotation?.typeAnnotation },
    ]
  if (node.type === 'FunctionDeclaration' && node.id)
    return [{ ...at, kind: 'value', name: node.id.name, value: node, type: undefined }]
  return []
}

function parametersOf(node: Node): Declaration[] {
  if (
    node.type !== 'FunctionDeclaration' &&
    node.type !== 'FunctionExpression' &&
    node.type !== 'ArrowFunctionExpression'
  )
    return []
  return node.params.flatMap((one) => {
    const own = one.type === 'AssignmentPattern' ? one.left : one
    if (own.type !== 'Identifier') return []
    const type = own.typeAnnotation?.typeAnnotation
    return [{ kind: 'parameter', name: own.name, from: node.start, to: node.end, type } satisfies Declaration]
  })
}

function listDeclarations(node: Node, scope: Node): Declaration[] {
  const inner = isScope(node) ? node : scope
  return [
    ...declaredBy(node, scope),
    ...parametersOf(node),
    ...childrenOf(node).flatMap((child) => listDeclarations(child, inner)),
  ]
}

/** The file of this repository that a relative import means. */
function fileOf(from: string, request: string): string | undefined {
  if (!request.startsWith('.')) return undefined
  const stem = path.resolve(path.dirname(from), request)
  return [`${stem}.ts`, path.join(stem, 'index.ts')].find((file) => existsSync(file))
}

/** Reads a text as if it stood in a file. */
export function parseSource(file: string, text: string): Source {
  const { program, module, errors } = parseSync(file, text, { lang: 'ts' })
  if (errors[0]) throw new Error(`${file}: ${errors[0].message}`)
  const imports = module.staticImports.flatMap(({ moduleRequest, entries }) => {
    const target = fileOf(file, moduleRequest.value)
    return target === undefined
      ? []
      : entries.map(
          ({ importName, localName }) => [localName.value, { file: target, name: importName.name ?? '' }] as const,
        )
  })
  const types = [...walk(program)].flatMap((node) =>
    node.type === 'TSTypeAliasDeclaration'
      ? [
          [
            node.id.name,
            { parameters: node.typeParameters?.params.map(({ name }) => name.name) ?? [], type: node.typeAnnotation },
          ] as const,
        ]
      : [],
  )
  return {
    file,
    program,
    declarations: listDeclarations(program, program),
    imports: new Map(imports),
    types: new Map(types),
    lineOf: (position) => text.slice(0, position).split('\n').length,
  }
}

const parsed = new Map<string, Source>()

/** A source file, read once. */
export function sourceOf(file: string): Source {
  const known = parsed.get(file) ?? parseSource(file, readFileSync(file, 'utf8'))
  parsed.set(file, known)
  return known
}

/** What a name means at a place: the innermost declaration around it, or one of the file it is imported from. */
export function findDeclaration(
  source: Source,
  name: string,
  position: number,
): { source: Source; declaration: Declaration } | undefined {
  const [declaration] = source.declarations
    .filter((one) => one.name === name && one.from <= position && position <= one.to)
    .sort((one, other) => one.to - one.from - (other.to - other.from))
  if (declaration) return { source, declaration }
  const imported = source.imports.get(name)
  return imported && findDeclaration(sourceOf(imported.file), imported.name, 0)
}

export function findType(source: Source, name: string): { source: Source; declared: TypeDeclaration } | undefined {
  const declared = source.types.get(name)
  if (declared) return { source, declared }
  const imported = source.imports.get(name)
  return imported && findType(sourceOf(imported.file), imported.name)
}
