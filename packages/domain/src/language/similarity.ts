/**
 * How many letters must be put in, taken out, changed or swapped with their neighbour to make one text the other (optimal
 * string alignment). Stops at `limit + 1`.
 */
export function editDistance(first: string, second: string, limit = 20): number {
  if (first === second) return 0
  if (Math.abs(first.length - second.length) > limit) return limit + 1
  let before: number[] = []
  let above = Array.from({ length: second.length + 1 }, (_, index) => index)
  for (let row = 1; row <= first.length; row++) {
    const line = [row]
    let best = row
    for (let column = 1; column <= second.length; column++) {
      const isSame = first[row - 1] === second[column - 1]
      let cost = Math.min(
        (above[column] ?? 0) + 1,
        (line[column - 1] ?? 0) + 1,
        (above[column - 1] ?? 0) + (isSame ? 0 : 1),
      )
      const isSwapped =
        row > 1 && column > 1 && first[row - 1] === second[column - 2] && first[row - 2] === second[column - 1]
      if (isSwapped) cost = Math.min(cost, (before[column - 2] ?? 0) + 1)
      line.push(cost)
      best = Math.min(best, cost)
    }
    if (best > limit) return limit + 1
    before = above
    above = line
  }
  return above[second.length] ?? 0
}

/** The triples of letters of a text, its ends marked, without repeats. */
export function trigramsOf(text: string): Set<string> {
  const padded = `  ${text} `
  const triples = new Set<string>()
  for (let index = 0; index + 3 <= padded.length; index++) triples.add(padded.slice(index, index + 3))
  return triples
}

/** How alike two folded texts are, 0 to 1: the better of shared triples (Dice) and letters in place. */
export function likeness(first: string, second: string): number {
  if (first === second) return 1
  if (first === '' || second === '') return 0
  const one = trigramsOf(first)
  const other = trigramsOf(second)
  let shared = 0
  for (const triple of one) if (other.has(triple)) shared += 1
  const dice = (2 * shared) / (one.size + other.size)
  const longest = Math.max(first.length, second.length)
  const letters = 1 - editDistance(first, second, longest) / longest
  return Math.max(dice, letters)
}

/** How many slips of the finger are forgiven in a word of that length. */
export function slipsAllowed(length: number): number {
  if (length < 5) return 0
  return length < 9 ? 1 : 2
}

/** True of the same word with at most as many slips as its length allows. */
export function isMisspellingOf(typed: string, word: string): boolean {
  const allowed = slipsAllowed(Math.min(typed.length, word.length))
  return allowed > 0 && editDistance(typed, word, allowed) <= allowed
}
