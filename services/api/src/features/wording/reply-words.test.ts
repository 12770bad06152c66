import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { requiredLanguages } from '@sipelandukilat/domain'
import { findCommand } from '@sipelandukilat/domain/dialogue'
import { expect, test } from 'vitest'
import { readAnswer } from './visit-notice-text'

const texts = path.join(import.meta.dirname, '../../texts')
const asked = /\b(?:[Bb]alas|[Tt]ulis|[Rr]eply|[Ww]rite|atau|or)\s+(\p{Lu}{2,}(?:\s\p{Lu}{2,})*)/gu
/** No words to say: numbers, what stands in a file, and the names of things. */
const names = ['PIN', 'NIK', 'KK', 'CSV', 'PDF', 'SPTJM', 'KTP', 'UU']

test.each(requiredLanguages)('what notices and replies tell people to answer is heard, in %s', (language) => {
  const folder = path.join(texts, language)
  const words = readdirSync(folder).flatMap((file) => {
    const table: Record<string, string> = JSON.parse(readFileSync(path.join(folder, file), 'utf8'))
    return Object.values(table).flatMap((text) => [...text.matchAll(asked)].map(([, word = '']) => word))
  })
  expect(words.length).toBeGreaterThan(10)
  const isUnderstood = (word: string) => findCommand(word) !== undefined || readAnswer(word) !== undefined
  expect(words.filter((word) => !names.includes(word) && !isUnderstood(word))).toEqual([])
})
