import { LocalDate } from '@sipelandukilat/domain'
import * as z from 'zod'
import { endpoint } from '../endpoint'
import { byId, Empty, Id, Instant, text, Version } from '../shapes'
import { TripStatus } from './trips'

/** Why somebody is away. Of `private`, which is also illness, no more is kept. */
export const LeaveKind = z.enum(['annual', 'training', 'duty', 'private'])
export type LeaveKind = z.infer<typeof LeaveKind>

export const CalendarEntry = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('trip'),
    id: Id,
    teamId: Id.nullable(),
    kitId: Id.nullable(),
    from: LocalDate,
    until: LocalDate,
    name: z.string(),
    status: TripStatus,
    regencyCodes: z.array(z.string()),
  }),
  z.object({
    kind: z.literal('leave'),
    id: Id,
    /** A member of several teams is missed in each: the entry is told for each of them. */
    teamId: Id,
    /** Null: the whole team is away. */
    userName: z.string().nullable(),
    from: LocalDate,
    until: LocalDate,
    leave: LeaveKind,
    note: z.string(),
    version: Version,
  }),
  z.object({
    kind: z.literal('maintenance'),
    id: Id,
    kitId: Id,
    from: LocalDate,
    until: LocalDate,
    note: z.string(),
    version: Version,
  }),
])
export type CalendarEntry = z.infer<typeof CalendarEntry>

export const readFieldCalendar = endpoint({
  method: 'GET',
  path: '/field-calendar',
  summary: 'What teams and kits are booked for, leave and maintenance, between two days',
  access: ['read', 'Team'],
  query: z.object({ from: LocalDate, until: LocalDate }),
  response: z.object({ entries: z.array(CalendarEntry) }),
  problems: ['invalid'],
})

const asSeen = z.object({ expectedVersion: z.coerce.number().int().min(1) })
const days = { from: LocalDate, until: LocalDate }

export const createTeamLeave = endpoint({
  method: 'POST',
  path: '/teams/:id/leaves',
  summary: 'Enter that a member or a whole team is away: no trip is booked over it',
  access: ['update', 'Team'],
  params: byId,
  body: z.object({ userId: Id.nullable(), ...days, kind: LeaveKind, note: text(120, 0).default('') }),
  /** Trips that the member belongs to on these days: somebody else must go. */
  response: z.object({ id: Id, trips: z.array(z.string()) }),
  status: 201,
  problems: ['not-found', 'forbidden', 'invalid', 'conflict'],
})

export const deleteTeamLeave = endpoint({
  method: 'DELETE',
  path: '/team-leaves/:id',
  summary: 'Take back that somebody is away',
  access: ['update', 'Team'],
  params: byId,
  query: asSeen,
  response: Empty,
  status: 204,
  problems: ['not-found', 'forbidden', 'version-conflict'],
})

export const createKitMaintenance = endpoint({
  method: 'POST',
  path: '/kits/:id/maintenances',
  summary: 'Enter that a kit is being looked after: no trip is booked over it',
  access: ['update', 'Team'],
  params: byId,
  body: z.object({ ...days, note: text(120, 0).default('') }),
  response: z.object({ id: Id }),
  status: 201,
  problems: ['not-found', 'forbidden', 'invalid', 'conflict'],
})

export const deleteKitMaintenance = endpoint({
  method: 'DELETE',
  path: '/kit-maintenances/:id',
  summary: 'Take back that a kit is being looked after',
  access: ['update', 'Team'],
  params: byId,
  query: asSeen,
  response: Empty,
  status: 204,
  problems: ['not-found', 'forbidden', 'version-conflict'],
})

/** What a subscribed calendar shows: the trips one belongs to, or those of a team, a kit, a regency. */
export const FeedSubject = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('mine') }),
  z.object({ kind: z.literal('team'), id: Id }),
  z.object({ kind: z.literal('kit'), id: Id }),
  z.object({ kind: z.literal('regency'), code: z.string().regex(/^\d{2}\.\d{2}$/) }),
])
export type FeedSubject = z.infer<typeof FeedSubject>

export const CalendarFeed = z.object({
  id: Id,
  subject: FeedSubject,
  /** Name of the team, the kit or the regency; empty for one’s own. */
  name: z.string(),
  createdAt: Instant,
  lastReadAt: Instant.nullable(),
})
export type CalendarFeed = z.infer<typeof CalendarFeed>

export const listCalendarFeeds = endpoint({
  method: 'GET',
  path: '/calendar-feeds',
  summary: 'One’s own addresses for subscribing to calendars',
  access: 'signed-in',
  transaction: 'none',
  response: z.object({ items: z.array(CalendarFeed) }),
})

export const createCalendarFeed = endpoint({
  method: 'POST',
  path: '/calendar-feeds',
  summary: 'Make an address for subscribing to a calendar (iCalendar, RFC 5545); it is shown this once',
  access: 'signed-in',
  transaction: 'none',
  body: FeedSubject,
  response: z.object({ id: Id, url: z.string() }),
  status: 201,
  problems: ['not-found', 'conflict'],
})

export const revokeCalendarFeed = endpoint({
  method: 'DELETE',
  path: '/calendar-feeds/:id',
  summary: 'End an address of one’s own: calendars that use it find nothing any more',
  access: 'signed-in',
  transaction: 'none',
  params: byId,
  response: Empty,
  status: 204,
})

export const readCalendarFeed = endpoint({
  method: 'GET',
  path: '/public/calendar-feeds/:token',
  summary: 'Trips as a calendar (text/calendar), for who holds the secret address; no citizen is named',
  access: 'public',
  transaction: 'none',
  params: z.object({ token: z.string().max(100) }),
  response: z.string(),
  problems: ['not-found'],
})
