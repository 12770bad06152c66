import type { Text } from '../text'

/** Why a service point is not in a proposal, in words. */
export const unservedTexts = {
  'nobody-waits': { id: 'Tidak ada warga yang menunggu.', en: 'Nobody is waiting there.' },
  'no-teams': { id: 'Belum ada tim.', en: 'There is no team.' },
  'no-kits': { id: 'Belum ada alat perekaman.', en: 'There is no enrolment kit.' },
  skill: {
    id: 'Memerlukan keahlian yang tidak dimiliki tim mana pun.',
    en: 'It needs a skill that no team has.',
  },
  'pin-team': { id: 'Dijanjikan kepada tim yang tidak ada.', en: 'It is promised a team that does not exist.' },
  blanks: {
    id: 'Memerlukan lebih banyak blangko daripada yang dibawa alat mana pun.',
    en: 'It needs more blanks than any kit takes along.',
  },
  'no-way': { id: 'Tidak ada jalur pulang pergi.', en: 'There is no way there and back.' },
  'no-way-this-season': {
    id: 'Tidak ada jalur pulang pergi pada musim ini; pada musim lain ada.',
    en: 'There is no way there and back in this season; in another there is.',
  },
  'day-too-short': {
    id: 'Pelayanannya tidak selesai dalam satu hari kerja, atau perjalanannya lebih lama daripada periodenya.',
    en: 'The work takes longer than a working day, or the way there and back longer than the period.',
  },
  window: {
    id: 'Jam atau hari yang dijanjikan tidak dapat dipenuhi tim mana pun.',
    en: 'No team can meet its promised hours or day.',
  },
  'over-budget': {
    id: 'Perjalanan ke sana saja sudah melebihi anggaran.',
    en: 'A trip there alone costs more than the whole budget.',
  },
  'budget-used': {
    id: 'Sisa anggaran tidak cukup untuk ke sana.',
    en: 'What is left of the budget does not reach there.',
  },
  'no-team-free': {
    id: 'Semua tim yang dapat ke sana sudah terjadwal, cuti, atau bertugas lain.',
    en: 'All teams that could go there are away, on leave or booked.',
  },
  'no-kit-free': {
    id: 'Tidak ada alat perekaman yang bebas selagi tim dapat berangkat.',
    en: 'No kit is free while a team could go.',
  },
  'more-demand': {
    id: 'Permintaan melebihi yang dapat dilayani pada periode ini; titik lain didahulukan.',
    en: 'There is more demand than this period can serve; others went first.',
  },
} as const satisfies Record<string, Text>

export type UnservedReason = keyof typeof unservedTexts
