import { describe, expect, it } from 'vitest'
import { maskPhone, normalizePhone } from './phone'
import { PhoneNumber } from './phone-number'

describe('normalizePhone', () => {
  it.each([
    ['0812-3456-7890', '+6281234567890'],
    ['6281234567890', '+6281234567890'],
    ['+62 0812 3456 7890', '+6281234567890'],
    ['81234567890', '+6281234567890'],
    ['0062 812 3456 7890', '+6281234567890'],
    ['(0551) 21234567', '+6255121234567'],
    ['012-345 6789', '+60123456789'],
    ['+60 12-345 6789', '+60123456789'],
    ['006012 345 6789', '+60123456789'],
  ])('%s', (text, expected) => {
    expect(normalizePhone(text)).toBe(expected)
    expect(PhoneNumber.parse(text)).toBe(expected)
  })

  it.each(['', '12', '+1 202 555 0100', '0812abc34567', '08123', '081234567890123456'])('refuses "%s"', (text) => {
    expect(normalizePhone(text)).toBeUndefined()
  })
})

describe('maskPhone', () => {
  it('keeps country and last three digits', () => {
    expect(maskPhone('081234567890')).toBe('+62••••••890')
    expect(maskPhone('nothing')).toBe('••••••')
  })
})
