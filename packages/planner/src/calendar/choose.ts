import type { ModelData } from 'highs'
import { minutesOfDay } from '../network/days'
import { type Candidate, type Kinds, listCandidates, type Pool, toKitKinds, toTeamKinds } from './candidates'
import { type Draft, type Effort, rupiahOf } from './effort'
import { createOccupancy } from './occupancy'
import { type DraftTrip, planSlots } from './plan-slots'
import type { Solver } from './solver'

/** Most trips in the integer programme; the relaxation over all candidates says which. */
const mostChosenFrom = 90
/** Nodes of branch and bound; no clock, so that the same candidates give the same plan. */
const mostNodes = 8

/**
 * Chooses trips × teams × kits × days anew among all trips found so far, by mixed-integer programming. First the
 * relaxation over all candidates: its value bounds what any choice of them is worth. Then the programme itself over the
 * most promising, bounded by nodes. Returns the plan, if it is better, and the bound.
 */
export function choose(effort: Effort, draft: Draft, pool: Pool, solver: Solver): { draft: Draft; bound: number } {
  const kinds = { teams: toTeamKinds(effort), kits: toKitKinds(effort) }
  const candidates = listCandidates(effort, draft.trips, pool, kinds.teams, kinds.kits)
  const relaxed = solve(effort, candidates, kinds, solver, 'relaxed')
  if (!relaxed) return { draft, bound: Number.POSITIVE_INFINITY }
  const own = draft.trips.length
  const ranked = candidates
    .map((candidate, index) => ({ candidate, value: (relaxed.chosen[index] ?? 0) + (index < own ? 10 : 0), index }))
    .filter(({ value }) => value > 1e-6)
    .sort((a, b) => b.value - a.value || a.index - b.index)
    .slice(0, Math.max(own, mostChosenFrom))
    .map(({ candidate }) => candidate)
  const whole = solve(effort, ranked, kinds, solver, 'whole')
  const next =
    whole &&
    toPlan(
      effort,
      ranked.filter((_, index) => (whole.chosen[index] ?? 0) > 0.5),
      kinds,
    )
  return { draft: next && next.score > draft.score ? next : draft, bound: relaxed.value }
}

type Solved = { chosen: number[]; value: number }

/** Builds the programme column by column and solves it. */
function solve(
  effort: Effort,
  candidates: readonly Candidate[],
  kinds: { teams: Kinds; kits: Kinds },
  solver: Solver,
  kind: 'relaxed' | 'whole',
): Solved | undefined {
  const model = toModel(effort, candidates, kinds, solver, kind === 'whole')
  return solver.withModel(model, (instance) => {
    instance.options.set({ output_flag: false, random_seed: 1 })
    if (kind === 'whole')
      instance.options.set({
        mip_max_nodes: mostNodes,
        mip_heuristic_effort: 0.05,
        mip_allow_restart: false,
        mip_detect_symmetry: false,
        mip_rel_gap: 0.002,
      })
    instance.run()
    if (kind === 'whole' && instance.info.get('primal_solution_status') !== solver.constants.solutionStatus.feasible)
      return undefined
    if (kind === 'relaxed' && instance.getModelStatus() !== solver.constants.modelStatus.optimal) return undefined
    return { chosen: [...instance.getSolution().colValue], value: instance.getObjectiveValue() }
  })
}

function toModel(
  { situation, worth }: Effort,
  candidates: readonly Candidate[],
  kinds: { teams: Kinds; kits: Kinds },
  solver: Solver,
  isWhole: boolean,
): ModelData {
  const { problem, days, lead } = situation
  const points = [...new Set(candidates.flatMap(({ trip }) => trip.visits.map(({ point }) => point)))].sort(
    (a, b) => a - b,
  )
  const rowOfPoint = new Map(points.map((point, row) => [point, row]))
  const teamRow = points.length
  const kitRow = teamRow + kinds.teams.members.length * days
  const budgetRow = kitRow + kinds.kits.members.length * days
  const districtRow = budgetRow + 1
  const numRows = districtRow + 2 * worth.districts.length
  const upper: number[] = [
    ...points.map(() => 0),
    ...kinds.teams.members.flatMap((members) => Array.from({ length: days }, () => members.length)),
    ...kinds.kits.members.flatMap((members) => Array.from({ length: days }, () => members.length)),
    problem.budget ?? solver.infinity,
    ...worth.districts.flatMap(() => [0, 0]),
  ]
  const starts = [0]
  const indices: number[] = []
  const values: number[] = []
  const costs: number[] = []
  const uppers: number[] = []
  const column = (cost: number, most: number, entries: readonly (readonly [row: number, value: number])[]) => {
    for (const [row, value] of [...entries].sort((a, b) => a[0] - b[0])) {
      indices.push(row)
      values.push(value)
    }
    starts.push(indices.length)
    costs.push(cost)
    uppers.push(most)
  }
  for (const { trip, teamKind, kitKind, startDay, endDay } of candidates) {
    const entries: [number, number][] = trip.visits.flatMap(({ point }) => {
      const row = rowOfPoint.get(point)
      return row === undefined ? [] : [[row, -1] as [number, number]]
    })
    for (let day = startDay; day <= endDay; day += 1) entries.push([teamRow + teamKind * days + day, 1])
    const way = lead(trip.team, trip.kit) ?? 0
    for (let day = Math.max(0, startDay - way); day <= Math.min(days - 1, endDay + way); day += 1)
      entries.push([kitRow + kitKind * days + day, 1])
    entries.push([budgetRow, trip.rupiah])
    column(-worth.perRupiah * trip.rupiah, 1, entries)
  }
  // Served points: a point that is in two chosen trips counts once, and is taken out of one of them afterwards.
  for (const [row, point] of points.entries()) {
    const district = districtRow + 2 * (worth.districtOf[point] ?? 0)
    const people = problem.points[point]?.people ?? 0
    column(worth.prize[point] ?? 0, 1, [
      [row, 1],
      [district, -people],
      [district + 1, -people],
    ])
  }
  for (const [index, { people, floor }] of worth.districts.entries()) {
    const row = districtRow + 2 * index
    column(worth.perFloorPerson, floor, [[row, 1]])
    column(worth.perThird[0], people / 3, [[row + 1, 1]])
    column(worth.perThird[1], people / 3, [[row + 1, 1]])
  }
  const numCols = costs.length
  const { integer, continuous } = solver.constants.variableType
  return {
    numCols,
    numRows,
    sense: solver.constants.objectiveSense.maximize,
    colCost: costs,
    colLower: costs.map(() => 0),
    colUpper: uppers,
    rowLower: upper.map(() => -solver.infinity),
    rowUpper: upper,
    matrix: { format: 'csc', numRows, numCols, starts, indices, values },
    ...(isWhole && { integrality: costs.map((_, index) => (index < candidates.length ? integer : continuous)) }),
  }
}

/** Names the team and the kit of each chosen trip, and takes points out of all trips but one. */
function toPlan(effort: Effort, chosen: readonly Candidate[], kinds: { teams: Kinds; kits: Kinds }): Draft {
  const { situation, worth } = effort
  const occupancy = createOccupancy(situation)
  const trips: DraftTrip[] = []
  const taken = new Set<number>()
  const inOrder = [...chosen].sort((a, b) => a.startDay - b.startDay || a.endDay - b.endDay)
  for (const { trip, teamKind, kitKind, startDay, endDay } of inOrder) {
    const stay = kinds.teams.members[teamKind]
      ?.flatMap((team) => (kinds.kits.members[kitKind] ?? []).map((kit) => ({ team, kit, startDay, endDay })))
      .find((one) => occupancy.fits(one))
    if (!stay) continue
    const order = trip.visits.map(({ point }) => point).filter((point) => !taken.has(point))
    const isWhole = order.length === trip.visits.length
    const [made] = isWhole
      ? [toMoved(trip, stay)]
      : planSlots(situation, [{ ...stay, order }], order, {
          worth: (point) => worth.prize[point] ?? 0,
          prices: { perMinute: 1e-9, perRupiah: 1e-12 },
          seed: 1,
          steps: 0,
        })
    if (!made) continue
    for (const { point } of made.visits) taken.add(point)
    trips.push(made)
    occupancy.add(made)
  }
  const draft = { trips, occupancy, score: worth.score(trips) }
  const isAllowed = rupiahOf(trips) <= (situation.problem.budget ?? Number.POSITIVE_INFINITY)
  return isAllowed ? draft : { ...draft, score: Number.NEGATIVE_INFINITY }
}

/** The same trip by another team and kit of its kind, on other days. */
function toMoved(trip: DraftTrip, stay: { team: number; kit: number; startDay: number; endDay: number }): DraftTrip {
  const later = (stay.startDay - trip.startDay) * minutesOfDay
  return {
    ...trip,
    ...stay,
    leavesAt: trip.leavesAt + later,
    arrivesAt: trip.arrivesAt + later,
    visits: trip.visits.map(({ point, ...times }) => ({
      point,
      leavesAt: times.leavesAt + later,
      arrivesAt: times.arrivesAt + later,
      startsAt: times.startsAt + later,
      finishesAt: times.finishesAt + later,
    })),
  }
}
