import { text } from '../definitions/questions'
import type { CasePaper } from './service-case'

const missions = text('Konsulat RI Tawau atau KJRI Kota Kinabalu', 'The Indonesian consulate in Tawau or Kota Kinabalu')
const registrar = text('Jabatan Pendaftaran Negara (JPN) Malaysia', 'The Malaysian registration department (JPN)')

export const birthPapers: CasePaper[] = [
  {
    id: 'sijil',
    label: text('Sijil kelahiran Malaysia', 'Malaysian birth certificate'),
    givenBy: registrar,
    whereMissing: text(
      'Pernah didaftarkan: minta salinannya di JPN tempat lahir. Tidak pernah: lapor ke konsulat dengan surat dari klinik, bidan, atau majikan.',
      'Registered once: ask the JPN of the birthplace for a copy. Never: report to the consulate with a letter of the clinic, midwife or employer.',
    ),
  },
  {
    id: 'mission',
    label: text('Surat bukti pencatatan kelahiran', 'Mission’s proof of the recorded birth'),
    givenBy: missions,
    whereMissing: text(
      'Keluarga yang masih di Sabah dapat memintakannya. Bila semua sudah pulang, tulis kepada petugas sebelum kembali ke sana.',
      'Family still in Sabah may ask for it. If all have returned, write to an officer before anybody travels back.',
    ),
  },
  {
    id: 'parents',
    label: text('KTP-el, paspor, atau SPLP orang tua', 'Parents’ identity cards, passports or travel documents'),
    givenBy: text('Disdukcapil, Imigrasi, atau konsulat', 'The registry office, immigration or the consulate'),
    whereMissing: text(
      'Orang tua tanpa dokumen mengurus kepulangannya lebih dulu: pilih “Pulang tanpa dokumen”.',
      'Parents without papers see to their own return first: choose “Returned without papers”.',
    ),
  },
]

export const marriagePapers: CasePaper[] = [
  {
    id: 'sijil',
    label: text('Sijil perkahwinan atau surat nikah Malaysia', 'Malaysian marriage certificate'),
    givenBy: text('JPN, atau Jabatan Agama Islam Sabah (JHEAINS)', 'JPN, or the Islamic department of Sabah (JHEAINS)'),
    whereMissing: text(
      'Tanpa bukti, KK tetap dapat dibuat dengan F-1.05 (kawin belum tercatat). Pencatatan nikah Islam menyusul lewat isbat di Pengadilan Agama.',
      'Without proof a family card can still be made with F-1.05. Muslims have the marriage confirmed by the religious court later.',
    ),
  },
  {
    id: 'mission',
    label: text('Surat bukti pencatatan perkawinan', 'Mission’s proof of the recorded marriage'),
    givenBy: missions,
    whereMissing: text(
      'Keluarga yang masih di Sabah dapat memintakannya; bawa sijilnya.',
      'Family still in Sabah may ask for it with the certificate.',
    ),
  },
]

export const deathPapers: CasePaper[] = [
  {
    id: 'sijil',
    label: text('Sijil kematian atau permit pengebumian', 'Death certificate or burial permit'),
    givenBy: registrar,
    whereMissing: text(
      'Minta salinannya di JPN atau rumah sakit tempat meninggal; konsulat membantu.',
      'Ask the JPN or the hospital of the place for a copy; the consulate helps.',
    ),
  },
  {
    id: 'mission',
    label: text('Surat bukti pencatatan kematian', 'Mission’s proof of the recorded death'),
    givenBy: missions,
    whereMissing: text(
      'Dapat diminta keluarga atau majikan yang masih di Sabah.',
      'Family or the employer still in Sabah may ask for it.',
    ),
  },
  {
    id: 'card',
    label: text('KK atau KTP-el almarhum/ah', 'Family or identity card of the deceased'),
    givenBy: text('Disdukcapil tempat tinggalnya dulu', 'The registry office where the deceased lived'),
    whereMissing: text(
      'Cukup nama, tanggal lahir, dan nama ibunya; petugas mencari datanya.',
      'Name, date of birth and the mother’s name are enough; an officer looks for the record.',
    ),
  },
]

export const returnPapers: CasePaper[] = [
  {
    id: 'splp',
    label: text('Paspor atau SPLP', 'Passport or travel document (SPLP)'),
    givenBy: missions,
    whereMissing: text(
      'Tidak apa-apa: orangnya tetap dilayani. Ceritakan kapan dan lewat mana pulang.',
      'You are served without it. Tell when and by which way you returned.',
    ),
  },
  {
    id: 'deportation',
    label: text('Surat pemulangan atau deportasi', 'Letter of the return or deportation'),
    givenBy: text('Imigrasi Nunukan, BP3MI, atau konsulat', 'Immigration in Nunukan, BP3MI or the consulate'),
    whereMissing: text('Tidak wajib; membantu mencocokkan data.', 'Not a must; it helps to compare the data.'),
  },
  {
    id: 'old',
    label: text('Dokumen lama apa pun', 'Any old paper'),
    givenBy: text(
      'Misalnya KTP, KK, akta, ijazah, atau surat baptis',
      'For example a card, certificate, diploma or baptism letter',
    ),
    whereMissing: text(
      'Tanda tangani F-1.04; dua orang yang mengenal Anda menjadi saksi.',
      'Sign form F-1.04; two people who know you are witnesses.',
    ),
  },
]
