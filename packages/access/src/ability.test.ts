import { expect, test } from 'vitest'
import { abilityFor } from './ability'
import type { Role } from './role'

const abilityOfRole = (role: Role, regionCode: string | null) =>
  abilityFor({
    kind: 'user',
    userId: 'u',
    assignments: [{ role, regionCode }],
    grantedApplicationIds: [],
    tripIds: [],
  })

test('the words of notices and of the survey are kept by a province, and by nobody for the platform', () => {
  expect(abilityOfRole('province_admin', '65').can('update', 'Wording')).toBe(true)
  expect(abilityOfRole('platform_admin', null).can('update', 'Wording')).toBe(false)
  expect(abilityOfRole('platform_admin', null).can('update', 'Service')).toBe(true)
})
