import { expect, test } from 'vitest'
import { mayReplyToAnswer } from './reply-to-answer'
import { newDialogue } from './state'
import { play, testContext } from './testing'

const context = testContext({ channel: 'sms', answeredComplaint: { reference: 'c1' } })

test.each([
  'Tetapi ibu saya belum dilayani.',
  'Tapi sampai sekarang belum ada yang datang',
  'petugasnya masih sama saja',
  'saya tidak puas dengan jawabannya',
  'uangnya belum dikembalikan',
  'hari senin pak, jam 9 pagi',
  'waktu itu siang hari, hujan deras',
  'terima kasih, kejadiannya tanggal 3',
])('“%s” behind the answer to a complaint is the reply to it', (words) => {
  expect(mayReplyToAnswer(context, newDialogue('id'), words)).toBe(true)
})

test.each([
  'KTP saya hilang',
  'mau bikin akta lahir',
  'kapan petugas datang ke Krayan',
  'ktp saya tetap belum jadi',
  'terima kasih banyak pak',
  'selamat pagi bapak ibu',
  'baik pak',
  'status',
  'PENGADUAN petugas minta uang',
  'KTP#6503051708909932#6503050101209932#BUDI SANTOSO#LONG BAWAN#KRAYAN#HILANG',
  'apakah bisa bikin SIM di sini',
])('“%s” is something else', (words) => {
  expect(mayReplyToAnswer(context, newDialogue('id'), words)).toBe(false)
})

test('nothing is the reply while something is under way', () => {
  const { state = newDialogue('id') } = play(context, ['KTP saya hilang', 'mulai'])
  expect(mayReplyToAnswer(context, state, 'Tetapi ibu saya belum dilayani.')).toBe(false)
})
