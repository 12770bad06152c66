import { describe, expect, test } from 'vitest'
import en from '../texts/en/gallery.json'
import id from '../texts/id/gallery.json'
import { storyList } from './story-list'

const names = [...new Set(storyList.flatMap((page) => page.names))].toSorted()

describe.each([
  ['id', id],
  ['en', en],
] as const)('the texts of the gallery (%s)', (_, texts) => {
  test('name every story, and none that is gone', () => {
    expect(Object.keys(texts.stories).toSorted()).toEqual(names)
  })
})
