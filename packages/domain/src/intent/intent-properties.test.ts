import fc from 'fast-check'
import { describe, expect, it, it as test } from 'vitest'
import { definitions } from '../services/definitions'
import { readCorpus } from './corpus.testing'
import { findIntent } from './find-intent'
import type { Intent } from './intent'
import phrases from './phrases.json'
import { searchServices } from './search-services'
import synonyms from './synonyms.json'

const corpus = readCorpus().filter(({ isService }) => isService)
const codes = new Set(definitions.map(({ code }) => code))
const sentence = fc.constantFrom(...corpus.map((line) => line.sentence))
const bestOf = (intent: Intent) =>
  'codes' in intent ? intent.codes[0] : intent.kind === 'other' ? intent.what : undefined

const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 300 }),
  fc
    .array(fc.constantFrom(...Object.keys(synonyms), ...Object.values(phrases).flatMap(({ examples }) => examples)), {
      maxLength: 40,
    })
    .map((words) => words.join(' ')),
  sentence,
  fc.constantFrom(
    '__proto__',
    'constructor',
    'toString',
    '\u0000',
    '🙏'.repeat(500),
    'a'.repeat(100_000),
    'aku '.repeat(10_000),
    '17 '.repeat(5000),
  ),
)

describe('whatever is written', () => {
  it('is answered with at most three services that exist, each once, and alike every time', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const intent = findIntent(definitions, text)
        const offered = 'codes' in intent ? intent.codes : []
        expect(offered.length).toBeLessThanOrEqual(3)
        expect(new Set(offered).size).toBe(offered.length)
        expect(offered.every((code) => codes.has(code))).toBe(true)
        if ('codes' in intent) expect(offered.length).toBeGreaterThan(0)
        expect(findIntent([...definitions], text)).toEqual(intent)
        const search = searchServices(definitions, text)
        if ('codes' in search) expect(search.codes.length).toBeGreaterThan(0)
      }),
    )
  })

  it('a service that is not open is never offered', () => {
    fc.assert(
      fc.property(sentence, fc.subarray([...definitions]), (text, open) => {
        const intent = findIntent(open, text)
        const offered = 'codes' in intent ? intent.codes : []
        expect(offered.every((code) => open.some((service) => service.code === code))).toBe(true)
      }),
    )
  })
})

test('a polite particle changes nothing', () => {
  fc.assert(
    fc.property(
      sentence,
      fc.constantFrom('dong', 'ya', 'pak', 'bu', 'min', 'kak', 'sih', 'lah', 'tolong', 'mohon'),
      fc.boolean(),
      (text, particle, isBefore) => {
        const polite = isBefore ? `${particle} ${text}` : `${text} ${particle}`
        expect(findIntent(definitions, polite)).toEqual(findIntent(definitions, text))
      },
    ),
  )
})

/** One letter left out, doubled, or swapped with the next, inside the longest word. */
function slipsOf(text: string): string[] {
  const words = text.split(' ')
  const longest = words.reduce((long, word) => (/^[a-z]+$/i.test(word) && word.length > long.length ? word : long), '')
  if (longest.length < 7) return []
  const slipped = [...longest].slice(1, -1).flatMap((letter, index) => {
    const [before, after] = [longest.slice(0, index + 1), longest.slice(index + 2)]
    const swapped = before + (after[0] ?? '') + letter + after.slice(1)
    return [before + after, before + letter + letter + after, swapped]
  })
  return [...new Set(slipped)].filter((word) => word !== longest).map((word) => text.replace(longest, word))
}

test('one slip in a long word seldom changes the best service, and seldom makes a wrong one sure', () => {
  let tried = 0
  let changed = 0
  let wronglySure = 0
  // Every third sentence is enough to measure by.
  for (const { sentence: text, expected } of corpus.filter((_, index) => index % 3 === 0)) {
    const best = bestOf(findIntent(definitions, text))
    for (const slip of slipsOf(text)) {
      const intent = findIntent(definitions, slip)
      tried += 1
      if (bestOf(intent) !== best) changed += 1
      if (intent.kind === 'services' && intent.isSure && !intent.codes.some((code) => expected.includes(code)))
        wronglySure += 1
    }
  }
  const inHundred = (count: number) => `${((count / tried) * 100).toFixed(2)} %`
  console.info(
    `of ${tried} slips ${inHundred(changed)} change the best service, ${inHundred(wronglySure)} make a wrong one the only offer`,
  )
  expect(tried).toBeGreaterThan(5000)
  expect(changed / tried).toBeLessThan(0.06)
  expect(wronglySure / tried).toBeLessThan(0.01)
}, 60_000)
