import { readdirSync, readFileSync } from 'node:fs'

/** Clock ticks of a second in `/proc`: fixed by Linux for what it shows. */
const ticksPerSecond = 100

type Times = { parent: number; own: number; ofEnded: number }

/** CPU milliseconds of one process, and of its children that have ended; undefined where the system does not tell. */
function timesOf(pid: number): Times | undefined {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8')
    // The name may hold spaces and brackets; the fields after it are counted from the state on.
    const fields = text.slice(text.lastIndexOf(')') + 2).split(' ')
    const at = (index: number) => Number(fields[index] ?? 0)
    const toMs = (ticks: number) => (ticks * 1000) / ticksPerSecond
    return { parent: at(1), own: toMs(at(11) + at(12)), ofEnded: toMs(at(13) + at(14)) }
  } catch {
    return undefined
  }
}

/** The process that a database connection's process belongs to. */
export const parentOf = (pid: number): number | undefined => timesOf(pid)?.parent

/** CPU milliseconds that a process has used since it began. */
export const cpuMs = (pid: number | undefined): number => (pid === undefined ? 0 : (timesOf(pid)?.own ?? 0))

/** CPU milliseconds of a database server: of itself, its processes, and those that have ended. */
export function serverCpuMs(postmaster: number | undefined): number {
  const own = postmaster === undefined ? undefined : timesOf(postmaster)
  if (!own) return 0
  let sum = own.own + own.ofEnded
  for (const name of readdirSync('/proc')) {
    const one = /^\d+$/.test(name) ? timesOf(Number(name)) : undefined
    if (one && one.parent === postmaster) sum += one.own + one.ofEnded
  }
  return sum
}
