import { expect, test } from 'vitest'
import { searchVillages } from './region-search'

const villages = [
  { code: '65.03.05.2022', name: 'Liang Butan', path: 'Krayan, Kabupaten Nunukan' },
  { code: '65.03.05.2001', name: 'Ba Sikor', path: 'Krayan, Kabupaten Nunukan' },
  { code: '65.02.01.2001', name: 'Butan Baru', path: 'Mentarang, Kabupaten Malinau' },
]
const names = (query: string, limit = 10) => searchVillages(villages, query, limit).map((village) => village.name)

test('finds by parts of the name, by the district, and by both', () => {
  expect(names('liang')).toEqual(['Liang Butan'])
  expect(names('krayan')).toEqual(['Liang Butan', 'Ba Sikor'])
  expect(names('KRAYAN sikor')).toEqual(['Ba Sikor'])
  expect(names('but')).toEqual(['Butan Baru', 'Liang Butan'])
})

test('nothing typed finds nothing, and no more than asked', () => {
  expect(names('  ')).toEqual([])
  expect(names('krayan', 1)).toHaveLength(1)
})
