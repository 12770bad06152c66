import type { Situation } from './situation'

/** Days of the period on which a team is away with a kit, both ends included. */
export type Stay = { team: number; kit: number; startDay: number; endDay: number }

/** Who and what is away on which day. */
export type Occupancy = {
  add: (stay: Stay) => void
  remove: (stay: Stay) => void
  /** Whether team and kit can be away on all these days; the kit also comes and goes. */
  fits: (stay: Stay) => boolean
  /** The same for the team alone. */
  teamFits: (stay: Omit<Stay, 'kit'>) => boolean
}

export function createOccupancy(situation: Situation, stays: readonly Stay[] = []): Occupancy {
  const { days, problem, lead } = situation
  const teams = new Uint8Array(problem.teams.length * days)
  const kits = new Uint8Array(problem.kits.length * days)

  function count({ team, kit, startDay, endDay }: Stay, by: 1 | -1): void {
    for (let day = startDay; day <= endDay; day += 1) teams[team * days + day] = (teams[team * days + day] ?? 0) + by
    const way = lead(team, kit) ?? 0
    for (let day = Math.max(0, startDay - way); day <= Math.min(days - 1, endDay + way); day += 1)
      kits[kit * days + day] = (kits[kit * days + day] ?? 0) + by
  }

  function teamFits({ team, startDay, endDay }: Omit<Stay, 'kit'>): boolean {
    if (startDay < 0 || endDay >= days) return false
    for (let day = startDay; day <= endDay; day += 1)
      if (teams[team * days + day] !== 0 || !situation.teamFree(team, day)) return false
    return true
  }

  for (const stay of stays) count(stay, 1)
  return {
    add: (stay) => count(stay, 1),
    remove: (stay) => count(stay, -1),
    teamFits,
    fits(stay) {
      const way = lead(stay.team, stay.kit)
      if (way === null || !teamFits(stay)) return false
      for (let day = Math.max(0, stay.startDay - way); day <= Math.min(days - 1, stay.endDay + way); day += 1)
        if (kits[stay.kit * days + day] !== 0 || !situation.kitFree(stay.kit, day)) return false
      return true
    },
  }
}
