import { expect, test } from 'vitest'
import { exampleApplication } from '../examples'
import { definitions } from '../services/definitions'
import { stepDialogue } from './dialogue'
import { sayFor } from './example-citizen'
import { nationContext } from './testing'

test('a message is answered in 5 ms at the median, over all services', () => {
  const context = nationContext({ now: new Date('2026-06-30T02:00:00Z') })
  const times: number[] = []
  for (const definition of definitions) {
    const example = exampleApplication(definition.code, 1, { today: '2026-06-30', villageCode: '65.04.01.2001' })
    let turn = stepDialogue(context, undefined, { kind: 'choice', id: `begin:${definition.code}` })
    for (let said = 0; said < 40 && turn.state.application; said++) {
      const input = sayFor(context, definition, example, turn.state)
      const begun = performance.now()
      turn = stepDialogue(context, turn.state, input)
      times.push(performance.now() - begun)
    }
  }
  times.sort((first, second) => first - second)
  expect(times.length).toBeGreaterThan(300)
  expect(times[Math.floor(times.length / 2)]).toBeLessThan(5)
})
