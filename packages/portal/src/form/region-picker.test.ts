import type { Language } from '@sipelandukilat/domain'
import { expect, test } from 'vitest'
import { createSite } from '../site'
import { emptyRegionChoice, type RegionChoice } from './form-state'
import { regionControl } from './region-picker'

const sayIn = (language: Language) => createSite({ language, assets: { scripts: {} }, path: '/' }).say

const pick = (choice: Partial<RegionChoice>, language: 'id' | 'en' = 'id', error?: string) =>
  String(
    regionControl(
      {
        ...{ language, say: sayIn(language), today: '2026-09-14' },
        errors: new Map(error ? [['villageCode', error]] : []),
      },
      {
        ...{ name: 'villageCode', label: 'Desa/Kelurahan', value: '', everywhere: false },
        choice: { ...emptyRegionChoice, ...choice },
      },
    ),
  )
const found = [{ code: '65.03.05.2022', name: 'Liang Butan', path: 'Krayan, Nunukan' }]
const options = [{ code: '65.03', name: 'Kabupaten Nunukan', path: '' }]

test('a search that names more villages than are shown says how many there are, and what to add', () => {
  expect(pick({ query: 'lembudud', found, more: 12 })).toContain(
    'Masih ada 12 desa lagi. Tambahkan nama kecamatan atau kabupatennya',
  )
  expect(pick({ query: 'lembudud', found, more: 1 }, 'en')).toContain('There is 1 more village.')
  expect(pick({ query: 'lembudud', found })).not.toContain('Masih ada')
})

test('where nothing is found the list is named only where there is one', () => {
  const without = pick({ query: 'atlantis', found: [] })
  expect(without).toContain('Tidak ada tempat bernama “atlantis”. Periksa ejaannya, atau ketik nama kecamatannya.')
  expect(without).not.toContain('daftar di bawah')
  expect(without).not.toContain('<select')
  const listed = pick({ query: 'atlantis', found: [], options })
  expect(listed).toContain('atau pilih dari daftar di bawah.')
  expect(listed).toContain('<select')
  expect(pick({ query: '' }, 'id', 'Pilih: Desa/Kelurahan.')).toContain('Pilih: Desa/Kelurahan.')
})
