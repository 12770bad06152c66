// @vitest-environment happy-dom
import { expect, test, vi } from 'vitest'
import { choiceDays } from '../text-size'
import { startTextSize } from './text-size'

test('a device keeps the size for as long as the page on retention says', () => {
  document.body.innerHTML = '<a href="?huruf=largest" data-text-size="largest">A</a>'
  const kept = vi.spyOn(document, 'cookie', 'set')
  startTextSize()
  document.querySelector('a')?.click()
  expect(kept.mock.calls.flat().join()).toContain(`max-age=${choiceDays * 24 * 3600}`)
  kept.mockRestore()
})
