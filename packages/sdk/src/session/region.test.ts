import { expect, test } from 'vitest'
import { regionsOf } from './region'

const role = (regionCode: string | null, regionName: string | null) =>
  ({ role: 'intake_officer', regionCode, regionName }) as const

test('places of work are each named once, the widest first', () => {
  const roles = [role('65.03.01', 'Nunukan'), role('65.03', 'Kabupaten Nunukan'), role('65.03', 'Kabupaten Nunukan')]
  expect(regionsOf(roles)).toEqual([
    { code: '65.03', name: 'Kabupaten Nunukan', level: 'regency' },
    { code: '65.03.01', name: 'Nunukan', level: 'district' },
  ])
  expect(regionsOf([role('65', 'Kalimantan Utara'), role(null, null)])[0]).toMatchObject({ level: 'platform' })
})
