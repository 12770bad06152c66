import { addWorkingDays, type ServiceDefinition } from '@sipelandukilat/domain'
import type { Place } from '../regions/places'

export type Route = {
  /** Forwarded to the regency, or waiting in the province's queue because the regency does not serve yet. */
  status: 'submitted' | 'routed'
  /** When the office should be done, by the working days of the regency's calendar; not while nobody serves. */
  dueAt: Date | null
}

/** A day that was promised never moves to an earlier one. */
export const notBefore = (dueAt: Date | null, firstDueAt: Date | null): Date | null =>
  dueAt && firstDueAt && dueAt < firstDueAt ? firstDueAt : dueAt

/** Where an application goes: the regency of its acting place, if that regency is active. */
export function route(
  definition: ServiceDefinition,
  place: Pick<Place, 'regencyStatus' | 'calendar'>,
  now: Date,
): Route {
  if (place.regencyStatus !== 'active') return { status: 'submitted', dueAt: null }
  return { status: 'routed', dueAt: addWorkingDays(now, definition.officeDays.total, place.calendar) }
}
