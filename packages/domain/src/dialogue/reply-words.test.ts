import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, it as test } from 'vitest'
import { type Language, languageCodes } from '../language/languages'
import { findPlaces } from '../places'
import { play, testContext } from './testing'
import { findCommand, readYesOrNo } from './words'

const texts = path.join(import.meta.dirname, '../texts')
const tablesOf = (language: Language): Record<string, string>[] =>
  readdirSync(path.join(texts, language)).map((file) =>
    JSON.parse(readFileSync(path.join(texts, language, file), 'utf8')),
  )

const asked = /\b(?:[Bb]alas|[Tt]ulis|[Rr]eply|[Ww]rite)\s+(\p{Lu}[\p{Lu}'’]+(?:\s\p{Lu}[\p{Lu}'’]+)*)/gu
/** Stands for digits that are asked for. */
const numbers = ['PIN', 'NIK']

const context = testContext()
const forSomebodyElse = play(context, ['ktp nenek saya hilang', 'mulai']).state

function isUnderstood(word: string): boolean {
  const answered = play(context, [word], forSomebodyElse).state?.application
  return (
    findCommand(word) !== undefined ||
    readYesOrNo(word) !== undefined ||
    findPlaces(context.regions, word).kind === 'unknown' ||
    (answered !== undefined && answered.assistedBy === undefined)
  )
}

test('is begun for somebody else', () => {
  expect(forSomebodyElse?.application?.assistedBy).toBeDefined()
  expect(isUnderstood('SEMBARANG KATA')).toBe(false)
})

test.each(languageCodes)('what people are told to reply is heard, in %s', (language) => {
  const words = tablesOf(language).flatMap((table) =>
    Object.values(table).flatMap((text) => [...text.matchAll(asked)].map(([, word = '']) => word)),
  )
  expect(words.length).toBeGreaterThan(10)
  expect(words.filter((word) => !numbers.includes(word) && !isUnderstood(word))).toEqual([])
})

test.each([
  ['YA, saya setuju. Terima kasih', true],
  ['ya saya setuju pak', true],
  ['tidak, terima kasih banyak', false],
  ['terima kasih', undefined],
])('%s is read with its courtesy left out', (text, read) => {
  expect(readYesOrNo(text)).toBe(read)
})
