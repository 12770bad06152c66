import { Refusal } from './noun.mjs'

/**
 * @param {string} text
 * @param {string} addition whole lines
 */
const has = (text, addition) => `\n${text}`.includes(`\n${addition}`)

/**
 * Adds a line among its like where the alphabet wants it. A line that is there already is not added again.
 * @param {string} text
 * @param {string} line without its line break
 * @param {RegExp} like finds a line of the kind; its first group is what the lines are sorted by
 * @param {{ from?: string }} [options] only behind this text
 */
export function insertSorted(text, line, like, { from = '' } = {}) {
  if (has(text, `${line}\n`)) return text
  const begin = text.indexOf(from)
  const key = like.exec(line)?.[1]
  if (begin < 0 || key === undefined) throw notFound(line, from || String(like))
  const lines = text.split('\n')
  const firstLine = text.slice(0, begin).split('\n').length - 1
  let place = -1
  for (let index = firstLine; index < lines.length; index += 1) {
    const other = like.exec(lines[index] ?? '')?.[1]
    if (other === undefined) {
      // The lines of the kind stand together, after what introduces them.
      if (place >= 0) break
    } else if (place < 0 || other < key) place = other < key ? index + 1 : index
  }
  if (place < 0) throw notFound(line, String(like))
  return lines.toSpliced(place, 0, line).join('\n')
}

/**
 * Adds lines right before a text that closes or follows a list.
 * @param {string} text
 * @param {string} addition whole lines, with their line breaks
 * @param {string} anchor found once behind `from`
 * @param {{ from?: string }} [options]
 */
export function insertBefore(text, addition, anchor, { from = '' } = {}) {
  if (has(text, addition)) return text
  const begin = text.indexOf(from)
  const place = begin < 0 ? -1 : text.indexOf(anchor, begin)
  if (place < 0) throw notFound(addition, anchor)
  return text.slice(0, place) + addition + text.slice(place)
}

/**
 * @param {string} addition
 * @param {string} anchor
 */
const notFound = (addition, anchor) =>
  new Refusal(
    `The place of this line was not found (looked for ${anchor.trim()}); tools/new-feature/plan.mjs says where it goes:\n${addition}`,
  )
