import type { RegisteredModule } from '@sipelandukilat/sdk/api/modules'
import { expect, test } from 'vitest'
import { aModule, aRollout } from './module.testing'
import { grantedAt, isNewerWaiting, isRollingOutAt, versionAt } from './module-state'

const at = '2026-09-01T00:00:00.000Z'
const of = (change: Partial<RegisteredModule>) => ({ ...aModule, ...change })
const stable = [
  { regionCode: null, version: '1.0.0' },
  { regionCode: '65', version: '1.1.0' },
]

test('a suspension stands before a pin, a pin before the stable release, the nearest place first', () => {
  expect(versionAt(of({ stable }), '65.03')).toEqual({ version: '1.1.0', by: 'stable', regionCode: '65' })
  expect(versionAt(of({ stable }), '64')).toEqual({ version: '1.0.0', by: 'stable', regionCode: null })
  const pins = [{ regionCode: '65', version: '0.9.0', reason: 'lambat', byName: null, at }]
  expect(versionAt(of({ stable, pins }), '65.03')).toEqual({ version: '0.9.0', by: 'pin', regionCode: '65' })
  expect(versionAt(of({ stable, pins }), '').version).toBe('1.0.0')
  const suspensions = [{ regionCode: '65.03', reason: 'rusak', byName: null, at }]
  expect(versionAt(of({ stable, pins, suspensions }), '65.03')).toMatchObject({ version: null, by: 'suspended' })
  expect(versionAt(of({ stable, pins, suspensions }), '65.02').version).toBe('0.9.0')
  expect(versionAt(of({ stable: [] }), '65').by).toBe('nothing')
})

test('a province’s own grant stands in the place of the platform’s', () => {
  const grants = [
    { provinceCode: null, granted: ['read:Region'] },
    { provinceCode: '65', granted: ['read:Application'] },
  ]
  expect(grantedAt(of({ grants }), '65.03')).toEqual(['read:Application'])
  expect(grantedAt(of({ grants }), '64')).toEqual(['read:Region'])
  expect(grantedAt(of({ grants: [] }), '')).toEqual([])
})

test('a newer release waits until a rollout gives it to somebody', () => {
  const newer = of({ stable, latestVersion: '1.2.0', rollouts: [] })
  expect(isNewerWaiting(newer, '65')).toBe(true)
  expect(isNewerWaiting({ ...newer, rollouts: [{ ...aRollout, version: '1.2.0' }] }, '65')).toBe(false)
  expect(isNewerWaiting({ ...newer, latestVersion: '1.1.0' }, '65')).toBe(false)
  expect(isNewerWaiting({ ...newer, stable: [] }, '65')).toBe(false)
})

test('a place has one rollout at a time, a province beside the platform', () => {
  const rolling = of({ rollouts: [aRollout] })
  expect([isRollingOutAt(rolling, '65'), isRollingOutAt(rolling, '')]).toEqual([true, false])
  expect(isRollingOutAt(of({ rollouts: [{ ...aRollout, status: 'reverted' }] }), '65')).toBe(false)
})
