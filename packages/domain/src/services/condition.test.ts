import { describe, expect, it } from 'vitest'
import { conditionHolds } from '../forms/condition-holds'
import type { Condition } from './condition'

const answers = {
  child: { birthDate: '2009-06-30', kinds: ['A', 'B'], isTwin: false, note: '' },
  members: [{ education: '1' }, { education: '5' }],
}
const holds = (condition: Condition, today = '2026-06-30') => conditionHolds(condition, { answers, today })

describe('conditionHolds', () => {
  it.each<[Condition, boolean]>([
    [{ field: 'child.isTwin', is: false }, true],
    [{ field: 'child.missing', is: false }, false],
    [{ field: 'child.kinds', is: 'B' }, true],
    [{ field: 'child.kinds', in: ['C', 'D'] }, false],
    [{ field: 'child.note', filled: false }, true],
    [{ field: 'child.kinds', filled: true }, true],
    [
      {
        all: [
          { field: 'child.kinds', is: 'A' },
          { field: 'child.kinds', is: 'C' },
        ],
      },
      false,
    ],
    [
      {
        any: [
          { field: 'child.kinds', is: 'A' },
          { field: 'child.kinds', is: 'C' },
        ],
      },
      true,
    ],
    [{ not: { field: 'toString.length', filled: true } }, true],
    [{ field: 'child.birthDate', laterThan: 'child.missing' }, false],
  ])('%j is %s', (condition, expected) => {
    expect(holds(condition)).toBe(expected)
  })

  it('changes with the birthday', () => {
    expect(holds({ field: 'child.birthDate', ageAtLeast: 17 }, '2026-06-29')).toBe(false)
    expect(holds({ field: 'child.birthDate', ageAtLeast: 17 }, '2026-06-30')).toBe(true)
  })

  it('asks any row from outside, and the same row from inside', () => {
    const attended: Condition = { field: 'members.education', in: ['5'] }
    const inRow = (values: { education: string }) =>
      conditionHolds(attended, { answers, today: '2026-06-30', row: { sectionId: 'members', values } })
    expect(holds(attended)).toBe(true)
    expect(inRow({ education: '1' })).toBe(false)
    expect(inRow({ education: '5' })).toBe(true)
  })
})
