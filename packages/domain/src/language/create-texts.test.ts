import { describe, expect, it } from 'vitest'
import { createTexts, missingKeys, type TextValue } from './create-texts'
import { localized } from './localized'

type Keys = { hello: { name: TextValue }; days: { count: number }; place_other: undefined; free: undefined }

const tables = {
  id: { hello: 'Halo {{name}}', days_other: '{{count}} hari', place_other: 'Lainnya', free: 'Gratis' },
  en: {
    hello: 'Hello {{name}}',
    days_one: 'One day',
    days_other: '{{count}} days',
    place_other: 'Other',
    free: 'Free',
  },
  ms: { days_other: '{{count}} hari kerja', free: 'Percuma' },
}
const texts = createTexts<Keys, 'trial'>({ trial: tables })

describe('texts', () => {
  it('are said in the language asked for, with their values', () => {
    expect(texts.say('en', 'hello', { name: 'Siti $& {{name}}' })).toBe('Hello Siti $& {{name}}')
    expect(texts.in('ms')('free')).toBe('Percuma')
  })

  it('end a sentence once, also where the value is a question', () => {
    const asking = createTexts<{ choose: { label: TextValue }; shorten: { label: TextValue } }, 'trial'>({
      trial: {
        id: { choose: 'Pilih: {{label}}.', shorten: 'Terlalu panjang: {{label}}. Singkatkan.' },
        en: { choose: 'Choose: {{label}}.', shorten: 'Too long: {{label}}. Shorten it.' },
        ms: {},
      },
    })
    const label = { id: 'Mengapa sekarang?', en: 'Why now?' }
    expect(asking.say('id', 'choose', { label })).toBe('Pilih: Mengapa sekarang?')
    expect(asking.of('shorten', { label }).en).toBe('Too long: Why now? Shorten it.')
    expect(asking.say('id', 'choose', { label: 'Agama' })).toBe('Pilih: Agama.')
    expect(asking.say('id', 'shorten', { label: 'Jl. Sudirman No.' })).toBe(
      'Terlalu panjang: Jl. Sudirman No. Singkatkan.',
    )
  })

  it('fall back to Indonesian where a language lacks them', () => {
    expect(texts.say('ms', 'hello', { name: 'Siti' })).toBe('Halo Siti')
    expect(texts.isComplete('ms', 'trial')).toBe(false)
    expect(texts.isComplete('en', 'trial')).toBe(true)
    expect(missingKeys(tables, 'ms')).toEqual(['hello', 'place_other'])
  })

  it('have the forms of a number that their language has', () => {
    expect([0, 1, 2].map((count) => texts.say('en', 'days', { count }))).toEqual(['0 days', 'One day', '2 days'])
    expect(texts.say('ms', 'days', { count: 1 })).toBe('1 hari kerja')
    expect(texts.say('en', 'place_other')).toBe('Other')
  })

  it('are given in every language that has them, values in their own', () => {
    expect(texts.of('free')).toEqual({ id: 'Gratis', en: 'Free', ms: 'Percuma' })
    expect(texts.of('hello', { name: { id: 'Desa', en: 'Village' } })).toEqual({ id: 'Halo Desa', en: 'Hello Village' })
    expect(localized(texts.of('hello', { name: 'Siti' }), 'ms')).toBe('Halo Siti')
  })

  it('do not compile without their key and values', () => {
    // @ts-expect-error: no such key
    texts.say('id', 'helo')
    // @ts-expect-error: the name is missing
    texts.say('id', 'hello')
    // @ts-expect-error: it names no such value
    texts.say('id', 'hello', { name: 'Siti', age: 7 })
    // @ts-expect-error: it names nothing
    texts.in('id')('free', { name: 'Siti' })
    expect(texts.say('id', 'free')).toBe('Gratis')
  })
})
