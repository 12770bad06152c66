import { type Instance, planCost } from '@sipelandukilat/planner'
import { FormatError, type Published, toLines, toNumbers } from './published'

/** SDVRPTW in the VRPLIB format: vehicles with a longest duration, and clients that only some of them may serve. */
export function readVrplib(text: string): Published {
  const { fields, sections } = split(toLines(text))
  const table = (name: string) => {
    const rows = sections.get(name)
    if (!rows) throw new FormatError(`no ${name}`)
    return new Map(rows.map(([id = 0, ...rest]) => [id, rest]))
  }
  const nodes = table('NODE_COORD_SECTION')
  const demands = table('DEMAND_SECTION')
  const services = table('SERVICE_TIME_SECTION')
  const windows = table('TIME_WINDOW_SECTION')
  const capacities = table('CAPACITY_SECTION')
  const allowed = table('VEHICLES_ALLOWED_CLIENTS_SECTION')
  const ids = [...nodes.keys()]
  const points = [...nodes.values()]
  const matrix = points.map(([x1 = 0, y1 = 0]) => points.map(([x2 = 0, y2 = 0]) => Math.hypot(x1 - x2, y1 - y2)))
  const windowOf = (id: number) => {
    const [from = 0, until = 0] = windows.get(id) ?? []
    return { from, until }
  }
  const depot = ids[0] ?? 1
  const longest = Number(fields.get('VEHICLES_MAX_DURATION') ?? Number.NaN)
  const instance: Instance = {
    minutes: matrix,
    cost: matrix,
    connections: [],
    pairs: [],
    lateness: null,
    travelWeight: 1,
    vehicles: [...capacities].map(([id, capacity]) => ({
      id: `${id}`,
      start: 0,
      end: 0,
      shifts: [windowOf(depot)],
      skills: [],
      capacity,
      longest: Number.isFinite(longest) ? longest : null,
      fixedCost: 0,
      executed: [],
    })),
    stops: ids.slice(1).map((id, index) => ({
      id: `${id}`,
      place: index + 1,
      windows: [windowOf(id)],
      service: services.get(id)?.[0] ?? 0,
      load: demands.get(id) ?? [],
      skills: [],
      prize: null,
      canSleep: false,
      vehicles: [...allowed].filter(([, clients]) => clients.includes(id)).map(([vehicle]) => `${vehicle}`),
    })),
  }
  const name = fields.get('NAME') ?? ''
  return { name, instance, unit: 1, measure: (plan) => planCost(instance, plan).ways }
}

function split(lines: readonly string[]) {
  const fields = new Map<string, string>()
  const sections = new Map<string, number[][]>()
  let rows: number[][] | undefined
  for (const line of lines) {
    if (line === 'EOF') break
    const field = /^(?<key>[A-Z_0-9]+)\s*:\s*(?<value>.*)$/.exec(line)?.groups
    if (field) fields.set(field.key ?? '', field.value ?? '')
    else if (/^[A-Z_]+_SECTION$/.test(line)) {
      rows = []
      sections.set(line, rows)
    } else if (rows && toNumbers(line).every(Number.isFinite)) rows.push(toNumbers(line))
    else throw new FormatError(`not understood: ${line.slice(0, 60)}`)
  }
  return { fields, sections }
}
