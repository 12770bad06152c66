import type { Finding } from './finding'
import { Instance } from './instance'
import { createSearch } from './search/search'

/** What can be wrong with what was asked for. */
export type InstanceProblem =
  | 'malformed'
  | 'matrix-not-square'
  | 'unknown-place'
  | 'same-name'
  | 'unknown-name'
  | 'two-pairs'
  | 'windows-unsorted'
  | 'negative-leg'
  | 'no-teams'
  | 'no-stops'
  | 'no-fitting-team'
  | 'unreachable'
  | 'window-impossible'
  | 'too-much'

export type InstanceFinding = Finding<InstanceProblem>

/** Unusable: no search may run on it. Usable: the plan that can be made can be made; `findings` say what cannot. */
export type CheckedInstance =
  | { ok: true; instance: Instance; findings: InstanceFinding[] }
  | { ok: false; findings: InstanceFinding[] }

const toFinding = (code: InstanceProblem, subject = ''): InstanceFinding => ({ code, subject })

/** Reads anything as an instance, and says what is wrong with it or cannot be served. */
export function checkInstance(input: unknown): CheckedInstance {
  const read = Instance.safeParse(input)
  if (!read.success) {
    const issues = read.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`)
    return { ok: false, findings: issues.slice(0, 20).map((issue) => toFinding('malformed', issue)) }
  }
  const faults = listFaults(read.data)
  if (faults.length > 0) return { ok: false, findings: faults }
  return { ok: true, instance: read.data, findings: listHindrances(read.data) }
}

/** What makes an instance meaningless. */
function listFaults(instance: Instance): InstanceFinding[] {
  const { minutes, cost, stops, vehicles, pairs, connections } = instance
  const places = minutes.length
  const isSquare = (rows: readonly (readonly unknown[])[]) =>
    rows.length === places && rows.every((row) => row.length === places)
  if (!isSquare(minutes) || !isSquare(cost)) return [toFinding('matrix-not-square')]
  const faults: InstanceFinding[] = []
  const stopIds = new Set(stops.map(({ id }) => id))
  const vehicleIds = new Set(vehicles.map(({ id }) => id))
  const report = (code: InstanceProblem, subjects: readonly string[]) => {
    for (const subject of new Set(subjects)) faults.push(toFinding(code, subject))
  }
  for (const names of [stops, vehicles].map((list) => list.map(({ id }) => id)))
    report(
      'same-name',
      names.filter((name, index) => names.indexOf(name) !== index),
    )
  report(
    'unknown-place',
    stops.filter(({ place }) => place >= places).map(({ id }) => id),
  )
  report(
    'unknown-place',
    vehicles.filter(({ start, end }) => start >= places || end >= places).map(({ id }) => id),
  )
  report(
    'unknown-place',
    connections
      .flatMap(({ from, to }) => [from, to])
      .filter((one) => one >= places)
      .map(String),
  )
  const stopNames = [...pairs.flatMap(({ first, second }) => [first, second])]
  report(
    'two-pairs',
    stopNames.filter((name, index) => stopNames.indexOf(name) !== index),
  )
  stopNames.push(...vehicles.flatMap(({ executed }) => executed.map(({ stop }) => stop)))
  report(
    'unknown-name',
    stopNames.filter((name) => !stopIds.has(name)),
  )
  const vehicleNames = stops.flatMap(({ pin, vehicles: own }) => [
    ...(pin?.vehicle ? [pin.vehicle] : []),
    ...(own ?? []),
  ])
  report(
    'unknown-name',
    vehicleNames.filter((name) => !vehicleIds.has(name)),
  )
  report(
    'windows-unsorted',
    [...stops.filter(({ windows }) => !areSorted(windows)), ...vehicles.filter(({ shifts }) => !areSorted(shifts))].map(
      ({ id }) => id,
    ),
  )
  const isBackward = ({ leaves, arrives }: { leaves: number; arrives: number }) => arrives < leaves
  report(
    'negative-leg',
    connections.filter(({ departures }) => departures.some(isBackward)).map(({ from }) => String(from)),
  )
  return faults
}

const areSorted = (windows: readonly { from: number; until: number }[]) =>
  windows.every(({ from }, index) => index === 0 || from > (windows[index - 1]?.until ?? from))

/** What no plan can do, found by trying each stop alone: skills, ways and hours, in this order. */
function listHindrances(instance: Instance): InstanceFinding[] {
  const { stops, vehicles } = instance
  if (stops.length === 0) return [toFinding('no-stops')]
  if (vehicles.length === 0) return [toFinding('no-teams')]
  const executed = new Set(vehicles.flatMap((vehicle) => vehicle.executed.map(({ stop }) => stop)))
  const findings = stops
    .filter(({ id }) => !executed.has(id))
    .flatMap((stop) => {
      const code = findHindrance(instance, stop)
      return code ? [toFinding(code, stop.id)] : []
    })
  const dimensions = Math.max(0, ...stops.map(({ load }) => load.length))
  const isTooMuch = Array.from({ length: dimensions }).some((_, d) => {
    const need = stops.reduce((sum, { load }) => sum + (load[d] ?? 0), 0)
    return need > vehicles.reduce((sum, { capacity }) => sum + (capacity[d] ?? 0), 0)
  })
  return isTooMuch ? [...findings, toFinding('too-much')] : findings
}

function findHindrance(instance: Instance, stop: Instance['stops'][number]): InstanceProblem | undefined {
  const fitting = instance.vehicles.filter(
    ({ id, skills, capacity }) =>
      stop.skills.every((skill) => skills.includes(skill)) &&
      stop.load.every((amount, d) => amount <= (capacity[d] ?? 0)) &&
      (stop.vehicles?.includes(id) ?? true) &&
      (stop.pin?.vehicle ?? id) === id,
  )
  if (fitting.length === 0) return 'no-fitting-team'
  const isWay = (from: number, to: number) =>
    (instance.minutes[from]?.[to] ?? null) !== null && (instance.cost[from]?.[to] ?? null) !== null
  const reaching = fitting.filter(({ start, end }) => isWay(start, stop.place) && isWay(stop.place, end))
  if (reaching.length === 0) return 'unreachable'
  const alone: Instance = {
    ...instance,
    stops: [{ ...stop, prize: null, vehicles: reaching.map(({ id }) => id) }],
    vehicles: instance.vehicles.map((vehicle) => ({ ...vehicle, executed: [] })),
    pairs: [],
  }
  return createSearch(alone, { seed: 1 }).progress().unserved > 0 ? 'window-impossible' : undefined
}
