import { expect, test } from 'vitest'
import { scopeLabel } from './scope-label'

test('a scope is described in words of either language, and one nobody knows by its name', () => {
  expect(scopeLabel('read:Application', 'id')).toBe('Membaca permohonan warga')
  expect(scopeLabel('readIdentifiers:Application', 'en')).toBe('See NIK, KK and phone in citizens’ applications')
  expect(scopeLabel('read:PlanningRun', 'id')).toBe('Membaca perencanaan perjalanan')
  expect(scopeLabel('update:TravelNetwork', 'en')).toBe('Change the travel network')
  expect(scopeLabel('dance:Application', 'id')).toBe('dance:Application')
})
