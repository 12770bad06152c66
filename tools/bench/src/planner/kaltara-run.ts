import {
  createProposals,
  loadSolver,
  type PlanningObjective,
  type PlanningProblem,
  type ProposedTrip,
  replan,
  toTripsInstance,
  validatePlan,
  validateProposal,
} from '@sipelandukilat/planner'
import { makeKaltara } from './kaltara'

export type KaltaraOptions = { long: number; seed: number; objective: PlanningObjective; isJson: boolean }

/** Seconds after which a plan must be on screen, and the most that the plan of then may lie behind the long one. */
const shortSeconds = 5
const mostBehind = 0.02
const replanSeconds = 2

/** Plans Kaltara, prints how good and how quick that was; false: a figure is missed. */
export async function runKaltara(options: KaltaraOptions): Promise<boolean> {
  const problem = makeKaltara()
  const begun = performance.now()
  const seconds = () => (performance.now() - begun) / 1000
  const solver = await loadSolver()
  const search = createProposals(problem, { seed: options.seed, objective: options.objective, solver })
  while (search.progress().phase === 'adding') search.advance(1)
  const first = search.best()
  const firstAfter = seconds()
  while (seconds() < shortSeconds) search.advance(1)
  const short = { ...search.progress(), seconds: seconds(), gap: search.best().gap }
  const marks = [10, 20, 40, 80, 160]
  while (seconds() < options.long) {
    search.advance(1)
    if (seconds() < (marks[0] ?? Number.POSITIVE_INFINITY)) continue
    const { score, people, iterations } = search.progress()
    process.stderr.write(`${marks.shift()} s: ${score.toFixed(1)} (${people} people, ${iterations} steps)\n`)
  }
  const long = { ...search.progress(), seconds: seconds() }
  const best = search.best()
  const broken = [...validateProposal(problem, first.trips), ...validateProposal(problem, best.trips)]
  const again = cancelOne(problem, best.trips)
  const value = ({ people, priority }: { people: number; priority: number }) =>
    options.objective === 'priority' ? priority : people
  const behind = Math.max(0, 1 - value(short) / value(long), 1 - short.score / long.score)
  const row = {
    case: 'kaltara',
    villages: problem.points.length,
    waiting: problem.points.reduce((sum, { people }) => sum + people, 0),
    objective: options.objective,
    firstSeconds: round(firstAfter),
    firstPeople: first.figures.people,
    shortSeconds: round(short.seconds),
    shortPeople: short.people,
    shortPriority: round(short.priority),
    shortIterations: short.iterations,
    longSeconds: round(long.seconds),
    longPeople: long.people,
    longPriority: round(long.priority),
    longIterations: long.iterations,
    trips: long.trips,
    rupiah: Math.round(long.rupiah),
    behind: Number(behind.toFixed(4)),
    provenGap: Number(best.gap.ofAnyPlan.toFixed(4)),
    provenGapOfCandidates: best.gap.ofCandidates === null ? null : Number(best.gap.ofCandidates.toFixed(4)),
    replanSeconds: round(again.seconds),
    replanMoved: again.moved,
    valid: broken.length === 0 && again.isValid,
    broken: broken.map(({ code, subject }) => `${code}: ${subject}`).slice(0, 10),
  }
  const isReached =
    row.valid &&
    firstAfter <= shortSeconds &&
    behind <= mostBehind &&
    again.seconds <= replanSeconds &&
    again.moved <= 1
  if (options.isJson) process.stdout.write(`${JSON.stringify({ ...row, ok: isReached })}\n`)
  else
    for (const [name, shown] of Object.entries({ ...row, ok: isReached }))
      process.stdout.write(`${name.padEnd(22)} ${String(shown)}\n`)
  return isReached
}

const round = (value: number) => Number(value.toFixed(2))

/** One village of the longest trip says that it needs nobody any more. The least that must move then is nothing. */
function cancelOne(problem: PlanningProblem, trips: readonly ProposedTrip[]) {
  const longest = [...trips].sort((a, b) => b.stops.length - a.stops.length)[0]
  const gone = longest?.stops[Math.floor(longest.stops.length / 2)]?.point
  const begun = performance.now()
  const left = { ...problem, points: problem.points.filter(({ id }) => id !== gone) }
  const { instance, plan } = toTripsInstance(left, trips)
  const next = replan(instance, plan, { seed: 1, iterations: 20, tolerance: 15 })
  const seconds = (performance.now() - begun) / 1000
  return { seconds, moved: next.moved.length, isValid: validatePlan(instance, next.plan).length === 0 }
}
