import { describe, expect, it } from 'vitest'
import { checkPersonName } from './person-name'

describe('checkPersonName', () => {
  it('tidies spaces', () => {
    expect(checkPersonName('  Yuliana   Lalung ')).toEqual({ valid: true, name: 'Yuliana Lalung', warnings: [] })
  })

  it('keeps one-word names, with a warning', () => {
    expect(checkPersonName('Udin').warnings).toEqual(['one-word'])
  })

  it('keeps older punctuation, with a warning', () => {
    expect(checkPersonName('Nur’aini Abd. Rahman').warnings).toEqual(['punctuation'])
  })

  it.each(['', '   ', 'Budi 2 Santoso', '李 小龙', "Robert'); DROP TABLE", 'x'.repeat(61)])('refuses "%s"', (text) => {
    const result = checkPersonName(text)
    expect(result.valid).toBe(false)
    expect(result.message?.id).toBeTruthy()
  })

  it('takes sixty letters', () => {
    expect(checkPersonName(`${'a'.repeat(30)} ${'b'.repeat(29)}`).valid).toBe(true)
  })
})
