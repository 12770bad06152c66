import type { Text } from './text'

/** Every rule that a plan can break, in words; `{}` stands for the stop or team. */
export const ruleTexts = {
  'unknown-stop': { id: 'Titik layanan {} tidak dikenal.', en: 'The stop {} is not known.' },
  'unknown-vehicle': { id: 'Tim {} tidak dikenal.', en: 'The team {} is not known.' },
  'vehicle-twice': { id: 'Tim {} mendapat dua perjalanan sekaligus.', en: 'The team {} has two routes at once.' },
  'stop-twice': { id: 'Titik layanan {} dijadwalkan lebih dari sekali.', en: 'The stop {} is planned more than once.' },
  'stop-forgotten': {
    id: 'Titik layanan {} tidak dijadwalkan dan tidak disebut belum terlayani.',
    en: 'The stop {} is neither planned nor named as unserved.',
  },
  'no-way': { id: 'Tidak ada jalur menuju {}.', en: 'There is no way to {}.' },
  'too-fast': { id: 'Waktu tempuh ke {} kurang.', en: 'The time allowed to travel to {} is too short.' },
  'no-departure': {
    id: 'Tidak ada keberangkatan terjadwal ke {} pada waktu itu.',
    en: 'No timetabled departure to {} at that time.',
  },
  'out-of-order': {
    id: 'Waktu pada {} tidak berurutan: berangkat, tiba, mulai, selesai.',
    en: 'The times at {} are out of order: leave, arrive, begin, finish.',
  },
  'work-cut-short': { id: 'Waktu kerja di {} kurang.', en: 'The time to work at {} is too short.' },
  window: { id: 'Kunjungan {} dimulai di luar jam yang bisa.', en: 'The visit to {} begins outside its hours.' },
  'outside-shift': {
    id: 'Perjalanan atau pekerjaan di {} berada di luar hari kerja tim.',
    en: 'Travel or work at {} lies outside the team’s working days.',
  },
  'no-bed': { id: 'Tim tidak dapat bermalam di {}.', en: 'The team cannot spend the night at {}.' },
  capacity: { id: 'Tim {} membawa lebih dari yang dapat dimuat.', en: 'The team {} needs more than it can carry.' },
  skills: { id: 'Tim di {} tidak memiliki keahlian yang diperlukan.', en: 'The team at {} lacks a skill it needs.' },
  'vehicle-not-allowed': { id: 'Tim ini tidak boleh melayani {}.', en: 'This team may not serve {}.' },
  'pin-vehicle': { id: 'Titik layanan {} dijanjikan kepada tim lain.', en: 'The stop {} was promised another team.' },
  'pin-window': { id: 'Titik layanan {} dijanjikan pada waktu lain.', en: 'The stop {} was promised another time.' },
  'too-long': { id: 'Tim {} terlalu lama di perjalanan.', en: 'The team {} is away for too long.' },
  'executed-changed': {
    id: 'Yang sudah dilaksanakan tim {} berubah.',
    en: 'What the team {} has already done was changed.',
  },
  'pair-apart': {
    id: 'Titik layanan {} dijadwalkan tanpa pasangannya.',
    en: 'The stop {} is planned without the one it goes with.',
  },
  'pair-one-team': {
    id: 'Titik layanan {} dan pasangannya memerlukan dua tim.',
    en: 'The stop {} and the one it goes with need two teams.',
  },
  'pair-gap': {
    id: 'Jarak waktu antara {} dan pasangannya tidak sesuai.',
    en: 'The time between {} and the one it goes with is not as agreed.',
  },
} as const satisfies Record<string, Text>

export type Rule = keyof typeof ruleTexts
