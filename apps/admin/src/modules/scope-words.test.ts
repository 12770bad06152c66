import { sayTexts } from '@sipelandukilat/sdk'
import { expect, test } from 'vitest'
import { manifest } from '../manifest'
import { moduleScopesTexts } from '../texts/texts'
import { scopeWords } from './scope-words'

const indonesian = await sayTexts(moduleScopesTexts, 'id')
const english = await sayTexts(moduleScopesTexts, 'en')

test('a scope is described in words of either language, and one nobody knows by its name', () => {
  expect(scopeWords('read:Application', indonesian)).toBe('Membaca permohonan warga')
  expect(scopeWords('readIdentifiers:Application', english)).toBe('See NIK, KK and phone in citizens’ applications')
  expect(scopeWords('read:PlanningRun', indonesian)).toBe('Membaca perencanaan perjalanan')
  expect(scopeWords('update:TravelNetwork', english)).toBe('Change the travel network')
  expect(scopeWords('dance:Application', indonesian)).toBe('dance:Application')
})

test('every scope this very module asks for has words', () => {
  for (const scope of manifest.requestedScopes) expect(scopeWords(scope, indonesian)).not.toBe(scope)
})
