import type { Arc } from './open-legs'

/**
 * Where a node’s ways begin: itself, or, for one at the end of a single piece of ground, the node at its other end, with what it
 * takes to get there and from there. Infinity where there is no way.
 */
export type Anchor = { node: number; out: Piece; back: Piece }
type Piece = { minutes: number; rupiah: number }

const here: Piece = { minutes: 0, rupiah: 0 }
const nowhere: Piece = { minutes: Number.POSITIVE_INFINITY, rupiah: Number.POSITIVE_INFINITY }

/** Most villages lie at the end of one path: what is worked out for its other end need not be worked out for each of them. */
export function findAnchors(
  nodeCount: number,
  always: readonly Arc[],
  timed: readonly Arc[],
  weigh: (piece: Piece) => number,
): Anchor[] {
  const neighbours = Array.from({ length: nodeCount }, () => new Set<number>())
  const hasTimetable = new Uint8Array(nodeCount)
  for (const { from, to } of always) {
    neighbours[from]?.add(to)
    neighbours[to]?.add(from)
  }
  for (const { from, to } of timed) {
    hasTimetable[from] = 1
    hasTimetable[to] = 1
  }
  const isEnd = (node: number) => neighbours[node]?.size === 1 && hasTimetable[node] === 0
  const anchors = Array.from({ length: nodeCount }, (_, node): Anchor => {
    const [only] = neighbours[node] ?? []
    // Two that have only each other are no end of anything.
    return only === undefined || !isEnd(node) || isEnd(only)
      ? { node, out: here, back: here }
      : { node: only, out: nowhere, back: nowhere }
  })
  const isBetter = (piece: Piece, known: Piece) =>
    weigh(piece) < weigh(known) || (weigh(piece) === weigh(known) && piece.rupiah < known.rupiah)
  for (const arc of always) {
    const [from, to] = [anchors[arc.from], anchors[arc.to]]
    if (from?.node === arc.to && isBetter(arc, from.out)) from.out = arc
    if (to?.node === arc.from && isBetter(arc, to.back)) to.back = arc
  }
  return anchors
}
