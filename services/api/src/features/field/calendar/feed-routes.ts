import { rowOf } from '@sipelandukilat/access'
import {
  type AuditAction,
  createCalendarFeed,
  type FeedSubject,
  listCalendarFeeds,
  readCalendarFeed,
  revokeCalendarFeed,
} from '@sipelandukilat/contract'
import { addCalendarDays, placeOf, toLocalDate } from '@sipelandukilat/domain'
import { fieldTexts } from '#texts'
import { recordAudit } from '../../../platform/audit'
import { type Caller, provinceOf, userIdOf } from '../../../platform/caller'
import type { Db } from '../../../platform/database/db'
import type { Platform } from '../../../platform/platform'
import { Problem } from '../../../platform/problem'
import { type BookingRow, listBookings } from './calendar-store'
import { createFeeds, findNamedKit, findNamedRegency, findNamedTeam, mostFeeds } from './feed-store'
import { type CalendarEvent, writeCalendar } from './icalendar'

/** A calendar keeps what was half a year ago and shows a year ahead. */
const daysBack = 183
const daysAhead = 366

export function registerFeeds({ serve, database, config }: Platform): void {
  const feeds = createFeeds(database)

  const audit = (caller: Caller, action: AuditAction, id: string, correlationId: string) =>
    database.write(caller.scope, (db) =>
      recordAudit(db, caller, {
        action,
        subject: 'Trip',
        subjectIds: [id],
        provinceCode: provinceOf(caller),
        correlationId,
      }),
    )

  serve(listCalendarFeeds, async ({ caller }) => ({ items: await feeds.list(userIdOf(caller)) }))

  serve(createCalendarFeed, async ({ body, caller, now, correlationId }) => {
    const name = await database.read(caller.scope, (db) => nameSubject(db, caller, body))
    const feed = await feeds.create(userIdOf(caller), { subject: body, name, now })
    if (!feed)
      throw new Problem('conflict', {
        detail: fieldTexts.of('youHaveMostfeedsCalendarAddressesAlready', { mostFeeds }),
      })
    await audit(caller, 'calendar-feed-created', feed.id, correlationId)
    return { id: feed.id, url: `${config.publicUrl}/api/v1/public/calendar-feeds/${feed.token}.ics` }
  })

  serve(revokeCalendarFeed, async ({ params, caller, correlationId }) => {
    const revoked = await feeds.revoke(userIdOf(caller), params.id)
    if (revoked > 0) await audit(caller, 'calendar-feed-revoked', params.id, correlationId)
    return undefined
  })

  serve(readCalendarFeed, async ({ params, now, response }) => {
    const feed = await feeds.find(params.token.replace(/\.ics$/, ''), now)
    if (!feed) throw new Problem('not-found')
    const today = toLocalDate(now)
    const days = { from: addCalendarDays(today, -daysBack), until: addCalendarDays(today, daysAhead) }
    // An account without a role left sees nothing; its database role may not even ask.
    const isOfficer = feed.caller.principal.kind === 'user' && feed.caller.principal.assignments.length > 0
    const bookings = isOfficer ? await database.read(feed.caller.scope, (db) => listBookings(db, days)) : []
    const own = bookings.filter((trip) => isOfSubject(trip, feed.subject, feed.tripIds))
    response
      .status(200)
      .set({
        'Content-Type': 'text/calendar; charset=utf-8',
        'Content-Disposition': 'inline; filename="sipelandukilat.ics"',
        'X-Content-Type-Options': 'nosniff',
        'Cache-Control': 'private, max-age=300',
      })
      .end(writeCalendar(feed.name || 'Jemput Bola', own.map(toEvent), now))
    return undefined
  })
}

/** @throws Problem `not-found` where the caller sees no such team, kit or regency. */
async function nameSubject(db: Db, caller: Caller, subject: FeedSubject): Promise<string> {
  switch (subject.kind) {
    case 'mine':
      return ''
    case 'team':
    case 'kit': {
      const row = subject.kind === 'team' ? await findNamedTeam(db, subject.id) : await findNamedKit(db, subject.id)
      const place = row && rowOf('Team', { provinceCode: row.province_code, regencyCode: row.regency_code })
      if (!place || !caller.ability.can('read', place)) throw new Problem('not-found')
      return row.name
    }
    case 'regency': {
      const { code } = subject
      const mayRead =
        caller.ability.can('read', rowOf('Trip', { provinceCode: placeOf(code).provinceCode, regencyCodes: [code] })) ||
        caller.ability.can('read', rowOf('Team', { provinceCode: placeOf(code).provinceCode, regencyCode: code }))
      const row = await findNamedRegency(db, code)
      if (!row || !mayRead) throw new Problem('not-found')
      return row.name
    }
    default:
      return subject satisfies never
  }
}

function isOfSubject(trip: BookingRow, subject: FeedSubject, tripIds: readonly string[]): boolean {
  switch (subject.kind) {
    case 'mine':
      return tripIds.includes(trip.id)
    case 'team':
      return trip.team_id === subject.id
    case 'kit':
      return trip.kit_id === subject.id
    case 'regency':
      return trip.regency_codes.includes(subject.code)
    default:
      return subject satisfies never
  }
}

/** Days and places; who is visited is not for a calendar that leaves the house. */
const toEvent = (trip: BookingRow): CalendarEvent => ({
  uid: `trip-${trip.id}@sipelandukilat`,
  from: trip.starts_on,
  until: trip.ends_on,
  summary: trip.name,
  description: trip.stops.map(({ date, village }) => `${date}: ${village}`).join('\n'),
  location: [...new Set(trip.stops.map(({ village }) => village))].join(', '),
  isTentative: trip.status === 'draft',
})
