import type { Finding } from '../finding'
import { findHindrances } from './hindrances'
import { createOccupancy } from './occupancy'
import { PlanningProblem } from './planning-problem'
import { type Situation, toSituation } from './situation'
import type { UnservedReason } from './unserved-reason'

/** What can be wrong with a planning problem. */
export type PlanningFault =
  | 'malformed'
  | 'matrix-not-square'
  | 'unknown-profile'
  | 'unknown-place'
  | 'same-name'
  | 'windows-unsorted'
  | 'negative-leg'
  | 'hours-backward'
  | 'no-points'
  | 'no-teams'
  | 'no-kits'
  | 'team-without-kit'
  | 'point-impossible'
  | 'floor-impossible'

/** `reason`: why a point is impossible. */
export type PlanningFinding = Finding<PlanningFault> & { reason?: UnservedReason }

/** Unusable: nothing may be planned with it. Usable: the plan that can be made is made; `findings` say what cannot. */
export type CheckedProblem =
  | { ok: true; problem: PlanningProblem; findings: PlanningFinding[] }
  | { ok: false; findings: PlanningFinding[] }

const toFinding = (code: PlanningFault, subject = ''): PlanningFinding => ({ code, subject })

/** Reads anything as a planning problem, and says what is wrong with it or cannot be planned. */
export function checkPlanningProblem(input: unknown): CheckedProblem {
  const read = PlanningProblem.safeParse(input)
  if (!read.success) {
    const issues = read.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`)
    return { ok: false, findings: issues.slice(0, 20).map((issue) => toFinding('malformed', issue)) }
  }
  const faults = listFaults(read.data)
  if (faults.length > 0) return { ok: false, findings: faults }
  return { ok: true, problem: read.data, findings: listHindrances(read.data) }
}

function listFaults(problem: PlanningProblem): PlanningFinding[] {
  const { places, networks, points, teams, kits, connections, period } = problem
  const faults: PlanningFinding[] = []
  const size = places.length
  const isSquare = (rows: readonly (readonly unknown[])[]) =>
    rows.length === size && rows.every((row) => row.length === size)
  for (const { profile, minutes, rupiah } of networks)
    if (!isSquare(minutes) || !isSquare(rupiah)) faults.push(toFinding('matrix-not-square', profile))
  if (!networks.some(({ profile }) => profile === problem.profile))
    faults.push(toFinding('unknown-profile', problem.profile))
  if (period.closes <= period.opens) faults.push(toFinding('hours-backward'))
  for (const { id, place } of [
    ...points,
    ...teams.map(({ id, base }) => ({ id, place: base })),
    ...kits.map(({ id, base }) => ({ id, place: base })),
  ])
    if (place >= size) faults.push(toFinding('unknown-place', id))
  for (const { from, to, departures } of connections) {
    if (from >= size || to >= size) faults.push(toFinding('unknown-place', `${from}–${to}`))
    if (departures.some(({ leaves, arrives }) => arrives < leaves))
      faults.push(toFinding('negative-leg', places[from] ?? String(from)))
  }
  for (const list of [points, teams, kits]) {
    const ids = list.map(({ id }) => id)
    const twice = new Set(ids.filter((id, index) => ids.indexOf(id) !== index))
    for (const id of twice) faults.push(toFinding('same-name', id))
  }
  for (const { id, windows } of points) {
    const isSorted =
      windows?.every(({ from }, index) => index === 0 || from > (windows[index - 1]?.until ?? from)) ?? true
    if (!isSorted) faults.push(toFinding('windows-unsorted', id))
  }
  return faults
}

/** What no plan can do. */
function listHindrances(problem: PlanningProblem): PlanningFinding[] {
  const { points, teams, kits, fairnessFloor } = problem
  if (points.length === 0) return [toFinding('no-points')]
  if (teams.length === 0) return [toFinding('no-teams')]
  if (kits.length === 0) return [toFinding('no-kits')]
  const situation = toSituation(problem)
  const findings = listTeamsWithoutKit(situation).map((team) => toFinding('team-without-kit', team))
  const alone = findHindrances(situation)
  const people = new Map<string, { all: number; possible: number }>()
  for (const [index, point] of points.entries()) {
    const tried = alone[index]
    const sum = people.get(point.district) ?? { all: 0, possible: 0 }
    sum.all += point.people
    if (tried && 'trip' in tried) sum.possible += point.people
    people.set(point.district, sum)
    if (!tried || 'trip' in tried || tried.reason === 'nobody-waits') continue
    findings.push({ ...toFinding('point-impossible', point.id), reason: tried.reason })
  }
  for (const [district, { all, possible }] of people)
    if (possible < all * fairnessFloor - 1e-9) findings.push(toFinding('floor-impossible', district))
  return findings
}

function listTeamsWithoutKit(situation: Situation): string[] {
  const { problem, days } = situation
  const occupancy = createOccupancy(situation)
  const hasKit = (team: number) =>
    problem.kits.some((_, kit) =>
      Array.from({ length: days }, (__, day) => day).some((day) =>
        occupancy.fits({ team, kit, startDay: day, endDay: day }),
      ),
    )
  return problem.teams.flatMap(({ id }, team) => (hasKit(team) ? [] : [id]))
}
