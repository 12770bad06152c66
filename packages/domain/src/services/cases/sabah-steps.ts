import { text } from '../definitions/questions'
import type { CaseStep } from './service-case'

export const report = (article: string): CaseStep => ({
  stage: 'report',
  title: text('Lapor peristiwa dari luar negeri', 'Report the event abroad'),
  service: 'LAPOR-LN',
  why: text(
    'Peristiwa di Sabah dicatat di sana; di sini dilaporkan, dalam 30 hari sejak pulang. Bila KK sudah ada, KK diperbarui sekaligus.',
    'What happened in Sabah is recorded there and reported here, within 30 days of the return. A family card that exists is renewed at once.',
  ),
  basis: article,
})

export const identity: CaseStep = {
  stage: 'identity',
  title: text('NIK', 'NIK'),
  service: 'BIO-WNI',
  why: text(
    'Tanpa NIK tidak ada KK, sekolah, atau BPJS.',
    'Without a NIK there is no family card, school or health cover.',
  ),
  when: text('Bila anak, suami, atau istri belum punya NIK.', 'If the child, husband or wife has no NIK yet.'),
  basis: 'UU 23/2006 Pasal 13',
}

export const returned: CaseStep = {
  stage: 'identity',
  title: text('Lapor kedatangan', 'Report the return'),
  service: 'SKDLN',
  why: text(
    'Memberi NIK bagi yang belum punya, surat keterangan datang, KK, dan KTP-el; berlaku juga tanpa dokumen.',
    'It gives a NIK to those without, an arrival letter, a family card and the identity card; also without papers.',
  ),
  basis: 'Perpres 96/2018',
}

export const lateBirth: CaseStep = {
  stage: 'certificate',
  title: text('Akta kelahiran', 'Birth certificate'),
  service: 'AK-LAHIR',
  why: text(
    'Sijil Malaysia dan surat konsulat sudah menjadi bukti kelahiran; akta baru tidak dibuat untuk yang sudah tercatat.',
    'A Malaysian certificate with the mission’s letter proves the birth already; no other is made for what was recorded.',
  ),
  when: text(
    'Hanya bila kelahiran tidak tercatat di mana pun. Tanyakan kepada petugas dulu; kepala dinas memutuskan.',
    'Only if the birth was recorded nowhere. Ask an officer first; the head of office decides.',
  ),
  basis: 'UU 24/2013 Pasal 32',
}

export const familyCard = (service: 'KK-UBAH' | 'KK-BARU', when: CaseStep['when']): CaseStep => ({
  stage: 'familyCard',
  title: text('Kartu Keluarga', 'Family card'),
  service,
  why: text(
    'Semua anggota tercantum dengan hubungan yang benar.',
    'Everybody stands on it, as what they are to the head.',
  ),
  ...(when ? { when } : {}),
  basis: 'Perpres 96/2018',
})

export const statusOnCard: CaseStep = {
  stage: 'card',
  title: text('KTP-el dengan status baru', 'Identity card with the new status'),
  service: 'KTP-GANTI',
  why: text('Status perkawinan di KTP-el diperbarui.', 'The marital status on the card is renewed.'),
  when: text('Bila di KTP-el masih tertulis status lama.', 'If the card still shows the old status.'),
  basis: 'Perpres 96/2018',
}

export const enrolment: CaseStep = {
  stage: 'card',
  title: text('Perekaman KTP-el', 'Enrolment for the identity card'),
  service: 'KTP-REKAM',
  why: text('Foto, sidik jari, dan iris mata direkam satu kali.', 'Photo, fingerprints and iris are recorded once.'),
  when: text('Bila sudah 17 tahun dan belum pernah merekam.', 'If 17 or older and never enrolled.'),
  basis: 'UU 24/2013 Pasal 63',
}

/** No service of the registry yields a paper for schools: it is said who gives it. */
export const school: CaseStep = {
  stage: 'school',
  title: text('Masuk sekolah', 'Going to school'),
  service: null,
  why: text(
    'Surat untuk sekolah tidak diterbitkan Disdukcapil. Sekolah meminta NIK, KK, dan bukti kelahiran. Rapor atau surat pindah diberikan sekolah lama (CLC atau Sekolah Indonesia Kota Kinabalu); tanpa itu Dinas Pendidikan kabupaten/kota menentukan kelasnya.',
    'The registry office gives no letter for schools. They ask for the NIK, the family card and proof of the birth. Reports come from the old school (CLC or the Indonesian school of Kota Kinabalu); without them the regency’s education office decides on the class.',
  ),
  when: text('Untuk anak usia sekolah.', 'For children of school age.'),
  basis: 'UU 20/2003 Pasal 5',
}
