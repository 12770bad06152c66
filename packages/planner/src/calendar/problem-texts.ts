import type { Text } from '../text'

/** What can be wrong with a planning problem, in words; `{}` stands for the point, team, kit or place. */
export const problemTexts = {
  malformed: { id: 'Masukan perencanaan tidak dapat dibaca: {}.', en: 'The planning input cannot be read: {}.' },
  'matrix-not-square': {
    id: 'Tabel waktu tempuh atau biaya {} tidak lengkap.',
    en: 'The table of travel times or costs {} is incomplete.',
  },
  'unknown-profile': { id: 'Keadaan jalur {} tidak ada.', en: 'There is no travel network {}.' },
  'unknown-place': { id: 'Tempat dari {} tidak ada di jaringan.', en: 'The place of {} is not in the network.' },
  'same-name': { id: 'Nama {} dipakai lebih dari sekali.', en: 'The name {} is used more than once.' },
  'windows-unsorted': {
    id: 'Jam layanan {} tidak berurutan atau bertumpang tindih.',
    en: 'The hours of {} are out of order or overlap.',
  },
  'negative-leg': {
    id: 'Perjalanan dari tempat {} tiba sebelum berangkat.',
    en: 'A leg from place {} arrives before it leaves.',
  },
  'hours-backward': {
    id: 'Jam kerja berakhir sebelum dimulai.',
    en: 'The working hours end before they begin.',
  },
  'no-points': { id: 'Belum ada titik layanan untuk direncanakan.', en: 'There is no service point to plan.' },
  'no-teams': {
    id: 'Belum ada tim: tidak ada yang dapat direncanakan.',
    en: 'There is no team: nothing can be planned.',
  },
  'no-kits': {
    id: 'Belum ada alat perekaman: tidak ada yang dapat direncanakan.',
    en: 'There is no enrolment kit: nothing can be planned.',
  },
  'team-without-kit': {
    id: 'Tim {} tidak pernah bebas bersama alat perekaman yang dapat sampai ke tempatnya.',
    en: 'The team {} is never free together with a kit that can reach it.',
  },
  'point-impossible': { id: 'Titik layanan {} tidak dapat dilayani.', en: 'The service point {} cannot be served.' },
  'floor-impossible': {
    id: 'Batas pemerataan di kecamatan {} tidak mungkin tercapai; direncanakan sedekat mungkin.',
    en: 'The fairness floor cannot be met in district {}; the plan comes as near as it can.',
  },
} as const satisfies Record<string, Text>

export type PlanningFault = keyof typeof problemTexts
