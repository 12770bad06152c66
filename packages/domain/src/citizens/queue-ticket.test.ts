import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addCalendarDays, toLocalDate } from '../calendar/dates'
import { type Calendar, isWorkingDay } from '../calendar/working-days'
import type { ApplicationStatus } from '../workflow/status'
import {
  callOrder,
  defaultQueuePolicy,
  type QueueEntry,
  type QueueLoad,
  QueueStatus,
  queueDays,
  queueHourStart,
  queueKindOf,
  queueLabel,
  queueObstacle,
  queueOpensAt,
  queueWait,
} from './queue-ticket'

/** Thursday 17 September 2026 is a holiday of the office. */
const calendar: Calendar = { timeZone: 'Asia/Makassar', holidays: ['2026-09-17'], weekend: [0, 6] }
/** Monday 14 September 2026, 10.00 WITA. */
const now = '2026-09-14T02:00:00Z'
const full = (date: string): QueueLoad[] =>
  defaultQueuePolicy.hours.map((hour) => ({ date, hour, count: defaultQueuePolicy.perHour }))

describe('an office that is closed', () => {
  it.each([
    ['in its hours, and at rest', '2026-09-14T04:30:00Z', undefined],
    ['before its hours', '2026-09-13T22:00:00Z', { date: '2026-09-14', hour: 8 }],
    ['in the evening', '2026-09-14T12:00:00Z', { date: '2026-09-15', hour: 8 }],
    ['before a holiday', '2026-09-16T12:00:00Z', { date: '2026-09-18', hour: 8 }],
    ['on Friday evening', '2026-09-18T12:00:00Z', { date: '2026-09-21', hour: 8 }],
  ])('tells when it opens: %s', (_, at, opens) => {
    expect(queueOpensAt({ now: at, calendar })).toEqual(opens)
  })
})

describe('the days on which a number may be taken', () => {
  it('are today and six more, without what is over, closed or full', () => {
    const days = queueDays(full('2026-09-15'), { now, calendar })
    expect(days.map(({ date, state }) => [date.slice(8), state])).toEqual([
      ['14', 'open'],
      ['15', 'full'],
      ['16', 'open'],
      ['17', 'closed'],
      ['18', 'open'],
      ['19', 'closed'],
      ['20', 'closed'],
    ])
    expect(days[0]?.slots.map(({ hour }) => hour)).toEqual([10, 11, 13, 14])
  })

  it('say in words why one cannot come, with the next free day', () => {
    const ask = (date: string, hour: number, loads: QueueLoad[] = []) =>
      queueObstacle({ date, hour }, loads, { now, calendar })
    expect(ask('2026-09-14', 9)).toEqual({ refusal: 'hour-over', freeHours: [10, 11, 13, 14], nextFree: '2026-09-15' })
    expect(ask('2026-09-14', 12)).toMatchObject({ refusal: 'no-such-hour' })
    expect(ask('2026-09-17', 9)).toEqual({ refusal: 'holiday', freeHours: [], nextFree: '2026-09-18' })
    expect(ask('2026-09-15', 9, full('2026-09-15'))).toEqual({
      refusal: 'hour-full',
      freeHours: [],
      nextFree: '2026-09-16',
    })
    expect(ask('2026-09-13', 9)).toMatchObject({ refusal: 'past' })
    expect(ask('2026-10-01', 9)).toMatchObject({ refusal: 'too-far', nextFree: '2026-09-14' })
    // On the last days nothing follows: what is free before them is named.
    expect(ask('2026-09-20', 9)).toEqual({ refusal: 'holiday', freeHours: [], nextFree: '2026-09-14' })
    const oneHour = [{ date: '2026-09-15', hour: 8, count: defaultQueuePolicy.perHour }]
    expect(ask('2026-09-15', 8, oneHour)).toMatchObject({ refusal: 'hour-full', freeHours: [9, 10, 11, 13, 14] })
    expect(ask('2026-09-15', 9)).toBeUndefined()
  })

  const anyNow = fc.date({ min: new Date('2026-01-01'), max: new Date('2027-12-31'), noInvalidDate: true })
  const anyLoads = fc.array(
    fc.record({
      date: fc.constantFrom('2026-09-14', '2026-09-15', '2026-09-16', '2026-09-18'),
      hour: fc.constantFrom(...defaultQueuePolicy.hours),
      count: fc.nat(20),
    }),
  )

  it('never let anybody in on a closed day, in an hour that is over, or past the capacity', () => {
    fc.assert(
      fc.property(anyNow, anyLoads, fc.nat(10), fc.integer({ min: 0, max: 23 }), (at, loads, ahead, hour) => {
        const date = addCalendarDays(toLocalDate(at), ahead)
        const first = loads.filter(
          (load, index) => loads.findIndex((one) => one.date === load.date && one.hour === load.hour) === index,
        )
        if (queueObstacle({ date, hour }, first, { now: at, calendar })) return
        expect(isWorkingDay(date, calendar)).toBe(true)
        expect(queueHourStart(date, hour + 1, calendar) > at).toBe(true)
        expect(first.find((load) => load.date === date && load.hour === hour)?.count ?? 0).toBeLessThan(
          defaultQueuePolicy.perHour,
        )
      }),
    )
  })

  it('offer exactly the hours that nothing stands in the way of', () => {
    fc.assert(
      fc.property(anyNow, anyLoads, (at, loads) => {
        for (const { date, slots } of queueDays(loads, { now: at, calendar }))
          for (const hour of defaultQueuePolicy.hours) {
            const isOffered = slots.some((slot) => slot.hour === hour && slot.left > 0)
            expect(queueObstacle({ date, hour }, loads, { now: at, calendar }) === undefined).toBe(isOffered)
          }
      }),
    )
  })
})

describe('the order of calling', () => {
  const entries = fc.uniqueArray(fc.integer({ min: 1, max: 200 }), { maxLength: 30 }).chain((numbers) =>
    fc.tuple(
      ...numbers.map((number) =>
        fc.record({
          number: fc.constant(number),
          hour: fc.constantFrom(...defaultQueuePolicy.hours),
          status: fc.constantFrom(...QueueStatus.options),
        }),
      ),
    ),
  )

  it('has everybody who waits once, by hour and then by number', () => {
    fc.assert(
      fc.property(entries, (all: QueueEntry[]) => {
        const order = callOrder(all)
        expect(new Set(order).size).toBe(all.filter(({ status }) => status === 'waiting').length)
        for (const [index, one] of order.entries()) {
          const before = order[index - 1]
          if (before)
            expect(before.hour < one.hour || (before.hour === one.hour && before.number < one.number)).toBe(true)
        }
      }),
    )
  })

  it('tells each a turn that is never before their hour, never in the past', () => {
    fc.assert(
      fc.property(entries, fc.integer({ min: 1, max: 4 }), (all: QueueEntry[], counters) => {
        const date = '2026-09-14'
        for (const { number, hour } of callOrder(all)) {
          const wait = queueWait(all, number, date, { now, calendar, counters })
          const at = wait?.at.getTime() ?? 0
          expect(at).toBeGreaterThanOrEqual(Date.parse(now))
          expect(at).toBeGreaterThanOrEqual(queueHourStart(date, hour, calendar).getTime())
        }
      }),
    )
  })

  it('counts minutes for those ahead', () => {
    const waiting: QueueEntry[] = [1, 2, 3].map((number) => ({ number, hour: 10, status: 'waiting' }))
    expect(queueWait(waiting, 3, '2026-09-14', { now, calendar })).toEqual({
      ahead: 2,
      at: new Date('2026-09-14T02:10:00Z'),
    })
    expect(queueWait(waiting, 9, '2026-09-14', { now, calendar })).toBeUndefined()
  })
})

describe('a number', () => {
  it('is the letter of its kind and three digits', () => {
    expect(queueLabel('presence', 7)).toBe('A-007')
    expect(queueLabel('pickup', 112)).toBe('B-112')
  })

  it('is for those who are to come to the office', () => {
    const of = (
      status: 'awaiting_presence' | 'ready' | 'verifying',
      presenceMode: 'office' | 'village' | null,
      hasCard = false,
    ) => queueKindOf({ status, presenceMode, hasCard, presenceDone: false, lacksPapers: false })
    expect(of('awaiting_presence', 'office')).toBe('presence')
    expect(of('awaiting_presence', null)).toBe('presence')
    expect(of('awaiting_presence', 'village')).toBeUndefined()
    expect(of('ready', 'village', true)).toBe('pickup')
    expect(of('ready', null)).toBeUndefined()
    expect(of('ready', 'office')).toBeUndefined()
  })

  it('is expected where they chose to come, before the office asks for it, and with papers that the counter takes', () => {
    const of = (status: ApplicationStatus, more: Partial<Parameters<typeof queueKindOf>[0]> = {}) =>
      queueKindOf({ status, presenceMode: null, presenceDone: false, hasCard: false, lacksPapers: false, ...more })
    for (const status of ['incomplete', 'routed', 'verifying'] as const) {
      expect(of(status, { presenceMode: 'office' }), status).toBe('presence')
      expect(of(status, { presenceMode: 'office', presenceDone: true }), status).toBeUndefined()
      expect(of(status, { presenceMode: 'village' }), status).toBeUndefined()
      expect(of(status), status).toBeUndefined()
    }
    expect(of('incomplete', { lacksPapers: true })).toBe('other')
    expect(of('submitted', { presenceMode: 'office' })).toBeUndefined()
    expect(of('processing', { presenceMode: 'office' })).toBeUndefined()
  })
})
