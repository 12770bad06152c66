import type { Platform } from '../../platform/platform'
import { registerCalendar } from './calendar/calendar-routes'
import { registerFeeds } from './calendar/feed-routes'
import { registerTripCourse } from './course-routes'
import { registerCoverage } from './coverage-routes'
import { registerNetwork } from './network/network-routes'
import { registerPlanning } from './planning/planning-routes'
import { registerPublicVisits } from './public-visits'
import { registerReplans } from './replan-routes'
import { registerTeams } from './team-routes'
import { registerTravelOrders } from './travel-order'
import { registerTrips } from './trip-routes'
import { registerVisitRequests } from './visit-request-routes'

/** Field work: wishes for a visit, teams and kits, the travel network, planning runs, trips and their people, the public schedule. */
export function registerField(platform: Platform): void {
  registerVisitRequests(platform)
  registerCoverage(platform)
  registerTeams(platform)
  // Before the trips: `under-way` is no id.
  registerTripCourse(platform)
  registerReplans(platform)
  registerTrips(platform)
  registerNetwork(platform)
  registerCalendar(platform)
  registerFeeds(platform)
  registerPlanning(platform)
  registerTravelOrders(platform)
  registerPublicVisits(platform)
}
