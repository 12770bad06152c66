const rows = ['qwertyuiop', 'asdfghjkl', 'zxcvbnm']

const keyAt = new Map(rows.flatMap((row, y) => [...row].map((letter, x) => [letter, { x: x + y * 0.5, y }] as const)))

/** True of letters whose keys lie side by side on the keyboard people know. */
function areNeighbours(one: string, other: string): boolean {
  const first = keyAt.get(one)
  const second = keyAt.get(other)
  return !!first && !!second && Math.abs(first.x - second.x) <= 1 && Math.abs(first.y - second.y) <= 1
}

const vowels = 'aeiou'
const isVowel = (letter: string | undefined) => letter !== undefined && vowels.includes(letter)
/** Of two villages with numbers one is as easily meant as the other: "II" lacks a letter of "III". */
const isNumber = (letter: string) => letter >= '0' && letter <= '9'

/** A letter left out or two swapped: that slip has one outcome at its place, a wrong letter has many. */
const usual = 1
const likely = 1.4
const unlikely = 2.2

function changeWeight(typed: string, meant: string): number {
  if (typed === meant) return 0
  if (isNumber(typed) && isNumber(meant)) return usual
  return areNeighbours(typed, meant) || (isVowel(typed) && isVowel(meant)) ? likely : unlikely
}

/** A letter typed too many: doubled, or hit along with its neighbour. */
function extraWeight(letter: string, besides: readonly (string | undefined)[]): number {
  if (besides.includes(letter)) return usual
  return besides.some((beside) => beside !== undefined && areNeighbours(beside, letter)) ? likely : unlikely
}

/** How unlikely it is that `meant` was typed so; 0 for the same text. Orders names that are equally many slips away. */
export function slipWeight(typed: string, meant: string): number {
  let before: number[] = []
  let above = Array.from({ length: meant.length + 1 }, (_, column) => column * usual)
  for (let row = 1; row <= typed.length; row++) {
    const letter = typed[row - 1] ?? ''
    const extra = extraWeight(letter, [typed[row - 2], typed[row]])
    const line = [(above[0] ?? 0) + extra]
    for (let column = 1; column <= meant.length; column++) {
      const wanted = meant[column - 1] ?? ''
      let weight = Math.min(
        (above[column] ?? 0) + extra,
        (line[column - 1] ?? 0) + usual,
        (above[column - 1] ?? 0) + changeWeight(letter, wanted),
      )
      const isSwapped = row > 1 && column > 1 && letter === meant[column - 2] && typed[row - 2] === wanted
      if (isSwapped) weight = Math.min(weight, (before[column - 2] ?? 0) + usual)
      line.push(weight)
    }
    before = above
    above = line
  }
  return above[meant.length] ?? 0
}
