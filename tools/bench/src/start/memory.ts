import { readdirSync, readFileSync } from 'node:fs'

/**
 * Bytes that everything started from a folder holds, memory that several processes share counted once (proportional set
 * size): the processes whose command names the folder, and their descendants. Undefined where the system does not tell.
 * A database server is nobody's descendant, so a tree from one process would miss it.
 */
export function memoryOf(folder: string, firstId: number): number | undefined {
  const ids = listProcesses()
  if (!ids) return undefined
  const children = childrenOf(ids)
  const waiting = [firstId, ...ids.filter((id) => readOrNothing(`/proc/${id}/cmdline`)?.includes(folder))]
  const counted = new Set<number>()
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    if (counted.has(id)) continue
    counted.add(id)
    waiting.push(...(children.get(id) ?? []))
  }
  return [...counted].reduce((sum, id) => sum + proportionalBytes(id), 0)
}

function listProcesses(): number[] | undefined {
  try {
    return readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .map(Number)
  } catch {
    return undefined
  }
}

function childrenOf(ids: readonly number[]): Map<number, number[]> {
  const children = new Map<number, number[]>()
  for (const id of ids) {
    const parent = parentOf(id)
    if (parent !== undefined) children.set(parent, [...(children.get(parent) ?? []), id])
  }
  return children
}

/** The command's name stands in brackets and may hold spaces: the fields begin after the last bracket. */
function parentOf(id: number): number | undefined {
  const fields = readOrNothing(`/proc/${id}/stat`)?.split(') ').at(-1)?.split(' ')
  return fields?.[1] === undefined ? undefined : Number(fields[1])
}

function proportionalBytes(id: number): number {
  const kilobytes = /^Pss:\s+(\d+) kB/m.exec(readOrNothing(`/proc/${id}/smaps_rollup`) ?? '')?.[1]
  return Number(kilobytes ?? 0) * 1024
}

/** A process may end while it is looked at. */
function readOrNothing(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return undefined
  }
}
