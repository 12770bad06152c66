import type { Localized } from '../../language/language'

/**
 * When a requirement or document is needed, where data/service-facts.json says it in words that a person has to judge.
 * Keyed by those words.
 */
export const wording: Readonly<Record<string, Localized>> = {
  'the person has a paper of the event': { id: 'Bila ada buktinya', en: 'If there is proof of it' },
  'somebody joins, an event happened or data change': {
    id: 'Bila ada yang menumpang, ada peristiwa, atau ada data yang berubah',
    en: 'If somebody joins, an event happened, or data change',
  },
  'the parents are known': { id: 'Bila orang tua anak diketahui', en: 'If the child’s parents are known' },
  'has attended school': { id: 'Bila pernah bersekolah', en: 'If the person has attended school' },
  'no other proof of residence': {
    id: 'Bila tidak ada bukti tempat tinggal lain',
    en: 'If there is no other proof of residence',
  },
  'the person has no documents': {
    id: 'Bila tidak punya dokumen apa pun',
    en: 'If the person has no documents at all',
  },
  'the address belongs to somebody else': {
    id: 'Bila memakai alamat orang lain',
    en: 'If the address belongs to somebody else',
  },
  'printed data of the card change': {
    id: 'Bila data yang tercetak pada kartu berubah',
    en: 'If data printed on the card change',
  },
  'the person is on one': { id: 'Bila sudah tercantum dalam KK', en: 'If the person is on a family card' },
  'a spouse was under 19 at the marriage': {
    id: 'Bila suami atau istri di bawah 19 tahun pada hari perkawinan. Bila tanggal di NIK keliru: akta kelahirannya.',
    en: 'If husband or wife was under 19 on the day. If the date in a NIK is wrong: the birth certificate.',
  },
  'new family by marriage': { id: 'Bila keluarga baru karena menikah', en: 'If a new family by marriage' },
  'new family after divorce': { id: 'Bila keluarga baru karena bercerai', en: 'If a new family after divorce' },
  'marriage or divorce is not registered': {
    id: 'Bila perkawinan atau perceraian belum tercatat',
    en: 'If the marriage or divorce is not registered',
  },
  'moving in': { id: 'Bila pindah datang', en: 'If moving in' },
  'the head of family has died': { id: 'Bila kepala keluarga meninggal', en: 'If the head of family has died' },
  'address or marital status changed': {
    id: 'Bila alamat atau status perkawinan berubah',
    en: 'If address or marital status changed',
  },
  'address changed': { id: 'Bila alamat berubah', en: 'If the address changed' },
  'data elements change': { id: 'Bila ada data yang berubah', en: 'If data change' },
  'data change': { id: 'Bila ada data yang berubah', en: 'If data change' },
  'joining another family card': { id: 'Bila menumpang KK orang lain', en: 'If joining another family card' },
  lost: { id: 'Bila hilang', en: 'If lost' },
  damaged: { id: 'Bila rusak', en: 'If damaged' },
  'the family card number is not found': {
    id: 'Tidak wajib; membantu bila nomor KK tidak ditemukan',
    en: 'Not a must; it helps if the family card number is not found',
  },
  'the NIK is not found': {
    id: 'Tidak wajib; membantu bila NIK tidak ditemukan',
    en: 'Not a must; it helps if the NIK is not found',
  },
  'the child is 5 or older': { id: 'Bila anak sudah berumur 5 tahun', en: 'If the child is 5 or older' },
  'a child moves without its parents': {
    id: 'Bila anak pindah tanpa orang tuanya',
    en: 'If a child moves without its parents',
  },
  'joining a family card at the destination': {
    id: 'Bila menumpang KK di tempat tujuan',
    en: 'If joining a family card at the destination',
  },
  'the family needs it': { id: 'Bila diperlukan untuk KK baru', en: 'If the new family card needs it' },
  'the person holds one': { id: 'Bila sudah memiliki', en: 'If the person holds one' },
  'a child holds one': { id: 'Bila anak sudah memiliki', en: 'If a child holds one' },
  'the person has one': { id: 'Bila punya', en: 'If the person has one' },
  'the mission gave one': { id: 'Bila diberi oleh Perwakilan RI', en: 'If the mission gave one' },
  '17 or older, or married once': {
    id: 'Bila sudah 17 tahun, atau sudah/pernah kawin',
    en: 'If 17 or older, or married once',
  },
  'the person has a sponsor': { id: 'Bila punya sponsor', en: 'If the person has a sponsor' },
  'no other witness of identity': {
    id: 'Bila tidak ada saksi lain yang mengenal orangnya',
    en: 'If nobody else can witness the identity',
  },
  'the person stays': { id: 'Bila menetap', en: 'If the person stays' },
  'asked by the office': { id: 'Bila diminta oleh kantor', en: 'If the office asks for it' },
  'someone gave one': { id: 'Bila ada', en: 'If there is one' },
  'no birth letter': { id: 'Bila tidak ada surat keterangan lahir', en: 'If there is no birth letter' },
  'the parents are married': { id: 'Bila orang tua menikah', en: 'If the parents are married' },
  'no proof of the marriage': { id: 'Bila tidak ada bukti pernikahan', en: 'If there is no proof of the marriage' },
  'the child was found': { id: 'Untuk anak temuan', en: 'For a child that was found' },
  'the child is an Indonesian citizen under 17': {
    id: 'Bila anak WNI berumur di bawah 17 tahun',
    en: 'If the child is an Indonesian citizen under 17',
  },
  'others remain on the card': {
    id: 'Bila masih ada anggota keluarga lain dalam KK',
    en: 'If others remain on the family card',
  },
  'a spouse survives': { id: 'Bila suami atau istri masih hidup', en: 'If a spouse survives' },
  'a spouse was married before': { id: 'Bila pernah menikah sebelumnya', en: 'If a spouse was married before' },
  'a spouse died before the registration': {
    id: 'Bila salah satu meninggal sebelum dicatat',
    en: 'If a spouse died before the registration',
  },
  'marital status changed': { id: 'Bila status perkawinan berubah', en: 'If the marital status changed' },
  'the child joins the adoptive family': {
    id: 'Bila anak masuk KK orang tua angkat',
    en: 'If the child joins the adoptive family',
  },
  'no court ruling': { id: 'Bila tidak ada penetapan pengadilan', en: 'If there is no court ruling' },
  'no acknowledgement letter': {
    id: 'Bila tidak ada surat pengakuan',
    en: 'If there is no acknowledgement letter',
  },
  "the child's data change": { id: 'Bila data anak berubah', en: 'If the child’s data change' },
  'an oath or affidavit was given': { id: 'Bila ada sumpah atau afidavit', en: 'If an oath or affidavit was given' },
  'became a citizen': { id: 'Bila menjadi WNI', en: 'If the person became a citizen' },
  'printed data change': { id: 'Bila data yang tercetak berubah', en: 'If printed data change' },
  'no F-2.04C': { id: 'Bila tidak memakai F-2.04C', en: 'If there is no F-2.04C' },
  'no court decision': { id: 'Bila tidak ada putusan pengadilan', en: 'If there is no court decision' },
  'family data change': { id: 'Bila data keluarga berubah', en: 'If family data change' },
}
