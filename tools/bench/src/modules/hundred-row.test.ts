import { describe, expect, it } from 'vitest'
import { toBootRow, toHundredRow } from './hundred-row'

const few = { signInKb: 150, signInRequests: 9, inboxMs: 800, bootMs: 4, switchMs: 60 }

describe('the row of a hundred modules', () => {
  it('is decided by the figure that grows most', () => {
    expect(toHundredRow(few, { ...few, switchMs: 64.5, inboxMs: 816 })).toMatchObject({ value: 1.075, ok: true })
    expect(toHundredRow(few, { ...few, switchMs: 67.5 })).toMatchObject({ value: 1.125, ok: false })
  })

  it('tells what the list of modules takes, and does not judge by it', () => {
    const row = toHundredRow(few, { ...few, bootMs: 9 })
    expect(row).toMatchObject({ value: 1, ok: true })
    expect(row.note).toContain('boot ms 4 → 9 (2.25)')
  })

  it('tells every figure before and after', () => {
    expect(toHundredRow(few, { ...few, switchMs: 30 }).note).toContain('switch ms 60 → 30 (0.50)')
  })

  it('does not hold where something was not measured', () => {
    expect(toHundredRow({ ...few, signInKb: 0 }, { ...few, signInKb: 0 }).ok).toBe(false)
  })
})

describe('the row of the list of modules', () => {
  it('holds up to a fifth more with a hundred', () => {
    expect(toBootRow(few, { ...few, bootMs: 4.8 })).toMatchObject({ case: 'api.boot', value: 1.2, ok: true })
    expect(toBootRow(few, { ...few, bootMs: 4.9 })).toMatchObject({ ok: false, note: '4 → 4.9 ms' })
    expect(toBootRow({ ...few, bootMs: 0 }, { ...few, bootMs: 0 }).ok).toBe(false)
  })
})
