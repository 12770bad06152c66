import type { Random } from './random'

const keys = ['qwertyuiop', 'asdfghjkl', 'zxcvbnm']
const letters = [...'abcdefghijklmnopqrstuvwxyz'] as [string, ...string[]]

/** A wrong letter: every second time from a key beside the right one. */
function wrongLetter(right: string, random: Random): string {
  const row = keys.find((one) => one.includes(right))
  const at = row?.indexOf(right) ?? -1
  const beside = [row?.[at - 1], row?.[at + 1]].filter((letter) => letter !== undefined)
  const [first, ...others] = beside
  return first !== undefined && random.chance(0.5) ? random.pick([first, ...others]) : random.pick(letters)
}

/** How likely `wrongLetter` makes `wrong` of `right`. */
export function wrongLetterChance(right: string, wrong: string): number {
  const row = keys.find((one) => one.includes(right))
  const at = row?.indexOf(right) ?? -1
  const beside = [row?.[at - 1], row?.[at + 1]].filter((letter) => letter !== undefined)
  const byChance = letters.includes(wrong) ? 1 / letters.length : 0
  return beside.length === 0 ? byChance : (byChance + (beside.includes(wrong) ? 1 / beside.length : 0)) / 2
}

/** Slips of the finger anywhere in a name: a letter put in, left out, changed, or swapped with the next, equally often. */
export function misspell(name: string, slips: number, random: Random): string {
  let typed = name.toLowerCase()
  for (let slip = 0; slip < slips; slip++) {
    const places = [...typed].flatMap((letter, at) => (letter === ' ' ? [] : [at]))
    const at = places[random.between(0, places.length - 1)] ?? 0
    const before = typed.slice(0, at)
    const [letter = '', ...rest] = typed.slice(at)
    const after = rest.join('')
    switch (random.pick(['in', 'out', 'change', 'swap'])) {
      case 'in':
        typed = before + wrongLetter(letter, random) + letter + after
        break
      case 'out':
        typed = before + after
        break
      case 'change':
        typed = before + wrongLetter(letter, random) + after
        break
      case 'swap':
        typed = before + after.slice(0, 1) + letter + after.slice(1)
    }
  }
  return typed
}
