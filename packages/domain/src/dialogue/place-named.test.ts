import { describe, expect, it } from 'vitest'
import { placeNamed } from './place-named'
import { nationContext } from './testing'

describe('the place that a question about visits names', () => {
  it.each([
    ['kapan petugas datang ke Long Bawan?', '65.03.05.2041'],
    ['kapan tim dukcapil datang ke krayan', '65.03.05'],
    ['jemput bola di sebatik tgl brp', '65.03.01'],
    ['bulan ini ada pelayanan di Long Nawang ga', '65.02.05.2001'],
    ['kapan mobil keliling dukcapil ke desa Tau Lumbis', '65.03.21.2001'],
    ['jadwal jemput bola di malinau', '65.02'],
    ['jadwal tarakan', '65.71'],
    ['jadwal long bawan', '65.03.05.2041'],
  ])('%s', (words, code) => {
    expect(placeNamed(nationContext(), words)).toBe(code)
  })

  it.each([
    'kapan petugas datang ke desa?',
    'kpn pelayanan keliling ke desa kami',
    'jemput bola bulan juli di mana saja',
    'minggu ini ke desa mana pelayanannya',
    'jadwal jemput bola',
    'jadwal tim datang',
    'jemput bola di bandung kapan',
  ])('is none in: %s', (words) => {
    expect(placeNamed(nationContext(), words)).toBeUndefined()
  })
})
