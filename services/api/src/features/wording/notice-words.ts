import { type noticeKeys, noticePlaceholders } from '@sipelandukilat/contract'
import type { Localized } from '@sipelandukilat/domain'
import { invalid } from '../../platform/problem'

export type NoticeKey = (typeof noticeKeys)[number]

/** The words that come with the system; a province may put its own in their place. */
export const defaultWords: Readonly<Record<NoticeKey, Localized>> = {
  received: {
    id: 'Permohonan Anda sudah kami terima. Perkiraan selesai: {batas}.',
    en: 'We have received your application. Expected by: {batas}.',
  },
  correction: {
    id: 'Ada yang perlu Anda perbaiki. Buka permohonan untuk melihat apa, lalu kirim perbaikannya. Anda tidak perlu mengulang dari awal.',
    en: 'Something needs correcting. Open the application to see what, and send the correction. You need not start again.',
  },
  'correction-reminder': {
    id: 'Perbaikan permohonan Anda masih kami tunggu. Tanpa perbaikan, permohonan ditutup 30 hari setelah diminta.',
    en: 'We still wait for your correction. Without it the application is closed 30 days after it was asked for.',
  },
  'presence-office': {
    id: 'Silakan datang ke kantor untuk perekaman. Bawa tanda terima Anda.',
    en: 'Please come to the office to be recorded. Bring your receipt.',
  },
  'presence-visit': {
    id: 'Petugas akan datang. Jadwalnya terlihat pada halaman permohonan Anda.',
    en: 'Officers will come. The date is shown on your application’s page.',
  },
  ready: {
    id: 'Dokumen Anda siap. Buka permohonan untuk mengunduh atau melihat cara mengambilnya.',
    en: 'Your documents are ready. Open the application to download them or to see how to collect them.',
  },
  completed: { id: 'Permohonan Anda selesai. Terima kasih.', en: 'Your application is completed. Thank you.' },
  rejected: {
    id: 'Permohonan Anda tidak dapat dilanjutkan. Buka permohonan untuk membaca alasannya; Anda dapat mengajukan lagi tanpa mengisi ulang.',
    en: 'Your application cannot go on. Open it to read why; you can apply again without filling everything in anew.',
  },
  withdrawn: {
    id: 'Permohonan dibatalkan atas permintaan Anda.',
    en: 'The application was withdrawn at your request.',
  },
  merged: {
    id: 'Permohonan ini sama dengan permohonan Anda yang lain, jadi keduanya digabung. Anda tidak perlu melakukan apa pun.',
    en: 'This is the same request as another of yours, so the two were merged. You need not do anything.',
  },
  transferred: {
    id: 'Permohonan Anda dilimpahkan ke kantor yang berwenang. Anda tidak perlu melakukan apa pun.',
    en: 'Your application was passed to the office in charge. You need not do anything.',
  },
  'data-answered': {
    id: 'Permintaan Anda atas data pribadi sudah dijawab. Jawabannya ada pada halaman permohonan, bagian Data Anda.',
    en: 'Your request about your personal data has been answered. The answer is on the application’s page, under Your data.',
  },
  'visit-planned': {
    id: 'Jadwal jemput bola: {jadwal}. {tempat}. {bawa}. Permohonan {nomor}.',
    en: 'Visit planned: {jadwal}. {tempat}. {bawa}. Application {nomor}.',
  },
  'visit-moved': {
    id: 'Jadwal jemput bola berubah: {jadwal}. {tempat}. {bawa}. Permohonan {nomor}.',
    en: 'The day of the visit has changed: {jadwal}. {tempat}. {bawa}. Application {nomor}.',
  },
  'visit-place-changed': {
    id: 'Tempat jemput bola berubah, harinya tetap: {jadwal}. {tempat}. {bawa}. Permohonan {nomor}.',
    en: 'The place of the visit has changed, the day has not: {jadwal}. {tempat}. {bawa}. Application {nomor}.',
  },
  'visit-called-off': {
    id: 'Kunjungan {jadwal} tidak jadi. Anda tetap dalam daftar dan didahulukan; jadwal baru kami beri tahukan di sini. Permohonan {nomor}.',
    en: 'The visit of {jadwal} will not take place. You stay on the list and go first; we tell you the new day here. Application {nomor}.',
  },
}

export type NoticeValues = Readonly<Record<(typeof noticePlaceholders)[number], string>>

/** Where no visit is spoken of. */
export const noVisit = { jadwal: '', tempat: '', bawa: '' } as const

/** The words with their facts; a sentence whose fact is not known is left out. */
export function fillWords(words: string, values: NoticeValues): string {
  const known = new Map<string, string>(Object.entries(values))
  return words
    .split(/(?<=[.!?])\s+/)
    .filter((sentence) => [...sentence.matchAll(/\{(\w+)\}/g)].every(([, name]) => known.get(name ?? '') !== ''))
    .map((sentence) => sentence.replaceAll(/\{(\w+)\}/g, (whole, name: string) => known.get(name) ?? whole))
    .join(' ')
}

/** @throws Problem `invalid` on a placeholder nobody fills, or digits that could be somebody's number. */
export function assertWords(words: string): void {
  const unknown = [...words.matchAll(/\{([^}]*)\}/g)].find(
    ([, name]) => !noticePlaceholders.some((placeholder) => placeholder === name),
  )
  const list = noticePlaceholders.map((name) => `{${name}}`).join(', ')
  if (unknown || /[{}]/.test(words.replaceAll(/\{\w+\}/g, '')))
    throw invalid('body', {
      id: `Isian ${unknown?.[0] ?? '{ }'} tidak dikenal. Yang ada: ${list}.`,
      en: `${unknown?.[0] ?? '{ }'} is not known. There are: ${list}.`,
    })
  if (/\d{9,}/.test(words))
    throw invalid('body', {
      id: 'Jangan menulis nomor panjang: pemberitahuan dibaca banyak orang.',
      en: 'Write no long number: notices are read by many people.',
    })
}
