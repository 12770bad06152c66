import { expect, test } from 'vitest'
import {
  dataRequestClock,
  dataRequestDueAt,
  dataRequestGrounds,
  decideErasure,
  type StoredApplication,
} from './data-request'

const now = '2026-09-14T02:00:00Z'
const daysAgo = (days: number) => new Date(new Date(now).getTime() - days * 86_400_000)
const none = { conversations: 0, drafts: 0, files: 0, contacts: 0 }
const application = (id: string, more: Partial<StoredApplication>): StoredApplication => ({
  id,
  trackingNumber: `SPL-${id}`,
  serviceCode: 'KTP-BARU',
  status: 'completed',
  closedAt: daysAgo(90),
  isErased: false,
  ...more,
})

test('three times 24 hours run through a weekend; the last day is a warning', () => {
  // A Friday afternoon of the office.
  const dueAt = dataRequestDueAt('2026-09-11T08:00:00Z')
  expect(dueAt.toISOString()).toBe('2026-09-14T08:00:00.000Z')
  expect(dataRequestClock(dueAt, '2026-09-12T08:00:00Z')).toEqual({ state: 'running', hours: 48 })
  expect(dataRequestClock(dueAt, '2026-09-13T08:00:00Z')).toEqual({ state: 'warning', hours: 24 })
  expect(dataRequestClock(dueAt, '2026-09-14T07:30:00Z')).toEqual({ state: 'warning', hours: 0 })
  expect(dataRequestClock(dueAt, '2026-09-14T08:00:00Z')).toEqual({ state: 'overdue', hours: 0 })
  expect(dataRequestClock(dueAt, '2026-09-15T09:00:00Z')).toEqual({ state: 'overdue', hours: 25 })
})

test('what no register needs is erased; what one needs stays with the service that corrects it', () => {
  const decision = decideErasure(
    {
      counts: { ...none, conversations: 1, files: 2 },
      isOpened: true,
      applications: [
        application('act', { serviceCode: 'AK-LAHIR' }),
        application('card', {}),
        application('underway', { status: 'verifying', closedAt: null }),
        application('fresh', { status: 'withdrawn', closedAt: daysAgo(29) }),
        application('surplus', { status: 'rejected', closedAt: daysAgo(31) }),
        application('gone', { status: 'rejected', isErased: true }),
      ],
    },
    now,
  )
  expect(decision.erasable).toEqual([
    { kind: 'conversations', count: 1 },
    { kind: 'files', count: 2 },
    { kind: 'applications', count: 1 },
  ])
  expect(decision.erasableApplicationIds).toEqual(['surplus'])
  expect(decision.kept.map(({ id, reason }) => [id, reason])).toEqual([
    ['act', 'civilAct'],
    ['card', 'biodata'],
    ['underway', 'underway'],
    ['fresh', 'retention'],
  ])
  expect(decision.kept.at(-1)?.until).toEqual(new Date(daysAgo(29).getTime() + 30 * 86_400_000))
  expect(dataRequestGrounds.civilAct).toMatchObject({
    correctedBy: 'BETUL',
    article: expect.stringContaining('Pasal 79'),
  })
})

test('a contact alone has no application erased: phones are shared', () => {
  const applications = [application('surplus', { status: 'withdrawn' })]
  const decision = decideErasure({ counts: none, applications, isOpened: false }, now)
  expect(decision.erasable).toEqual([])
  expect(decision.kept).toMatchObject([{ id: 'surplus', reason: 'ownPin' }])
})
