import { expect, test } from 'vitest'
import { keptKind, kindInWords } from './complaint-words'

test.each([
  ['Petugas Fatimah Arifin minta Rp 500.000', 'fee'],
  ['saya mau lapor petugas minta uang', 'fee'],
  ['diminta bayar Rp50.000 di loket', 'fee'],
  ['dipungut biaya', 'fee'],
  ['ada pungli di sana', 'fee'],
  ['They asked me for money', 'fee'],
  ['Petugasnya membentak ibu saya', 'conduct'],
  ['pegawai bernama Badu datang siang terus', 'conduct'],
  ['petugas Badu lama sekali', 'conduct'],
  ['tidak sopan', 'conduct'],
] as const)('"%s" is kept as what may be about officers', (words, kind) => {
  expect(kindInWords(words)).toBe(kind)
  expect(keptKind('delay', words)).toBe(kind)
})

test.each([
  'Sudah tiga minggu KTP saya belum jadi. Kapan bisa diambil?',
  'Nama ibu di kartu keluarga salah tulis.',
  'Tidak ada kursi untuk orang tua di ruang tunggu.',
  'Petugas Dukcapil belum datang ke desa kami',
  'Berkas lama sekali',
  'Internet di pasar mati',
])('"%s" stays of the kind that was chosen', (words) => expect(keptKind('delay', words)).toBe('delay'))

test('what was chosen to be about officers stays so', () => expect(keptKind('conduct', 'diminta uang')).toBe('conduct'))
