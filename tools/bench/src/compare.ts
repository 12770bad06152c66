import { cpuMs, serverCpuMs } from './cpu'
import type { Load } from './load'
import { median, quantile } from './quantile'
import type { Server } from './servers'
import type { Row } from './table'

/** One side of a comparison: who answers, and a load of about a second upon it. */
export type Side = {
  server: Server
  /** Before each load, unmeasured. */
  prepare?: () => Promise<void>
  run: () => Promise<Load>
}

type Measured = Load & { cpu: { server: number; database: number } }

export type Comparison = {
  case: string
  /** The least share of the limit's requests per second. */
  target: number
  api: Side
  limit: Side
  /** The least that could be called the same; printed beside, judged by nobody. */
  bare?: Side
}

/** Turns before the first that counts: code that runs often is compiled by then. */
const warmTurns = 4

/** Beyond this share between the quarters of the turns, no figure of the row is to be believed. */
const steady = 0.25

/**
 * The sides take turns of about a second, so that what disturbs the machine disturbs both: the ratio is that of each turn,
 * in the middle of all turns. CPU time is that of the whole turn by its requests. A limit that refuses a request is no
 * limit: the row fails.
 * @param options.turns how many a side has
 */
export async function compare(
  { case: name, target, ...sides }: Comparison,
  options: { turns: number; postmaster: number | undefined },
): Promise<Row> {
  const all = [sides.api, sides.limit, ...(sides.bare ? [sides.bare] : [])]
  for (const side of all)
    for (let warm = 0; warm < warmTurns; warm += 1) {
      await side.prepare?.()
      await side.run()
    }
  const turns: Measured[][] = all.map(() => [])
  for (let turn = 0; turn < options.turns; turn += 1)
    for (const [index, side] of all.entries()) turns[index]?.push(await measure(side, options.postmaster))
  const [api = [], limit = [], bare] = turns
  if (api.length === 0) throw new Error('No turn ran')
  const ratios = api.map(({ perSecond }, turn) => perSecond / (limit[turn]?.perSecond ?? 0))
  const ratio = median(ratios)
  const limitErrors = errorsOf(limit) + errorsOf(bare ?? [])
  const notes = [
    errorsOf(api) > 0 ? `${errorsOf(api)} failed` : '',
    limitErrors > 0 ? `${limitErrors} of the limit touched no row` : '',
    (quantile(ratios, 0.75) - quantile(ratios, 0.25)) / ratio > steady ? 'the machine was disturbed' : '',
  ].filter(Boolean)
  const perSecond = (side: readonly Measured[]) => median(side.map((one) => one.perSecond))
  return {
    case: name,
    value: perSecond(api),
    unit: '/s',
    limit: perSecond(limit),
    ratio,
    target: `≥ ${target}`,
    ok: ratio >= target && errorsOf(api) + errorsOf(limit) === 0,
    cpuMs: {
      api: median(api.map(({ cpu }) => cpu.server)),
      database: median(api.map(({ cpu }) => cpu.database)),
      limit: median(limit.map(({ cpu }) => cpu.server)),
      limitDatabase: median(limit.map(({ cpu }) => cpu.database)),
    },
    ...(bare ? { bare: { limit: perSecond(bare), ratio: perSecond(api) / perSecond(bare) } } : {}),
    ...(notes.length > 0 ? { note: notes.join(', ') } : {}),
  }
}

async function measure({ server, prepare, run }: Side, postmaster: number | undefined): Promise<Measured> {
  await prepare?.()
  const before = { server: cpuMs(server.process.pid), database: serverCpuMs(postmaster) }
  const result = await run()
  const by = Math.max(1, result.requests)
  return {
    ...result,
    cpu: {
      server: (cpuMs(server.process.pid) - before.server) / by,
      database: (serverCpuMs(postmaster) - before.database) / by,
    },
  }
}

/** Every turn's errors count. */
const errorsOf = (turns: readonly Measured[]): number => turns.reduce((sum, { errors }) => sum + errors, 0)
