import { describe, expect, it } from 'vitest'
import { play, testContext } from './testing'

const sms = testContext({ channel: 'sms' })

describe('what somebody may ask of the data that is stored of them', () => {
  it.each([
    'hapus data saya',
    'Tolong hapus semua data saya',
    'data saya apa saja yang disimpan?',
    'data saya',
    'saya mau lihat data saya',
    'delete my data',
    'What data do you keep about me?',
    'padamkan data saya',
  ])('%s', (words) => {
    const contact = { name: 'Maria Lencau', phone: '0552 21234', email: 'pdp@kaltara.test' }
    const { last, effects } = play({ ...sms, privacyNotice: { ...sms.privacyNotice, contact } }, [words])
    expect(effects).toEqual([])
    expect(last?.text).toMatch(/Anda berhak melihat data Anda[\s\S]*perbaikannya[\s\S]*penghapusan/)
    expect(last?.text).toContain('Permohonan saya di https://contoh.id/akun dengan nomor ini')
    expect(last?.text).toMatch(/PETUGAS[\s\S]*pelindungan data: Maria Lencau, 0552 21234/)
  })

  it('by e-mail names the address, and what was asked goes on', () => {
    const email = testContext({ channel: 'email' })
    expect(play(email, ['Hapus data saya']).last?.text).toContain('dengan alamat surel ini')
    const asked = play(sms, ['KK-BARU', 'mulai'])
    expect(play(sms, ['hapus data saya'], asked.state).state?.step).toEqual(asked.state?.step)
  })

  it.each([
    'hapus data anak saya dari KK',
    'data saya salah di KTP',
    'perbaiki data saya',
    'hapus',
    'hapus nama kakak dari kartu keluarga',
    'data saya tidak ditemukan di bank',
  ])('is none of it: %s', (words) => expect(play(sms, [words]).last?.text ?? '').not.toContain('Anda berhak melihat'))
})
