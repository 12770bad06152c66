import { expect, it } from 'vitest'
import { manifest } from '../manifest'
import { scopeWords } from './scope-words'

it('a scope is told in words of either language, and one nobody knows by its name', () => {
  expect(scopeWords('read:Application', 'id')).toBe('Membaca permohonan warga')
  expect(scopeWords('readIdentifiers:Application', 'en')).toBe('See NIK, KK and phone in citizens’ applications')
  expect(scopeWords('dance:Application', 'id')).toBe('dance:Application')
})

it('every scope this very module asks for has words', () => {
  for (const scope of manifest.requestedScopes) expect(scopeWords(scope, 'id')).not.toBe(scope)
})
