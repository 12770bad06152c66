/** What the page asks of its reader: a line of a shell, or an edit of a file. */
export type Step =
  | { kind: 'command'; line: string; says: string | undefined }
  | { kind: 'edit'; file: string; diff: string }

/**
 * The steps of a part of a page, in order. A block of `sh` holds commands; what the last of them says is quoted right behind the
 * block. A block of `diff` changes the file that was named last.
 * @throws where the page has no such part
 */
export function readSteps(page: string, heading: string): Step[] {
  const part = page.split(/^## /m).find((one) => one.startsWith(`${heading}\n`))
  if (part === undefined) throw new Error(`No part of the page is called “${heading}”`)
  const pieces = part.split(/^```(sh|diff)\n([\s\S]*?)^```\n/m)
  // Prose, then for each block its kind, its text, and the prose behind it.
  return pieces.flatMap((block, index): Step[] => {
    const [kind, before = '', after = ''] = [pieces[index - 1], pieces[index - 2], pieces[index + 1]]
    if (index % 3 !== 2) return []
    if (kind === 'diff') {
      const file = [...before.matchAll(/`([\w./-]+\.\w+)`/g)].at(-1)?.[1]
      if (file === undefined) throw new Error(`No file is named before this edit:\n${block}`)
      return [{ kind: 'edit', file, diff: block }]
    }
    const says = /^\s*It says `([^`]+)`/.exec(after)?.[1]
    const lines = block.trim().split('\n')
    return lines.map((line, position) => ({
      kind: 'command',
      line,
      says: position === lines.length - 1 ? says : undefined,
    }))
  })
}

/**
 * The text with the edit made: what the block shows without its plus lines is found once and replaced.
 * @throws where it is not there, or more than once
 */
export function applyEdit(text: string, diff: string): string {
  const lines = diff.replace(/\n$/, '').split('\n')
  const side = (left: string) =>
    lines
      .filter((line) => !line.startsWith(left))
      .map((line) => `${line.slice(1)}\n`)
      .join('')
  const [before, after] = [side('+'), side('-')]
  const parts = text.split(before)
  if (parts.length !== 2) throw new Error(`Found ${parts.length - 1} times and not once:\n${before}`)
  return parts.join(after)
}
