import type { Platform } from '../../platform/platform'
import { registerCalendar } from './calendar/calendar-routes'
import { registerFeeds } from './calendar/feed-routes'
import { registerNetwork } from './network/network-routes'
import { registerPlanning } from './planning/planning-routes'
import { registerPublicVisits } from './public-visits'
import { registerTeams } from './team-routes'
import { registerTrips } from './trip-routes'
import { registerVisitRequests } from './visit-request-routes'

/** Field work: wishes for a visit, teams and kits, the travel network, planning runs, trips and their people, the public schedule. */
export function registerField(platform: Platform): void {
  registerVisitRequests(platform)
  registerTeams(platform)
  registerTrips(platform)
  registerNetwork(platform)
  registerCalendar(platform)
  registerFeeds(platform)
  registerPlanning(platform)
  registerPublicVisits(platform)
}
