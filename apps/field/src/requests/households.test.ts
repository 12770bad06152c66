import type { VisitRequest } from '@sipelandukilat/sdk/api/field'
import { expect, test } from 'vitest'
import { togetherByHousehold } from './households'

const request = (id: string, householdId: string, villageCode = 'v') =>
  ({ id, householdId, villageCode }) as VisitRequest

test('puts those of one house behind its most urgent, and keeps the order otherwise', () => {
  const list = [request('a', '1'), request('b', '2'), request('c', '1'), request('d', '3')]
  expect(togetherByHousehold(list).map(({ request: { id }, follows }) => [id, follows])).toEqual([
    ['a', false],
    ['c', true],
    ['b', false],
    ['d', false],
  ])
})

test('does not join a family that lives in two villages', () => {
  expect(togetherByHousehold([request('a', '1', 'v'), request('b', '1', 'w')]).some(({ follows }) => follows)).toBe(
    false,
  )
})
