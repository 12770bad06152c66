import { expect, it as test } from 'vitest'
import { shortTitle } from '../language/short-title'
import { play, testContext } from './testing'

const whatsapp = testContext({ channel: 'whatsapp' })

test('a choice is meant by the short title that a list shows', () => {
  const groups = play(whatsapp, ['menu'])
  const shown = (groups.last?.choices ?? []).flatMap(({ id }) => {
    const events = play(whatsapp, [{ kind: 'choice', id }], groups.state)
    return (events.last?.choices ?? []).flatMap((choice) => {
      const short = shortTitle(choice.title)
      return short === undefined ? [] : [{ short, id: choice.id, from: events.state }]
    })
  })
  expect(shown.length).toBeGreaterThan(3)
  for (const { short, id, from } of shown)
    expect(play(whatsapp, [short], from).state, short).toEqual(play(whatsapp, [{ kind: 'choice', id }], from).state)
})

test('MULAI begins the first step of a case', () => {
  const shown = play(whatsapp, ['anak lahir di tawau'])
  expect(shown.state?.step.kind).toBe('case')
  expect(play(whatsapp, ['mulai'], shown.state).state?.step).toEqual({
    kind: 'intro',
    code: 'LAPOR-LN',
    event: 'lahir',
  })
})
