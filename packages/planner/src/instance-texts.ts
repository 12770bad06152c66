import type { Text } from './text'

/** What can be wrong with what was asked for, in words; `{}` stands for the stop, team or place. */
export const instanceTexts = {
  malformed: { id: 'Masukan perencana tidak dapat dibaca: {}.', en: 'The planner’s input cannot be read: {}.' },
  'matrix-not-square': {
    id: 'Tabel waktu tempuh atau biaya tidak lengkap: setiap tempat perlu satu baris dan satu kolom.',
    en: 'The table of travel times or costs is incomplete: each place needs a row and a column.',
  },
  'unknown-place': { id: 'Tempat dari {} tidak ada di jaringan.', en: 'The place of {} is not in the network.' },
  'same-name': { id: 'Nama {} dipakai lebih dari sekali.', en: 'The name {} is used more than once.' },
  'unknown-name': { id: '{} disebut tetapi tidak ada.', en: '{} is referred to but does not exist.' },
  'two-pairs': { id: 'Titik layanan {} ada di lebih dari satu pasangan.', en: 'The stop {} is in more than one pair.' },
  'windows-unsorted': {
    id: 'Jam layanan atau hari kerja {} tidak berurutan atau bertumpang tindih.',
    en: 'The hours or working days of {} are out of order or overlap.',
  },
  'negative-leg': {
    id: 'Perjalanan dari tempat {} tiba sebelum berangkat.',
    en: 'A leg from place {} arrives before it leaves.',
  },
  'no-teams': {
    id: 'Belum ada tim: tidak ada yang dapat dijadwalkan.',
    en: 'There is no team: nothing can be planned.',
  },
  'no-stops': { id: 'Belum ada titik layanan untuk dijadwalkan.', en: 'There is no stop to plan.' },
  'no-fitting-team': {
    id: 'Tidak ada tim dengan keahlian, izin dan daya angkut untuk {}.',
    en: 'No team has the skills, the permission and the room for {}.',
  },
  unreachable: {
    id: 'Tidak ada jalur pulang pergi ke {} bagi tim mana pun.',
    en: 'No team has a way to {} and back.',
  },
  'window-impossible': {
    id: 'Jam layanan {} tidak dapat dipenuhi tim mana pun, juga bila hanya itu tujuannya.',
    en: 'No team can meet the hours of {}, even if it went nowhere else.',
  },
  'too-much': {
    id: 'Permintaan melebihi daya angkut semua tim: sebagian tidak akan terlayani.',
    en: 'There is more demand than all teams can carry: some will stay unserved.',
  },
} as const satisfies Record<string, Text>

export type InstanceProblem = keyof typeof instanceTexts
