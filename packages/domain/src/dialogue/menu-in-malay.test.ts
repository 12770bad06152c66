import { expect, test } from 'vitest'
import words from '../texts/ms/dialogue.json' with { type: 'json' }
import { groupChoices } from './menu'
import { sayIn } from './say'
import { testContext } from './testing'

test('the menu is whole in Malay: its words, every group, and what leads out of it', () => {
  const own = new Set(Object.values(words).map((text) => text.replace(/\{\{\w+\}\}/g, '37')))
  const say = sayIn('ms')
  const groups = groupChoices(testContext().definitions, say)
  expect(groups).toHaveLength(7)
  const said = [
    ...(['welcome', 'chooseEvent', 'chooseService', 'status', 'complaint', 'person', 'more'] as const).map((key) =>
      say(key),
    ),
    ...groups.flatMap(({ title }) => title),
    say('groupDescription', { count: 37 }),
  ]
  expect(said.filter((text) => !own.has(text))).toEqual([])
})
