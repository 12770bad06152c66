import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseAddress, toHash, toStoryId, widths } from './address'

describe('a deep link', () => {
  it('names page, story and width', () => {
    expect(parseAddress('#/data-table/empty?width=320')).toEqual({
      pageId: 'data-table',
      storyId: 'empty',
      width: '320',
    })
  })
  it('leads to the list when it says nothing, and to the full width when it says nonsense', () => {
    expect(parseAddress('')).toEqual({ pageId: '', storyId: '', width: 'full' })
    expect(parseAddress('#/select?width=9')).toEqual({ pageId: 'select', storyId: '', width: 'full' })
  })
  it('is read as it was written', () => {
    const name = fc.stringMatching(/^[a-z]+(-[a-z]+)*$/)
    const address = fc.record({
      pageId: name,
      storyId: fc.oneof(name, fc.constant('')),
      width: fc.constantFrom(...widths),
    })
    fc.assert(
      fc.property(address, (value) => {
        expect(parseAddress(toHash(value))).toEqual(value)
      }),
    )
  })
  it('writes a story as a file is named', () => {
    expect(toStoryId('ManyRows')).toBe('many-rows')
    expect(toStoryId('AtTheSide')).toBe('at-the-side')
  })
})
