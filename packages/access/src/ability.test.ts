import { expect, test } from 'vitest'
import { abilityFor, rowOf } from './ability'
import type { Role } from './role'

const abilityOfRole = (role: Role, regionCode: string | null) =>
  abilityFor({
    kind: 'user',
    userId: 'u',
    assignments: [{ role, regionCode }],
    grantedApplicationIds: [],
    tripIds: [],
  })

test('the head of an office decides and reads, and does nothing else to a file', () => {
  const head = abilityOfRole('office_head', '65.03')
  const file = (regencyCode: string) => rowOf('Application', { provinceCode: '65', regencyCode })
  for (const action of ['read', 'decide', 'readIdentifiers'] as const) {
    expect(head.can(action, file('65.03'))).toBe(true)
    expect(head.can(action, file('65.02'))).toBe(false)
  }
  for (const action of ['work', 'supervise', 'create', 'transfer', 'unmask'] as const)
    expect(head.can(action, file('65.03'))).toBe(false)
  for (const role of ['supervisor', 'intake_officer', 'regency_admin'] as const)
    expect(abilityOfRole(role, '65.03').can('decide', file('65.03'))).toBe(false)
})

test('the words of notices and of the survey are kept by a province, and by nobody for the platform', () => {
  expect(abilityOfRole('province_admin', '65').can('update', 'Wording')).toBe(true)
  expect(abilityOfRole('platform_admin', null).can('update', 'Wording')).toBe(false)
  expect(abilityOfRole('platform_admin', null).can('update', 'Service')).toBe(true)
})
