import type { Text } from '../text'

/** Every rule that a proposal can break, in words; `{}` stands for the point, team, kit or district. */
export const proposalRuleTexts = {
  'unknown-point': { id: 'Titik layanan {} tidak dikenal.', en: 'The service point {} is not known.' },
  'unknown-team': { id: 'Tim {} tidak dikenal.', en: 'The team {} is not known.' },
  'unknown-kit': { id: 'Alat perekaman {} tidak dikenal.', en: 'The kit {} is not known.' },
  'kit-missing': { id: 'Perjalanan tim {} tidak membawa alat perekaman.', en: 'The trip of team {} has no kit.' },
  'no-stops': { id: 'Perjalanan tim {} tidak memiliki titik layanan.', en: 'The trip of team {} has no stop.' },
  'point-twice': {
    id: 'Titik layanan {} dijadwalkan lebih dari sekali.',
    en: 'The service point {} is planned twice.',
  },
  'team-double-booked': {
    id: 'Tim {} dijadwalkan dua kali pada hari yang sama.',
    en: 'The team {} is booked twice on one day.',
  },
  'kit-double-booked': {
    id: 'Alat perekaman {} dijadwalkan dua kali pada hari yang sama, atau masih dalam pengiriman.',
    en: 'The kit {} is booked twice on one day, or still on its way.',
  },
  'team-on-leave': {
    id: 'Tim {} cuti atau bertugas lain pada hari itu.',
    en: 'The team {} is on leave or booked on that day.',
  },
  'kit-booked': {
    id: 'Alat perekaman {} dipakai atau dalam perawatan pada hari itu.',
    en: 'The kit {} is promised or in maintenance on that day.',
  },
  'kit-cannot-come': {
    id: 'Alat perekaman {} tidak dapat sampai ke tempat tim.',
    en: 'The kit {} cannot reach the team’s base.',
  },
  'outside-period': { id: 'Perjalanan tim {} di luar periode.', en: 'The trip of team {} lies outside the period.' },
  'trip-too-long': {
    id: 'Perjalanan tim {} lebih lama daripada yang diizinkan.',
    en: 'The trip of team {} lasts longer than allowed.',
  },
  'days-wrong': {
    id: 'Hari berangkat atau pulang tim {} tidak sesuai jamnya.',
    en: 'The days of the trip of team {} do not match its hours.',
  },
  'outside-hours': {
    id: 'Perjalanan atau pelayanan di {} di luar jam kerja tim.',
    en: 'Travel or work at {} lies outside the team’s working hours.',
  },
  'no-bed': { id: 'Tim tidak dapat bermalam di {}.', en: 'The team cannot spend the night at {}.' },
  'no-way': { id: 'Tidak ada jalur menuju {}.', en: 'There is no way to {}.' },
  'too-fast': { id: 'Waktu tempuh ke {} kurang.', en: 'The time allowed to travel to {} is too short.' },
  'no-departure': {
    id: 'Tidak ada keberangkatan terjadwal ke {} pada waktu itu.',
    en: 'No timetabled departure to {} at that time.',
  },
  'out-of-order': { id: 'Waktu pada {} tidak berurutan.', en: 'The times at {} are out of order.' },
  'work-cut-short': { id: 'Waktu pelayanan di {} kurang.', en: 'The time to work at {} is too short.' },
  window: {
    id: 'Pelayanan di {} dimulai di luar jam yang dijanjikan.',
    en: 'The work at {} begins outside its promised hours.',
  },
  'pin-team': {
    id: 'Titik layanan {} dijanjikan kepada tim lain.',
    en: 'The service point {} is promised another team.',
  },
  'pin-day': { id: 'Titik layanan {} dijanjikan pada hari lain.', en: 'The service point {} is promised another day.' },
  skills: { id: 'Tim di {} tidak memiliki keahlian yang diperlukan.', en: 'The team at {} lacks a skill it needs.' },
  blanks: {
    id: 'Blangko dari alat {} tidak cukup untuk perjalanan itu.',
    en: 'The kit {} has too few blanks for its trip.',
  },
  'cost-wrong': { id: 'Biaya perjalanan tim {} tidak sesuai.', en: 'The cost of the trip of team {} is not right.' },
  budget: { id: 'Biaya semua perjalanan melebihi anggaran: Rp{}.', en: 'All trips cost more than the budget: Rp{}.' },
} as const satisfies Record<string, Text>

export type ProposalRule = keyof typeof proposalRuleTexts
