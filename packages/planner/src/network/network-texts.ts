import type { Text } from '../text'

/** What can be wrong with a travel network, in words; `{}` stands for the node or the leg. */
export const networkTexts = {
  malformed: { id: 'Jaringan tidak dapat dibaca: {}.', en: 'The network cannot be read: {}.' },
  'no-nodes': { id: 'Jaringan belum berisi tempat.', en: 'The network has no places yet.' },
  'no-office': {
    id: 'Belum ada tempat berjenis kantor: tim tidak tahu berangkat dari mana.',
    en: 'No place is an office: teams would not know where to set out.',
  },
  'same-name': { id: 'Kode {} dipakai lebih dari sekali.', en: 'The code {} is used more than once.' },
  'unknown-node': {
    id: 'Jalur {} menuju tempat yang tidak ada di jaringan.',
    en: 'The leg {} goes to a place that is not in the network.',
  },
  'to-itself': { id: 'Jalur {} berangkat dan tiba di tempat yang sama.', en: 'The leg {} begins where it ends.' },
  'negative-minutes': {
    id: 'Waktu tempuh jalur {} kurang dari nol menit.',
    en: 'The leg {} takes fewer than zero minutes.',
  },
  'negative-cost': { id: 'Biaya jalur {} kurang dari nol rupiah.', en: 'The leg {} costs less than zero rupiah.' },
  'no-room': {
    id: 'Daya angkut jalur {} nol: kosongkan bila tidak terbatas.',
    en: 'The leg {} carries nobody: leave it empty where there is no limit.',
  },
  'never-open': {
    id: 'Jalur {} tidak terbuka pada bulan atau keadaan apa pun.',
    en: 'The leg {} is open in no month or under no conditions.',
  },
  'never-leaves': {
    id: 'Jadwal jalur {} tidak menyebut hari keberangkatan.',
    en: 'The timetable of the leg {} names no day.',
  },
  'no-departure-back': {
    id: 'Jalur {} berjadwal dan dua arah, tetapi jadwal pulangnya kosong.',
    en: 'The leg {} goes both ways by timetable, but has no departure back.',
  },
  'closure-backward': {
    id: 'Masa tutup jalur {} berakhir sebelum mulai.',
    en: 'A closed period of the leg {} ends before it begins.',
  },
  'no-leg': {
    id: 'Belum ada jalur ke {}: tambahkan jalur dari dermaga, bandara perintis atau desa terdekat.',
    en: 'There is no leg to {} yet: add one from the nearest jetty, airstrip or village.',
  },
  'cut-off': {
    id: '{} punya jalur, tetapi jalur itu tidak bersambung ke kantor mana pun.',
    en: '{} has legs, but they connect to no office.',
  },
  'no-way-back': {
    id: '{} dapat dicapai, tetapi tidak ada jalur pulang.',
    en: '{} can be reached, but not left again.',
  },
  'closed-in-profile': {
    id: '{} terputus pada keadaan ini: {where} tidak dapat dilalui.',
    en: '{} is cut off under these conditions: {where} cannot be passed.',
  },
  'closed-in-season': {
    id: '{} terputus pada tanggal ini: {where} sedang ditutup atau di luar musim.',
    en: '{} is cut off on this date: {where} is closed or out of season.',
  },
} as const satisfies Record<string, Text>

export type NetworkProblem = keyof typeof networkTexts

export const profileLabels = {
  dry: { id: 'Kemarau', en: 'Dry season' },
  wet: { id: 'Musim hujan', en: 'Rains' },
  low_river: { id: 'Sungai surut', en: 'Low rivers' },
} as const satisfies Record<string, Text>
