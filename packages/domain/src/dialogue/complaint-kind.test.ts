import { expect, it as test } from 'vitest'
import { play, testContext } from './testing'

const place = ['Liang Butan, Krayan', 'ya']
const sent = (said: readonly string[]) => play(testContext(), [...said, ...place]).effects
const opening = 'saya mau lapor petugas minta uang'

test('first words that tell of money count, whatever kind is chosen then', () => {
  const begun = play(testContext(), [opening])
  // Officers read the thread: the kind is asked in the same words as of any other.
  expect(begun.last).toEqual(play(testContext(), ['pengaduan']).last)
  expect(sent([opening, '1', 'lama sekali'])).toMatchObject([{ kind: 'complaint', about: 'fee' }])
  expect(sent([opening, '1', 'kembali', '1', 'lama sekali'])).toMatchObject([{ about: 'fee' }])
})

test('so do the words themselves, and what is about neither stays as it was chosen', () => {
  expect(sent(['pengaduan', '1', 'Petugas Fatimah Arifin minta Rp 500.000'])).toMatchObject([{ about: 'fee' }])
  expect(sent(['pengaduan', '1', 'sudah sebulan belum jadi'])).toMatchObject([{ about: 'delay' }])
  expect(sent([opening, '3', 'ibu saya dibentak'])).toMatchObject([{ about: 'conduct' }])
})

test('words written before the kind is chosen are kept, also several, and are not asked for again', () => {
  const words = 'petugas minta uang di loket'
  const lastOf = (said: readonly string[]) => play(testContext(), [...said]).last?.text ?? ''
  expect(lastOf(['pengaduan', words])).toMatch(/Sudah kami catat[\s\S]*Tentang apa pengaduan Anda/)
  const more = ['pengaduan', words, 'itu terjadi hari Senin', '1']
  expect(lastOf(more)).not.toContain('Tulis pengaduan')
  expect(sent(more)).toMatchObject([{ about: 'fee', words: `${words}\nitu terjadi hari Senin` }])
  expect(lastOf(['pengaduan', 'apa ya'])).toContain('belum paham')
})

test('words behind PENGADUAN are the complaint', () => {
  const words = 'petugas loket minta uang 50 ribu di kantor Nunukan, saya mohon ditindak'
  const begun = play(testContext({ channel: 'email' }), [`PENGADUAN: ${words}`, '2'])
  expect(begun.lines.join()).toContain('Sudah kami catat, tidak perlu ditulis lagi')
  expect(begun.last?.text).toContain('di mana itu terjadi')
  expect(sent([`PENGADUAN: ${words}`, '2'])).toMatchObject([{ about: 'fee', words }])
})

test('who has an answer is asked whether the words reply to it, and writes them once', () => {
  const context = testContext({ answeredComplaint: { reference: 'c1' } })
  const words = 'ibu saya belum juga dilayani'
  for (const said of [['pengaduan', words], [`pengaduan ${words}`]]) {
    const asked = play(context, said)
    expect(asked.last?.text).toContain('balasan atas jawaban kantor, atau pengaduan baru?')
    expect(play(context, ['1'], asked.state).effects).toEqual([{ kind: 'complaint-reply', reference: 'c1', words }])
    const anew = play(context, ['Pengaduan baru', '1', ...place], asked.state)
    expect(anew.effects).toMatchObject([{ kind: 'complaint', about: 'delay', words }])
  }
})

test('MENU keeps the complaint that is being written, beside what else is under way; PENGADUAN takes it up', () => {
  const context = testContext({ channel: 'sms' })
  const words = 'petugas minta uang 50 ribu di loket hari senin'
  const left = play(context, ['KTP saya hilang', 'mulai', 'Budi Santoso', 'PENGADUAN', '2', words, 'MENU'])
  expect(left.last?.text).toMatch(/^Pengaduan Anda kami simpan, belum dikirim/)
  expect(left.state?.application?.applicant.name).toBe('Budi Santoso')
  const back = play(context, ['PENGADUAN'], left.state)
  expect(back.state?.step).toMatchObject({ kind: 'complaint', about: 'fee', words })
  expect(back.state?.aside).toBeUndefined()
  expect(back.state?.application?.applicant.name).toBe('Budi Santoso')
})
