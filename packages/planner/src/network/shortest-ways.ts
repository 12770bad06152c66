import type { Arc } from './open-legs'

/** From one node to all: Infinity where there is no way. */
export type Ways = { weight: Float64Array; minutes: Float64Array; rupiah: Float64Array; lastArc: Int32Array }

/** What a way is chosen by; of two alike, the cheaper one. */
export type WeightOf = (arc: Arc) => number

/** Dijkstra’s shortest ways over arcs that are open at any time. */
export function createShortestWays(nodeCount: number, arcs: readonly Arc[], weightOf: WeightOf) {
  const outgoing: number[][] = Array.from({ length: nodeCount }, () => [])
  arcs.forEach(({ from }, index) => {
    outgoing[from]?.push(index)
  })
  const weights = arcs.map(weightOf)

  return function from(source: number): Ways {
    const weight = new Float64Array(nodeCount).fill(Number.POSITIVE_INFINITY)
    const minutes = new Float64Array(nodeCount).fill(Number.POSITIVE_INFINITY)
    const rupiah = new Float64Array(nodeCount).fill(Number.POSITIVE_INFINITY)
    const lastArc = new Int32Array(nodeCount).fill(-1)
    const isDone = new Uint8Array(nodeCount)
    const queue = createQueue()
    weight[source] = 0
    minutes[source] = 0
    rupiah[source] = 0
    queue.push(source, 0, 0)
    for (let node = queue.pop(); node !== undefined; node = queue.pop()) {
      if (isDone[node] === 1) continue
      isDone[node] = 1
      for (const index of outgoing[node] ?? []) {
        const arc = arcs[index]
        if (!arc || isDone[arc.to] === 1) continue
        const reached = (weight[node] ?? 0) + (weights[index] ?? 0)
        const paid = (rupiah[node] ?? 0) + arc.rupiah
        const known = weight[arc.to] ?? 0
        if (reached > known || (reached === known && paid >= (rupiah[arc.to] ?? 0))) continue
        weight[arc.to] = reached
        minutes[arc.to] = (minutes[node] ?? 0) + arc.minutes
        rupiah[arc.to] = paid
        lastArc[arc.to] = index
        queue.push(arc.to, reached, paid)
      }
    }
    return { weight, minutes, rupiah, lastArc }
  }
}

/** A binary heap by weight, then rupiah. */
function createQueue() {
  const nodes: number[] = []
  const weights: number[] = []
  const paid: number[] = []
  const isBefore = (a: number, b: number) => {
    const difference = (weights[a] ?? 0) - (weights[b] ?? 0)
    return difference < 0 || (difference === 0 && (paid[a] ?? 0) < (paid[b] ?? 0))
  }
  const swap = (a: number, b: number) => {
    for (const list of [nodes, weights, paid]) {
      const kept = list[a] ?? 0
      list[a] = list[b] ?? 0
      list[b] = kept
    }
  }
  return {
    push(node: number, weight: number, rupiah: number) {
      nodes.push(node)
      weights.push(weight)
      paid.push(rupiah)
      let at = nodes.length - 1
      while (at > 0) {
        const parent = (at - 1) >> 1
        if (!isBefore(at, parent)) break
        swap(at, parent)
        at = parent
      }
    },
    pop(): number | undefined {
      const [first] = nodes
      if (first === undefined) return undefined
      swap(0, nodes.length - 1)
      for (const list of [nodes, weights, paid]) list.pop()
      let at = 0
      for (;;) {
        const left = 2 * at + 1
        if (left >= nodes.length) break
        const child = left + 1 < nodes.length && isBefore(left + 1, left) ? left + 1 : left
        if (!isBefore(child, at)) break
        swap(child, at)
        at = child
      }
      return first
    },
  }
}
