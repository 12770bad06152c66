/** One stop of a route; times in minutes since the period began. */
export type PlannedVisit = {
  stop: string
  /** When the team leaves the place before; a night may lie between. */
  leavesAt: number
  arrivesAt: number
  startsAt: number
  finishesAt: number
}

/** One vehicle's route. A vehicle without visits stays at home and has no route. */
export type PlannedRoute = {
  vehicle: string
  visits: PlannedVisit[]
  /** The way home. */
  leavesAt: number
  arrivesAt: number
}

export type Plan = { routes: PlannedRoute[]; unserved: string[] }
