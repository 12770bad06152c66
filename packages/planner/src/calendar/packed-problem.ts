import * as z from 'zod'
import { PlanningProblem } from './planning-problem'

/**
 * A planning problem for keeping and sending. Villages behind one airfield travel by one timetable, each some minutes sooner
 * and later: their departures are told once, from the first. A province of 482 villages is a fortieth of its size so.
 */
export const PackedProblem = PlanningProblem.omit({ connections: true }).extend({
  /** Of each departure the minutes after the first one's leaving, and after the first one's arrival. */
  timetables: z.array(z.array(z.tuple([z.number(), z.number()]))),
  /** From and to which place, the number of the timetable, when the first departure leaves and arrives. */
  connections: z.array(z.tuple([z.int().min(0), z.int().min(0), z.int().min(0), z.number(), z.number()])),
})
export type PackedProblem = z.infer<typeof PackedProblem>

export function packProblem({ connections, ...problem }: PlanningProblem): PackedProblem {
  const timetables: PackedProblem['timetables'] = []
  const numberOf = new Map<string, number>()
  const rows = connections.map(({ from, to, departures }): PackedProblem['connections'][number] => {
    const { leaves: firstLeaves, arrives: firstArrives } = departures[0] ?? { leaves: 0, arrives: 0 }
    const timetable = departures.map(({ leaves, arrives }): [number, number] => [
      leaves - firstLeaves,
      arrives - firstArrives,
    ])
    const key = timetable.join(' ')
    const number = numberOf.get(key) ?? timetables.push(timetable) - 1
    numberOf.set(key, number)
    return [from, to, number, firstLeaves, firstArrives]
  })
  return { ...problem, timetables, connections: rows }
}

export function unpackProblem({ timetables, connections, ...problem }: PackedProblem): PlanningProblem {
  return {
    ...problem,
    connections: connections.map(([from, to, number, firstLeaves, firstArrives]) => ({
      from,
      to,
      departures: (timetables[number] ?? []).map(([leaves, arrives]) => ({
        leaves: firstLeaves + leaves,
        arrives: firstArrives + arrives,
      })),
    })),
  }
}
