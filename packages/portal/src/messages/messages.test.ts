import { expect, test } from 'vitest'
import { english } from './english'
import { deviceTexts } from './index'
import { indonesian, type Messages } from './indonesian'

const keys = Object.keys(indonesian) as (keyof Messages)[]

/** A message in words, functions called with marks to be found again. */
function inWords(message: Messages[keyof Messages]): string {
  if (typeof message === 'string') return message
  return (message as (...values: unknown[]) => string)(7, '«second»')
}

test('both languages have every message, and none is empty', () => {
  expect(Object.keys(english).sort()).toEqual(keys.toSorted())
  for (const key of keys)
    for (const messages of [indonesian, english]) expect(inWords(messages[key]).trim(), key).not.toBe('')
})

test('a message that is told something says it in both languages', () => {
  for (const key of keys) {
    if (typeof indonesian[key] === 'string') continue
    expect(inWords(indonesian[key]), key).toContain('7')
    expect(inWords(english[key]), key).toContain('7')
  }
})

test('only words that are the same in both languages are the same', () => {
  const same = keys.filter((key) => inWords(indonesian[key]) === inWords(english[key]))
  expect(same.toSorted()).toEqual(['applicantEmail', 'device_pin', 'pin', 'unit_cm', 'unit_kg'])
})

test('islands get their texts and nothing else', () => {
  const texts = deviceTexts(indonesian)
  expect(Object.keys(texts).every((key) => key.startsWith('device_'))).toBe(true)
  expect(texts.device_deleteHere).toBe('Hapus dari HP ini')
})
