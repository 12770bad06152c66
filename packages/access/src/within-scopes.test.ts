import fc from 'fast-check'
import { expect, test } from 'vitest'
import { abilityFor, abilityOf, rowOf } from './ability'
import { roleScopes, roles } from './role'
import { type Action, type SubjectName, subjects } from './subject'
import { scopeName, withinScopes } from './within-scopes'

const actions: Action[] = [
  'read',
  'create',
  'update',
  'work',
  'supervise',
  'decide',
  'unmask',
  'readIdentifiers',
  'transfer',
  'pin',
]
const names = Object.keys(subjects) as SubjectName[]
const region = {
  platform: null,
  province: '65',
  regency: '65.03',
  district: '65.03.05',
  village: '65.03.05.2022',
} as const
const anyScopes = fc.uniqueArray(
  fc.tuple(fc.constantFrom(...actions), fc.constantFrom(...names)).map(([action, name]) => scopeName(action, name)),
)
const anyPerson = fc
  .constantFrom(...roles)
  .chain((role) => fc.constantFrom(...roleScopes[role]).map((scope) => ({ role, regionCode: region[scope] })))
const anyRow = fc.record({
  provinceCode: fc.constantFrom('65', '64'),
  regencyCode: fc.constantFrom('65.03', '65.02', '64.01'),
  districtCode: fc.constantFrom('65.03.05', '65.02.03'),
  villageCode: fc.constantFrom('65.03.05.2022', '65.02.03.2001'),
  createdBy: fc.constantFrom('me', 'you'),
})

test('a module may do for a person exactly what the person may and the module was granted', () => {
  fc.assert(
    fc.property(
      anyPerson,
      anyScopes,
      fc.constantFrom(...actions),
      fc.constantFrom(...names),
      anyRow,
      (person, scopes, action, name, row) => {
        const own = abilityFor({
          kind: 'user',
          userId: 'me',
          assignments: [person],
          grantedApplicationIds: [],
          tripIds: [],
        })
        const through = withinScopes(own, new Set(scopes))
        const asked = rowOf(name, row)
        expect(through.can(action, asked)).toBe(own.can(action, asked) && scopes.includes(scopeName(action, name)))
      },
    ),
    { numRuns: 3000 },
  )
})

test('`manage` of a person gives a module its granted actions only', () => {
  const through = withinScopes(abilityOf([{ action: 'manage', subject: 'Queue' }]), new Set(['read:Queue']))
  expect(through.can('read', 'Queue')).toBe(true)
  expect(through.can('update', 'Queue')).toBe(false)
})
