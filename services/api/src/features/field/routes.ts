import type { Platform } from '../../platform/platform'
import { registerCalendar } from './calendar/calendar-routes'
import { registerFeeds } from './calendar/feed-routes'
import { registerCoverage } from './coverage/coverage-routes'
import { registerNetwork } from './network/network-routes'
import { registerPlanning } from './planning/planning-routes'
import { registerTeams } from './teams/team-routes'
import { registerTripProgress } from './trips/progress-routes'
import { registerReplans } from './trips/replan-routes'
import { registerTravelOrders } from './trips/travel-order-routes'
import { registerTrips } from './trips/trip-routes'
import { registerPublicVisits } from './visits/public-visit-routes'
import { registerVisitRequests } from './visits/visit-request-routes'

/** Field work: requests for a visit, teams and kits, the travel network, planning runs, trips and their people, the public schedule. */
export function registerField(platform: Platform): void {
  registerVisitRequests(platform)
  registerCoverage(platform)
  registerTeams(platform)
  registerTripProgress(platform)
  registerReplans(platform)
  registerTrips(platform)
  registerNetwork(platform)
  registerCalendar(platform)
  registerFeeds(platform)
  registerPlanning(platform)
  registerTravelOrders(platform)
  registerPublicVisits(platform)
}
