import { minutesOfDay } from '../network/days'
import type { PlanningProblem } from './planning-problem'

/** A planning problem as the solver reads it; points, teams and kits by index. */
export type Situation = {
  problem: PlanningProblem
  days: number
  /** Minutes and rupiah between two places; null: no way. The way from a place to itself is nothing. */
  minutes: (from: number, to: number) => number | null
  rupiah: (from: number, to: number) => number
  /** Minutes of work at each point. */
  service: number[]
  teamFree: (team: number, day: number) => boolean
  kitFree: (kit: number, day: number) => boolean
  isClosed: (day: number) => boolean
  /** Working hours of a team on a day, in minutes of the period. */
  shift: (team: number, day: number) => { from: number; until: number }
  /** Minutes of a team’s working day; a longer way takes several. */
  dayLength: (team: number) => number
  /** Days that a kit needs to a team’s base before a trip, and back after it; null: it cannot come there. */
  lead: (team: number, kit: number) => number | null
  /** Rupiah for the kit’s way to the team’s base and back. */
  kitRupiah: (team: number, kit: number) => number
  /** Whether nothing depends on the day: a trip may then begin on another day as it is. */
  isTimeless: boolean
}

export function toSituation(problem: PlanningProblem): Situation {
  const { period, teams, kits, points } = problem
  const network = problem.networks.find(({ profile }) => profile === problem.profile)
  const minutes = (from: number, to: number) => {
    if (from === to) return 0
    return network?.rupiah[from]?.[to] == null ? null : (network.minutes[from]?.[to] ?? null)
  }
  const rupiah = (from: number, to: number) => (from === to ? 0 : (network?.rupiah[from]?.[to] ?? 0))
  const closed = new Set(period.closedDays)
  const teamBooked = teams.map(({ bookedDays }) => new Set(bookedDays))
  const kitBooked = kits.map(({ bookedDays }) => new Set(bookedDays))
  const dayLength = Math.max(1, period.closes - period.opens)
  const leads = teams.map(({ base }) =>
    kits.map((kit) => {
      if (kit.base === base) return 0
      const [there, back] = [minutes(kit.base, base), minutes(base, kit.base)]
      return there === null || back === null ? null : Math.max(1, Math.ceil(Math.max(there, back) / dayLength))
    }),
  )
  return {
    problem,
    days: period.days,
    minutes,
    rupiah,
    service: points.map(({ setUp, perPerson, people }) => setUp + perPerson * people),
    teamFree: (team, day) => !teamBooked[team]?.has(day),
    kitFree: (kit, day) => !kitBooked[kit]?.has(day),
    isClosed: (day) => closed.has(day),
    shift: (team, day) => ({
      from: day * minutesOfDay + period.opens,
      until: day * minutesOfDay + Math.min(period.closes, period.opens + (teams[team]?.dailyMinutes ?? 0)),
    }),
    dayLength: (team) => Math.max(0, Math.min(period.closes - period.opens, teams[team]?.dailyMinutes ?? 0)),
    lead: (team, kit) => leads[team]?.[kit] ?? null,
    kitRupiah(team, kit) {
      const [home, base] = [kits[kit]?.base ?? 0, teams[team]?.base ?? 0]
      return rupiah(home, base) + rupiah(base, home)
    },
    isTimeless:
      problem.connections.length === 0 &&
      period.closedDays.length === 0 &&
      points.every(({ windows, pin, restDays = [] }) => !windows && restDays.length === 0 && pin?.day === undefined),
  }
}
