// Reads files as Biome formats them: a statement begins in the first column, and what is indented belongs to it.

const escaped = (name: string) => new RegExp(`\\b${name}\\b`)

/** The blocks of a file between blank lines of its top level, comments included. */
export function splitBlocks(source: string): string[] {
  return source.trim().split(/\n\n+(?=[^\s})\]])/)
}

const namesDeclaredIn = (block: string): string[] =>
  [...block.matchAll(/^(?:export )?(?:const|function|type) (\w+)/gm)].map(([, name = '']) => name)

/** The exported functions of a file of stories, in its order. */
export const listStoryNames = (source: string): string[] =>
  [...source.matchAll(/^export function (\w+)/gm)].map(([, name = '']) => name)

/** The text of the comment `/** … *​/` before a declaration. */
function commentOf(block: string): string {
  const [, comment = ''] = /^\/\*\*([\s\S]*?)\*\//.exec(block) ?? []
  return comment.replaceAll(/\s*\n\s*\*?\s*/g, ' ').trim()
}

const withoutComment = (block: string) => block.replace(/^\/\*\*[\s\S]*?\*\/\n/, '')

function findDeclaration(blocks: readonly string[], name: string): string {
  return blocks.find((block) => namesDeclaredIn(block).includes(name)) ?? ''
}

/** A block with what it uses of its own file, in the file's order. */
function withUsed(blocks: readonly string[], block: string): string[] {
  const wanted = new Set([block])
  for (const one of wanted) {
    for (const other of blocks.filter((candidate) => !candidate.startsWith('import '))) {
      if (namesDeclaredIn(other).some((name) => escaped(name).test(one))) wanted.add(other)
    }
  }
  return blocks.filter((candidate) => wanted.has(candidate))
}

const places: Record<string, string> = {
  react: 'react',
  './index': '@sipelandukilat/ui',
  './search-select': '@sipelandukilat/ui/search-select',
}

/** The imports of a file that a piece of it needs, as a module writes them. */
function importsFor(source: string, code: string): string[] {
  return [...source.matchAll(/^import \{([^}]+)\} from '([^']+)'$/gm)].flatMap(([, list = '', from = '']) => {
    const names = list
      .split(',')
      .flatMap((name) => (name.trim() && escaped(name.trim()).test(code) ? [name.trim()] : []))
    const place = places[from]
    return place === undefined || names.length === 0 ? [] : [`import { ${names.join(', ')} } from '${place}'`]
  })
}

/** What a reader copies: the imports, what the story uses of its file, and the story. */
export function readStory(source: string, name: string): { comment: string; code: string } {
  const blocks = splitBlocks(source)
  const story = findDeclaration(blocks, name)
  const code = withUsed(blocks, story).map(withoutComment).join('\n\n')
  return { comment: commentOf(story), code: `${importsFor(source, code).join('\n')}\n\n${code}\n` }
}

/** What a component is for, and what it takes. */
export function readComponent(source: string, name: string): { comment: string; props: string } {
  const blocks = splitBlocks(source)
  const declaration = findDeclaration(blocks, name)
  const [signature = ''] = /^export function [\s\S]*?\) (?=\{$)/m.exec(declaration) ?? []
  const types = blocks.filter(
    (block) =>
      namesDeclaredIn(block).some((type) => /^[A-Z]/.test(type) && escaped(type).test(signature)) &&
      block !== declaration,
  )
  const named = types.some((block) => /type \w+Props\b/.test(block))
  return { comment: commentOf(declaration), props: (named ? types : [...types, signature.trim()]).join('\n\n') }
}
