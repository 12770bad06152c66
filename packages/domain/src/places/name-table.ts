/** Longer names are compared by their beginning: one letter is one bit of an integer. */
const mostLetters = 30
const otherLetter = 36
const letterCount = 37

const letterOf = (code: number): number => {
  if (code >= 97 && code <= 122) return code - 97
  return code >= 48 && code <= 57 ? 26 + code - 48 : otherLetter
}
/** The bit of a letter in a set of letters; digits share four. */
const bitOf = (letter: number): number => 1 << (letter < 26 ? letter : 26 + (letter % 4))

const bitCount = (bits: number): number => {
  const pairs = bits - ((bits >>> 1) & 0x55555555)
  const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333)
  return (((fours + (fours >>> 4)) & 0x0f0f0f0f) * 0x01010101) >>> 24
}

/** Names that places bear, without repeats, as flat arrays: a nation's are searched whole for every answer. */
export type NameTable = {
  /** By length, the shortest first. */
  names: readonly string[]
  numberOf: ReadonlyMap<string, number>
  letters: Uint8Array
  /** Where the letters of a name begin; one more than there are names. */
  letterStarts: Uint32Array
  /** The set of its letters. */
  sets: Int32Array
  /** By length: the first name of at least that many letters. */
  lengthStarts: Uint32Array
  /** The places of all names, and where those of a name begin. */
  bearers: Uint32Array
  bearerStarts: Uint32Array
}

/** Joins names and the numbers of places that bear them. */
export function buildNameTable(pairs: readonly (readonly [name: string, place: number])[]): NameTable {
  const bearersOf = new Map<string, number[]>()
  for (const [name, place] of pairs) {
    const bearers = bearersOf.get(name)
    if (!bearers) bearersOf.set(name, [place])
    else if (bearers.at(-1) !== place) bearers.push(place)
  }
  const names = [...bearersOf.keys()].sort((one, other) => one.length - other.length || (one < other ? -1 : 1))
  const lengths = names.map((name) => Math.min(name.length, mostLetters))
  const letters = new Uint8Array(lengths.reduce((sum, length) => sum + length, 0))
  const letterStarts = new Uint32Array(names.length + 1)
  const sets = new Int32Array(names.length)
  const lengthStarts = new Uint32Array(mostLetters + 2).fill(names.length)
  const bearers = new Uint32Array(pairs.length)
  const bearerStarts = new Uint32Array(names.length + 1)
  let letterAt = 0
  let bearerAt = 0
  names.forEach((name, number) => {
    const length = lengths[number] ?? 0
    for (let at = 0; at < length; at++) {
      const letter = letterOf(name.charCodeAt(at))
      letters[letterAt++] = letter
      sets[number] = (sets[number] ?? 0) | bitOf(letter)
    }
    letterStarts[number + 1] = letterAt
    for (const place of bearersOf.get(name) ?? []) bearers[bearerAt++] = place
    bearerStarts[number + 1] = bearerAt
  })
  let number = 0
  for (let length = 0; length <= mostLetters; length++) {
    while (number < names.length && (lengths[number] ?? 0) < length) number++
    lengthStarts[length] = number
  }
  const numberOf = new Map(names.map((name, at) => [name, at]))
  return { names, numberOf, letters, letterStarts, sets, lengthStarts, bearers, bearerStarts }
}

/** Texts by the alphabet, and the places of each. */
export type SortedNames = { names: readonly string[]; bearers: Uint32Array; bearerStarts: Uint32Array }

export function sortNames(pairs: readonly (readonly [name: string, place: number])[]): SortedNames {
  const bearersOf = new Map<string, number[]>()
  for (const [name, place] of pairs) {
    const bearers = bearersOf.get(name)
    if (bearers) bearers.push(place)
    else bearersOf.set(name, [place])
  }
  const names = [...bearersOf.keys()].sort()
  const bearers = new Uint32Array(pairs.length)
  const bearerStarts = new Uint32Array(names.length + 1)
  let at = 0
  names.forEach((name, number) => {
    for (const place of bearersOf.get(name) ?? []) bearers[at++] = place
    bearerStarts[number + 1] = at
  })
  return { names, bearers, bearerStarts }
}

/** The numbers of the names that begin so, from the first to before the last. */
export function namesBeginning({ names }: SortedNames, beginning: string): readonly [first: number, end: number] {
  return [firstFrom(names, beginning), firstFrom(names, `${beginning}\uffff`)]
}

function firstFrom(sorted: readonly string[], text: string): number {
  let low = 0
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((sorted[middle] ?? '') < text) low = middle + 1
    else high = middle
  }
  return low
}

/** The places that bear a name. */
export function bearersOf(
  { bearers, bearerStarts }: Pick<NameTable, 'bearers' | 'bearerStarts'>,
  name: number,
): Uint32Array {
  return bearers.subarray(bearerStarts[name], bearerStarts[name + 1])
}

/** A typed name prepared for comparing it with many. */
export type TypedName = { name: string; length: number; set: number; masks: Int32Array }

export function toTypedName(name: string): TypedName {
  const length = Math.min(name.length, mostLetters)
  const masks = new Int32Array(letterCount)
  let set = 0
  for (let at = 0; at < length; at++) {
    const letter = letterOf(name.charCodeAt(at))
    masks[letter] = (masks[letter] ?? 0) | (1 << at)
    set |= bitOf(letter)
  }
  return { name, length, set, masks }
}

/**
 * How many letters must be put in, taken out, changed or swapped with their neighbour to make a typed name a name of the
 * table; any number over `limit` where they are more. All letters of a row at once, as bits (H. Hyyrö, "A bit-vector algorithm
 * for computing Levenshtein and Damerau edit distances", 2003).
 */
export function slipsTo(table: NameTable, typed: TypedName, name: number, limit: number): number {
  const start = table.letterStarts[name] ?? 0
  const end = table.letterStarts[name + 1] ?? 0
  const set = table.sets[name] ?? 0
  // Each slip brings in one foreign letter at most, and loses one at most.
  const isFar =
    Math.abs(end - start - typed.length) > limit ||
    bitCount(typed.set & ~set) > limit ||
    bitCount(set & ~typed.set) > limit
  if (isFar) return limit + 1
  if (typed.length === 0) return end - start
  const last = 1 << (typed.length - 1)
  let more = -1
  let less = 0
  let same = 0
  let matchBefore = 0
  let slips = typed.length
  for (let at = start; at < end; at++) {
    const match = typed.masks[table.letters[at] ?? otherLetter] ?? 0
    const swapped = ((~same & match) << 1) & matchBefore
    same = ((((match & more) + more) | 0) ^ more) | match | less | swapped
    let rises = less | ~(same | more)
    let falls = same & more
    if (rises & last) slips++
    else if (falls & last) slips--
    rises = (rises << 1) | 1
    falls <<= 1
    more = falls | ~(same | rises)
    less = rises & same
    matchBefore = match
  }
  return slips
}

/** Calls `visit` for every name of the table that is at most `limit` slips away. */
export function visitNames(
  table: NameTable,
  typed: TypedName,
  limit: number,
  visit: (name: number, slips: number) => void,
): void {
  const first = table.lengthStarts[Math.min(mostLetters + 1, Math.max(0, typed.length - limit))] ?? 0
  const behind = table.lengthStarts[Math.min(mostLetters + 1, typed.length + limit + 1)] ?? table.names.length
  for (let name = first; name < behind; name++) {
    const slips = slipsTo(table, typed, name, limit)
    if (slips <= limit) visit(name, slips)
  }
}
