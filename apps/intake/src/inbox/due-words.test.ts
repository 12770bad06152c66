import { describe, expect, it } from 'vitest'
import { dueStateOf } from './due-words'

const now = Date.parse('2026-09-14T02:00:00Z')

describe('how a deadline stands', () => {
  it.each([
    ['verifying', '2026-09-14T01:59:00Z', 'late'],
    ['verifying', '2026-09-15T01:00:00Z', 'soon'],
    ['verifying', '2026-09-16T02:00:00Z', 'later'],
    ['awaiting_presence', null, 'paused'],
    ['completed', '2026-09-01T00:00:00Z', 'closed'],
  ] as const)('%s, due %s: %s', (status, dueAt, state) => {
    expect(dueStateOf({ status, dueAt }, now)).toBe(state)
  })
})
