import { cpuMs, serverCpuMs } from './cpu'
import type { Load } from './load'
import type { Server } from './servers'
import type { Row } from './table'

/** One side of a comparison: who answers, and a load of some seconds upon it. */
export type Side = {
  server: Server
  /** Before each load, unmeasured. */
  prepare?: () => Promise<void>
  run: (seconds: number) => Promise<Load>
}

type Measured = Load & { spread: number; cpu: { server: number; database: number } }

export type Comparison = {
  case: string
  /** The least share of the limit's requests per second. */
  target: number
  api: Side
  limit: Side
  /** The least that could be called the same; printed beside, judged by nobody. */
  bare?: Side
}

/**
 * Both sides take turns in the same run, so that a busy machine slows both. CPU time is that of the whole round by its
 * requests. A limit that refuses a request is no limit: the row fails.
 */
export async function compare(
  { case: name, target, ...sides }: Comparison,
  options: { seconds: number; rounds: number; postmaster: number | undefined },
): Promise<Row> {
  const warm = Math.min(2, options.seconds)
  const all = [sides.api, sides.limit, ...(sides.bare ? [sides.bare] : [])]
  for (const side of all) {
    await side.prepare?.()
    await side.run(warm)
  }
  const rounds: Measured[][] = all.map(() => [])
  for (let round = 0; round < options.rounds; round += 1)
    for (const [index, side] of all.entries()) rounds[index]?.push(await measure(side, options))
  const [api, limit, bare] = rounds.map(medianOf)
  if (!api || !limit) throw new Error('No round ran')
  const ratio = api.perSecond / limit.perSecond
  const notes = [
    api.errors > 0 ? `${api.errors} failed` : '',
    limit.errors + (bare?.errors ?? 0) > 0 ? `${limit.errors + (bare?.errors ?? 0)} of the limit touched no row` : '',
    Math.max(api.spread, limit.spread) > 0.25 ? 'the machine was disturbed' : '',
  ].filter(Boolean)
  return {
    case: name,
    value: api.perSecond,
    unit: '/s',
    limit: limit.perSecond,
    ratio,
    target: `≥ ${target}`,
    ok: ratio >= target && api.errors + limit.errors === 0,
    cpuMs: {
      api: api.cpu.server,
      database: api.cpu.database,
      limit: limit.cpu.server,
      limitDatabase: limit.cpu.database,
    },
    ...(bare ? { bare: { limit: bare.perSecond, ratio: api.perSecond / bare.perSecond } } : {}),
    ...(notes.length > 0 ? { note: notes.join(', ') } : {}),
  }
}

async function measure(
  { server, prepare, run }: Side,
  { seconds, postmaster }: { seconds: number; postmaster: number | undefined },
): Promise<Measured> {
  await prepare?.()
  const before = { server: cpuMs(server.process.pid), database: serverCpuMs(postmaster) }
  const result = await run(seconds)
  const by = Math.max(1, result.requests)
  return {
    ...result,
    spread: 0,
    cpu: {
      server: (cpuMs(server.process.pid) - before.server) / by,
      database: (serverCpuMs(postmaster) - before.database) / by,
    },
  }
}

/** The round in the middle, so that one disturbed round does not decide; every round's errors count. */
function medianOf(rounds: readonly Measured[]): Measured | undefined {
  const sorted = rounds.toSorted((first, second) => first.perSecond - second.perSecond)
  const middle = sorted[Math.floor(sorted.length / 2)]
  if (!middle) return undefined
  const [least = middle, most = middle] = [sorted[0], sorted.at(-1)]
  return {
    ...middle,
    errors: rounds.reduce((sum, one) => sum + one.errors, 0),
    spread: middle.perSecond === 0 ? 0 : (most.perSecond - least.perSecond) / middle.perSecond,
  }
}
