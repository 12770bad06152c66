import { expect, test } from 'vitest'
import { checkNetwork } from './check-network'
import { listUnreachable } from './list-unreachable'
import type { Network, NetworkLeg } from './network'
import { toLeg } from './random-network.testing'

const nodes: Network['nodes'] = [
  { id: 'office', name: 'Malinau', kind: 'office' },
  { id: 'jetty', name: 'Dermaga Mansalong', kind: 'jetty' },
  { id: 'upriver', name: 'Labang', kind: 'village' },
  { id: 'lonely', name: 'Sinampila', kind: 'village' },
]
const road = toLeg({ id: 'road', from: 'office', to: 'jetty' })
const river = toLeg({ id: 'river', from: 'jetty', to: 'upriver', mode: 'river', profiles: ['dry', 'wet'] })
const withLeg = (leg: Partial<NetworkLeg>): Network => ({ nodes, legs: [road, { ...river, ...leg }] })

const codesOf = (input: unknown) => {
  const checked = checkNetwork(input)
  return checked.ok ? [] : checked.findings.map(({ code }) => code)
}

test.each<[string, unknown, string]>([
  ['a leg with negative minutes', withLeg({ minutes: -5 }), 'negative-minutes'],
  ['a negative price', withLeg({ rupiahPerTrip: -1 }), 'negative-cost'],
  ['a place that is not there', withLeg({ to: 'gone' }), 'unknown-node'],
  ['a leg to itself', withLeg({ to: 'jetty' }), 'to-itself'],
  ['two legs of one name', withLeg({ id: 'road' }), 'same-name'],
  ['a boat without seats', withLeg({ mostPeople: 0 }), 'no-room'],
  ['a leg that no water opens', withLeg({ profiles: [] }), 'never-open'],
  [
    'a timetable without days',
    withLeg({ isBothWays: false, timetable: [{ days: [], leaves: '08:00' }] }),
    'never-leaves',
  ],
  ['a flight without a flight back', withLeg({ timetable: [{ days: [1], leaves: '08:00' }] }), 'no-departure-back'],
  [
    'a closed period that ends first',
    withLeg({ closures: [{ from: '2026-08-09', until: '2026-08-01', reason: '' }] }),
    'closure-backward',
  ],
  ['an hour that no clock shows', withLeg({ timetable: [{ days: [1], leaves: '25:00' }] }), 'malformed'],
  ['minutes that are no number', withLeg({ minutes: Number.NaN }), 'malformed'],
  ['no places', { nodes: [], legs: [] }, 'no-nodes'],
])('says that there is %s', (_, input, code) => {
  expect(codesOf(input)).toContain(code)
})

test('takes a network in which nothing is wrong, also where not all is connected', () => {
  expect(checkNetwork(withLeg({})).ok).toBe(true)
})

const reasonsOf = (network: Network, given: Parameters<typeof listUnreachable>[1]) =>
  listUnreachable(network, given).map(({ subject, code }) => [subject, code])

test('tells apart why a village is not reached', () => {
  expect(reasonsOf(withLeg({}), { profile: 'dry' })).toEqual([['lonely', 'no-leg']])
  expect(reasonsOf(withLeg({}), { profile: 'low_river' })).toEqual([
    ['upriver', 'closed-in-profile'],
    ['lonely', 'no-leg'],
  ])
  const away = toLeg({ id: 'away', from: 'upriver', to: 'lonely' })
  expect(reasonsOf({ nodes, legs: [road, away] }, { profile: 'dry' })).toEqual([
    ['upriver', 'cut-off'],
    ['lonely', 'cut-off'],
  ])
  expect(reasonsOf({ nodes, legs: [road, { ...river, isBothWays: false }, away] }, { profile: 'dry' })).toEqual([
    ['upriver', 'no-way-back'],
    ['lonely', 'no-way-back'],
  ])
})

test('says which leg is closed on a date', () => {
  const closed = withLeg({ closures: [{ from: '2026-08-01', until: '2026-08-20', reason: 'sungai surut' }] })
  const [first] = listUnreachable(closed, { profile: 'dry', on: '2026-08-20' })
  expect(first?.code).toBe('closed-in-season')
  expect(first?.where).toContain('Dermaga Mansalong–Labang')
  expect(reasonsOf(closed, { profile: 'dry', on: '2026-08-21' })).toEqual([['lonely', 'no-leg']])
  expect(reasonsOf(withLeg({ months: [1, 2] }), { profile: 'dry', on: '2026-03-01' })).toContainEqual([
    'upriver',
    'closed-in-season',
  ])
})

test('asks for an office where there is none', () => {
  const bare = { nodes: nodes.slice(1), legs: [river] }
  expect(reasonsOf(bare, { profile: 'dry' })).toEqual([['', 'no-office']])
})
