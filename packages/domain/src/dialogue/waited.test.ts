import { describe, expect, it } from 'vitest'
import { photo, play, testContext } from './testing'

const whatsapp = testContext()
const hoursLater = (hours: number) => ({ ...whatsapp, now: new Date(whatsapp.now.getTime() + hours * 3_600_000) })
const later = hoursLater(24 * 33)
const begun = ['KTP saya hilang', 'mulai', 'Budi Santoso']
const text = ({ lines }: ReturnType<typeof play>) => lines.join('\n')

describe('a month later', () => {
  const before = play(whatsapp, begun).state

  it.each([
    ['antre', 'queue'],
    ['lengkapi', 'complete'],
    ['sudah tiba', 'complete'],
    ['berhenti', 'notices'],
    ['petugas', 'person'],
    ['SPL-0000-0000-0000 123456', 'follow'],
  ])('%s means what it says', (said, effect) => {
    expect(play(later, [said], before).effects).toMatchObject([{ kind: effect }])
  })

  it('a line begins an application', () => {
    const line = '#KTP#6503051708909901#6503050101209901#HANA PADAN#LONG BAWAN#KRAYAN#HILANG'
    expect(play(later, [line], before).state?.application?.applicant.name).toBe('HANA PADAN')
  })

  it('a voice message is called back', () => {
    expect(play(later, [{ kind: 'voice', fileId: 'v' }], before).effects).toMatchObject([{ kind: 'call-back' }])
  })

  it('of a file it is said that no service is chosen', () => {
    const sent = play(later, [photo('a')], before)
    expect(text(sent)).toContain('Pilih dulu layanannya')
    expect(sent.state?.application).toBeUndefined()
  })
})

describe('two days after a service was chosen and nothing answered', () => {
  const before = play(whatsapp, ['KTP saya hilang', 'mulai']).state

  it('a file belongs to it, and a command means what it says', () => {
    const sent = play(hoursLater(48), [photo('a')], before)
    expect(sent.state?.application).toMatchObject({ serviceCode: 'KTP-GANTI', unsorted: ['a'] })
    expect(play(hoursLater(48), ['antre'], before).effects).toEqual([{ kind: 'queue' }])
  })

  it('words begin anew; what lay aside comes back', () => {
    expect(text(play(hoursLater(48), ['halo'], before))).toContain('Selamat datang')
    const aside = [{ step: { kind: 'complaint' as const, about: 'conduct' as const } }]
    const back = before && play(hoursLater(48), ['halo'], { ...before, aside })
    expect(back?.state?.step).toEqual(aside[0]?.step)
  })
})
