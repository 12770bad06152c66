import { expect, test } from 'vitest'
import { canBeResubmitted } from './can-be-resubmitted'

test('what ended without its documents is sent anew, an arrival while its moving letter is valid', () => {
  expect(canBeResubmitted('withdrawn', '2026-12-01', '2026-12-01')).toBe(true)
  expect(canBeResubmitted('withdrawn', '2026-12-01', '2026-12-02')).toBe(false)
  expect(canBeResubmitted('rejected', null, '2026-12-02')).toBe(true)
  expect(canBeResubmitted('merged', null, '2026-12-02')).toBe(false)
})
