import { describe, expect, it } from 'vitest'
import { play, testContext } from './testing'

const monday = testContext()
const daysLater = (days: number) => ({ ...monday, now: new Date(monday.now.getTime() + days * 86_400_000) })
const asked = play(monday, ['KTP saya hilang'])
const begunAt = (played: ReturnType<typeof play>) => played.state?.application?.begunAt

describe('whoever reads what to bring and begins days later', () => {
  it('waits from the first message', () => {
    expect(asked.state?.step).toMatchObject({ kind: 'intro', code: 'KTP-GANTI' })
    expect(begunAt(play(daysLater(3), ['mulai'], asked.state))).toBe(monday.now.toISOString())
  })

  it('also where the same was asked again, or something else was said between', () => {
    const between = play(daysLater(1), ['status', 'menu', 'ktp hilang'], asked.state)
    expect(begunAt(play(daysLater(3), ['mulai'], between.state))).toBe(monday.now.toISOString())
  })

  it('also from a list of services, of which one is chosen', () => {
    const listed = play(monday, ['surat pindah'])
    expect(listed.state?.step.kind).toBe('services')
    const begun = play(daysLater(2), ['1', 'mulai'], listed.state)
    expect(begun.state?.application?.serviceCode).toBe('SKP')
    expect(begunAt(begun)).toBe(monday.now.toISOString())
  })

  it('but another service is another matter, and so is the next application', () => {
    const other = play(daysLater(3), ['ayah saya meninggal', 'mulai'], asked.state)
    expect(begunAt(other)).toBe(daysLater(3).now.toISOString())
    const begun = play(daysLater(3), ['mulai'], asked.state)
    expect(begun.state?.matter).toBeUndefined()
    const again = play(daysLater(5), ['batal', 'ya', 'KTP saya hilang', 'mulai'], begun.state)
    expect(begunAt(again)).toBe(daysLater(5).now.toISOString())
  })

  it('and what was asked more than a month ago', () => {
    const kept = play(daysLater(20), ['status'], asked.state)
    const late = play(daysLater(40), ['KTP saya hilang', 'mulai'], kept.state)
    expect(begunAt(late)).toBe(daysLater(40).now.toISOString())
  })
})
