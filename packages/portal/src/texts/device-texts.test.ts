import { expect, test } from 'vitest'
import { deviceTexts } from './device-texts'
import { texts } from './texts'

test('islands get their texts and nothing else', () => {
  const given = deviceTexts(texts.in('id'))
  expect(Object.keys(given).every((key) => key.startsWith('device_'))).toBe(true)
  expect(given.device_deleteHere).toBe('Hapus dari HP ini')
})
