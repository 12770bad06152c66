import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { visitNeeds } from './visit-needs'
import {
  baseScore,
  coveragePoints,
  maskReasons,
  type PriorityFacts,
  priorityFormula,
  priorityMost,
  priorityPoints,
  priorityVersion,
  visitPriority,
  waitingStepDays,
} from './visit-priority'

const dayMs = 86_400_000
const start = new Date('2026-09-14T02:00:00Z')

const facts: fc.Arbitrary<PriorityFacts> = fc.record({
  mode: fc.constantFrom(...(['village', 'home'] as const)),
  isBorder: fc.boolean(),
  needs: fc.subarray([...visitNeeds]),
  absences: fc.integer({ min: 0, max: 6 }),
  unserved: fc.integer({ min: 0, max: 6 }),
  coveragePoints: fc.constantFrom(0, 5, 10, 15),
  peopleCount: fc.integer({ min: 1, max: 500 }),
  requestedAt: fc.constant(start),
})
const after = (days: number) => new Date(start.getTime() + days * dayMs)
const scoreAt = (given: PriorityFacts, days: number) => visitPriority(given, after(days)).score

describe('the priority of a visit request', () => {
  it('has another version as soon as a figure changes', () => {
    const figures = JSON.stringify({ priorityPoints, priorityMost, waitingStepDays })
    const digest = createHash('sha256').update(figures).digest('hex').slice(0, 12)
    // Where this fails: raise priorityVersion, and write both anew.
    expect({ version: priorityVersion, digest }).toEqual({ version: 2, digest: '4c2b5e947085' })
  })

  it('is the sum of its reasons, each said in both languages', () => {
    fc.assert(
      fc.property(facts, fc.integer({ min: 0, max: 400 }), (given, days) => {
        const { score, reasons } = visitPriority(given, after(days))
        expect(reasons.reduce((sum, reason) => sum + reason.points, 0)).toBe(score)
        expect(reasons.every(({ points, label }) => points > 0 && label.id !== '' && label.en !== '')).toBe(true)
      }),
    )
  })

  it('never falls with waiting, and what waiting adds is bounded', () => {
    fc.assert(
      fc.property(facts, fc.integer({ min: 0, max: 400 }), fc.integer({ min: 0, max: 400 }), (given, days, more) => {
        expect(scoreAt(given, days + more)).toBeGreaterThanOrEqual(scoreAt(given, days))
        expect(scoreAt(given, days) - baseScore(given)).toBeLessThanOrEqual(30)
      }),
    )
  })

  it('rises with each thing that makes a visit more urgent', () => {
    fc.assert(
      fc.property(facts, (given) => {
        const plain = {
          ...given,
          mode: 'village' as const,
          isBorder: false,
          needs: [],
          absences: 0,
          unserved: 0,
          coveragePoints: 0,
          peopleCount: 1,
        }
        expect(baseScore({ ...plain, mode: 'home' })).toBeGreaterThan(baseScore(plain))
        expect(baseScore({ ...plain, isBorder: true })).toBeGreaterThan(baseScore(plain))
        expect(baseScore({ ...plain, absences: 1 })).toBeGreaterThan(baseScore(plain))
        expect(baseScore({ ...plain, unserved: 1 })).toBeGreaterThan(baseScore(plain))
        expect(baseScore({ ...plain, coveragePoints: coveragePoints({ eligible: 100, recorded: 85 }) })).toBe(
          baseScore(plain) + 5,
        )
        expect(baseScore({ ...plain, peopleCount: 2 })).toBeGreaterThan(baseScore(plain))
        for (const need of visitNeeds) expect(baseScore({ ...plain, needs: [need] })).toBeGreaterThan(baseScore(plain))
        expect(baseScore(given)).toBeGreaterThanOrEqual(baseScore(plain))
      }),
    )
  })

  it('gives for no reason more than the published formula says', () => {
    const { terms } = priorityFormula()
    const mostOf = new Map(terms.map((term) => [term.code, term.most]))
    fc.assert(
      fc.property(facts, fc.integer({ min: 0, max: 400 }), (given, days) => {
        for (const { code, points } of visitPriority(given, after(days)).reasons)
          expect(points).toBeLessThanOrEqual(mostOf.get(code === 'people' ? 'person' : code) ?? 0)
      }),
    )
  })

  it('counts a village’s lack of cards by full tenths, three at most, and nothing where nobody lives', () => {
    expect(coveragePoints(undefined)).toBe(0)
    expect(coveragePoints({ eligible: 0, recorded: 0 })).toBe(0)
    expect(coveragePoints({ eligible: 200, recorded: 181 })).toBe(0)
    expect(coveragePoints({ eligible: 200, recorded: 160 })).toBe(10)
    expect(coveragePoints({ eligible: 200, recorded: 0 })).toBe(15)
  })

  it('says to those who see no health only that somebody goes first, with the same sum', () => {
    fc.assert(
      fc.property(facts, (given) => {
        const { reasons, score } = visitPriority(given, start)
        const masked = maskReasons(reasons)
        expect(masked.reduce((sum, reason) => sum + reason.points, 0)).toBe(score)
        expect(masked.some((reason) => (visitNeeds as readonly string[]).includes(reason.code))).toBe(false)
        expect(masked.filter((reason) => reason.code === 'need')).toHaveLength(given.needs.length > 0 ? 1 : 0)
      }),
    )
  })
})
