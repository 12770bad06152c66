/** Spellings that sound alike in Indonesian names, longer ones first: old spelling, Arabic and European ways of writing. */
const sounds: readonly (readonly [RegExp, string])[] = [
  [/tj/g, 'c'],
  [/dj/g, 'j'],
  [/nj/g, 'ny'],
  [/sj|sy|sh/g, 's'],
  [/dz|dh/g, 'd'],
  [/th/g, 't'],
  [/ts/g, 's'],
  [/kh|ch/g, 'k'],
  [/gh/g, 'g'],
  [/ph|v|f/g, 'p'],
  [/q|ck/g, 'k'],
  [/x/g, 'ks'],
  [/z/g, 's'],
  [/oe/g, 'u'],
  [/aa/g, 'a'],
  [/ie|ee|y/g, 'i'],
  [/h/g, ''],
  [/w/g, 'u'],
]

/** How everybody writes a name that so many bear. */
const shortForms: Readonly<Record<string, string>> = {
  muh: 'muhammad',
  moh: 'muhammad',
  moch: 'muhammad',
  mohd: 'muhammad',
  muhd: 'muhammad',
  md: 'muhammad',
  m: 'muhammad',
  mohammad: 'muhammad',
  mohamad: 'muhammad',
  mochamad: 'muhammad',
  muhamad: 'muhammad',
  abd: 'abdul',
  st: 'siti',
  sitti: 'siti',
  nr: 'nur',
  noor: 'nur',
  nor: 'nur',
}

const titles = new Set(['h', 'hj', 'haji', 'hajah', 'dr', 'drs', 'ir', 'bin', 'binti', 'bt', 'b', 'alm', 'almh'])

/**
 * The sound of a name: words without titles, spelled one way, doubled letters once, the vowels after the first letter left
 * out. "Moh. Jusuf" and "Muhammad Yusuf" have the same key.
 */
export function phoneticKey(name: string): string {
  const words = name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .split(/[^a-z]+/)
    .filter((word) => word !== '' && !titles.has(word))
  return words.map(soundOf).filter(Boolean).join(' ')
}

function soundOf(word: string): string {
  // A J before a vowel at the beginning was written for Y: Jusuf, Johanes.
  let sound = (shortForms[word] ?? word).replace(/^j(?=[aou])/, 'y')
  for (const [pattern, replacement] of sounds) sound = sound.replace(pattern, replacement)
  const [first = '', ...rest] = sound.replace(/(.)\1+/g, '$1')
  return first + rest.join('').replace(/[aeiou]/g, '')
}
