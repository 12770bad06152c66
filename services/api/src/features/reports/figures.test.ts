import { expect, test } from 'vitest'
import { toFigures } from './figures'

test('a suppressed number stays suppressed, whatever it is a number of', () => {
  const figures = toFigures(
    [{ group: '65.03', metric: 'rejected', bucket: 0, amount: null }],
    new Map([['65.03', { open: null, overdue: null }]]),
  ).get('65.03')
  expect(figures).toMatchObject({ rejected: null, open: null, overdue: null, completed: 0 })
})

test('a group of which nothing is open has none open', () => {
  const figures = toFigures([{ group: '65.03', metric: 'submitted', bucket: 0, amount: 7 }], new Map()).get('65.03')
  expect(figures).toMatchObject({ submitted: 7, open: 0, overdue: 0 })
})
