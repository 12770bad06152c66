import fc from 'fast-check'
import { expect, it as test } from 'vitest'
import { editDistance } from '../language/similarity'
import { buildNameTable, slipsTo, toTypedName, visitNames } from './name-table'

const name = fc.string({ unit: fc.constantFrom('a', 'b', 'c', 'z', '1', '9'), minLength: 1, maxLength: 30 })

test('counts slips as the plain table of distances does', () => {
  fc.assert(
    fc.property(name, name, fc.nat(6), (typed, other, limit) => {
      const slips = slipsTo(buildNameTable([[other, 0]]), toTypedName(typed), 0, limit)
      expect(Math.min(slips, limit + 1)).toBe(Math.min(editDistance(typed, other), limit + 1))
    }),
  )
})

test('visits every name near enough and no other', () => {
  fc.assert(
    fc.property(fc.uniqueArray(name, { maxLength: 30 }), name, fc.nat(4), (names, typed, limit) => {
      const table = buildNameTable(names.map((one, place) => [one, place] as const))
      const visited = new Map<string, number>()
      visitNames(table, toTypedName(typed), limit, (number, slips) => visited.set(table.names[number] ?? '', slips))
      const near = names.filter((one) => editDistance(typed, one) <= limit)
      expect(visited).toEqual(new Map(near.map((one) => [one, editDistance(typed, one)])))
    }),
  )
})
