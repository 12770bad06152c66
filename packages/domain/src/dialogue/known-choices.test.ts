import { describe, expect, it } from 'vitest'
import { play, testContext } from './testing'

const sms = testContext({ channel: 'sms' })

describe('by SMS, which is paid by its length', () => {
  it('a menu that was shown just now is not repeated after what was not understood, and its numbers count', () => {
    const missed = play(sms, ['halo', 'asdf qwer'])
    expect(missed.last?.text).toMatch(/^Kami belum menemukan[\s\S]*Atau balas nomor 1–10 dari pesan tadi/)
    expect(missed.last?.text).not.toContain('Selamat datang')
    expect(missed.last?.choices).toBeUndefined()
    expect(play(sms, ['2'], missed.state).state?.step).toMatchObject({ kind: 'events', group: 'family' })
    expect(play(sms, ['ulang'], missed.state).last?.choices).toHaveLength(10)
  })

  it('a short list is repeated, and elsewhere every one', () => {
    const few = play(sms, ['KTP saya hilang', 'asdf qwer'])
    expect(few.last?.choices).toHaveLength(2)
    expect(play(testContext(), ['halo', 'asdf qwer']).last?.choices).toHaveLength(10)
  })

  it('UBAH with a number that is none says which there are', () => {
    const asked = ['KTP saya hilang', 'mulai', 'Budi Santoso', '6503051708909901', '6503050101209901', 'UBAH 5']
    expect(play(sms, asked).last?.text).toMatch(
      /^Nomornya dari 1 sampai 4\.\n1\. Nama lengkap.*: Budi Santoso\n2\. NIK.*\n3\. Nomor KK.*\n4\. .*Hilang\n/,
    )
  })
})
