import { expect, test } from 'vitest'
import { draftOf, emptyDraft, factsOf } from './incident-draft'

const facts = {
  what: 'Surel salah kirim.',
  happenedAt: null,
  foundAt: '2026-09-14T01:00:42.000Z',
  kinds: ['names' as const],
  peopleCount: 0,
  regencyCodes: ['65.03'],
  measures: 'Ditarik.',
}

test('what nobody changed is sent as it was, to the second; boxes hold WITA', () => {
  expect(draftOf(facts).foundAt).toBe('2026-09-14T09:00')
  expect(factsOf(draftOf(facts), facts)).toEqual(facts)
  expect(factsOf({ ...draftOf(facts), foundAt: '2026-09-14T10:30' }, facts).foundAt).toBe('2026-09-14T02:30:00.000Z')
})

test('what nobody knows yet is left open', () => {
  const empty = factsOf(emptyDraft(Date.parse('2026-09-14T01:00:00Z')))
  expect(empty).toMatchObject({ happenedAt: null, peopleCount: null, foundAt: '2026-09-14T01:00:00.000Z' })
})
