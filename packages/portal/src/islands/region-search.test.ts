import { expect, test } from 'vitest'
import { toVillageSearch } from './region-search'

const search = toVillageSearch([
  { code: '65.03.05.2022', name: 'Liang Butan', path: 'Krayan, Kabupaten Nunukan' },
  { code: '65.03.05.2001', name: 'Ba Sikor', path: 'Krayan, Kabupaten Nunukan' },
  { code: '65.03.12.2001', name: 'Aji Kuning', path: 'Sebatik Tengah, Kabupaten Nunukan' },
  { code: '65.02.01.2001', name: 'Butan Baru', path: 'Mentarang, Kabupaten Malinau' },
])
const names = (query: string, limit = 10) => search(query, limit).villages.map((village) => village.name)

test('finds by parts of the name, by the district, and by both', () => {
  expect(names('liang')).toEqual(['Liang Butan'])
  expect(names('krayan')).toEqual(['Ba Sikor', 'Liang Butan'])
  expect(names('KRAYAN sikor')).toEqual(['Ba Sikor'])
  expect(names('but')).toEqual(['Butan Baru', 'Liang Butan'])
})

test.each(['Desa Aji Kuning', 'ajikuning', 'aji kunign', 'kuning kab nunukan'])('%s finds Aji Kuning', (query) => {
  expect(names(query)).toEqual(['Aji Kuning'])
})

test('nothing typed finds nothing, and no more than asked', () => {
  expect(search('  ', 10)).toEqual({ villages: [], total: 0 })
  expect(search('kab. nunukan', 1)).toMatchObject({ villages: { length: 1 }, total: 3 })
})
