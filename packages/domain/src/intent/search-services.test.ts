import { expect, it as test } from 'vitest'
import { definitions } from '../services/definitions'
import { searchServices } from './search-services'

const found = (query: string) => {
  const search = searchServices(definitions, query)
  return search.kind === 'found' ? search.codes : []
}

test.each([
  ['akte', ['AK-LAHIR', 'AK-MATI', 'AK-KAWIN', 'TERBIT2']],
  ['hilang', ['KTP-GANTI', 'KK-GANTI', 'TERBIT2']],
  ['pindah', ['SKP', 'SKDTG', 'SKPLN']],
  ['cerai', ['AK-CERAI', 'BTL-CERAI']],
])('a word alone, "%s", finds all that it may mean', (query, codes) => {
  expect(found(query)).toEqual(expect.arrayContaining(codes))
})

test.each([
  ['surat lahir', 'AK-LAHIR'],
  ['orang tua saya meninggal di Krayan', 'AK-MATI'],
  ['ktp ilang', 'KTP-GANTI'],
  ['lost idd crad', 'KTP-GANTI'],
  ['kami nikah adat, mau buat KK', 'KK-BARU'],
])('the best stands first for "%s"', (query, code) => {
  expect(found(query)[0]).toBe(code)
})

test('offers three where nothing fits, and knows what is no service', () => {
  expect(searchServices(definitions, 'zzz')).toEqual({
    kind: 'nearest',
    codes: definitions.slice(0, 3).map(({ code }) => code),
  })
  expect(searchServices(definitions, 'cek status')).toEqual({ kind: 'other', what: 'status' })
  expect(searchServices(definitions, 'bikin sim')).toEqual({ kind: 'elsewhere', topic: 'drivingLicence' })
  expect(searchServices(definitions, 'mau cerai agama islam')).toMatchObject({
    kind: 'found',
    notice: 'religiousCourt',
  })
})

test('whoever tells of a mother that died, or of a baby that lived, finds no stillbirth', () => {
  expect(found('istri saya mati waktu melahirkan, bayinya hidup')[0]).toBe('AK-MATI')
  for (const query of ['istri saya mati waktu melahirkan, bayinya hidup', 'bayi lahir hidup lalu meninggal besoknya'])
    expect(found(query), query).not.toContain('LAHIRMATI')
})
