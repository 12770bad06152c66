import type { TravelNode } from '@sipelandukilat/sdk/api/travel-network'

export type PlacedNode = TravelNode & { x: number; y: number }

export type Placement = {
  width: number
  height: number
  nodes: PlacedNode[]
  /** Where a position lies on the picture, also beyond its edge; undefined where nothing is placed. */
  project: ((longitude: number, latitude: number) => readonly [x: number, y: number]) | undefined
}

/** Places nodes on a picture of a width, as they lie: north up, a margin around. Those without a position are left out. */
export function placeNodes(nodes: readonly TravelNode[], width: number, margin: number): Placement {
  const located = nodes.flatMap((node) =>
    node.latitude === null || node.longitude === null
      ? []
      : [{ node, latitude: node.latitude, longitude: node.longitude }],
  )
  if (located.length === 0) return { width, height: width / 2, nodes: [], project: undefined }
  const west = Math.min(...located.map(({ longitude }) => longitude))
  const east = Math.max(...located.map(({ longitude }) => longitude))
  const south = Math.min(...located.map(({ latitude }) => latitude))
  const north = Math.max(...located.map(({ latitude }) => latitude))
  // A degree of longitude is as long as one of latitude near the equator, where all of Indonesia lies.
  const scale = (width - 2 * margin) / Math.max(east - west, (north - south) / 1.2, 0.01)
  const left = margin + (width - 2 * margin - (east - west) * scale) / 2
  const oneDecimal = (value: number) => Math.round(value * 10) / 10
  const project = (longitude: number, latitude: number) =>
    [oneDecimal(left + (longitude - west) * scale), oneDecimal(margin + (north - latitude) * scale)] as const
  return {
    width,
    project,
    height: Math.round((north - south) * scale + 2 * margin),
    nodes: located.map(({ node, latitude, longitude }) => {
      const [x, y] = project(longitude, latitude)
      return { ...node, x, y }
    }),
  }
}

const directions = {
  ArrowRight: [1, 0],
  ArrowLeft: [-1, 0],
  ArrowDown: [0, 1],
  ArrowUp: [0, -1],
} as const

export type ArrowKey = keyof typeof directions
export const isArrowKey = (key: string): key is ArrowKey => key in directions

/** The nearest node in an arrow’s direction, within 45 degrees of it; undefined at the edge. */
export function findNext(nodes: readonly PlacedNode[], from: PlacedNode, key: ArrowKey): PlacedNode | undefined {
  const [right, down] = directions[key]
  let best: PlacedNode | undefined
  let least = Number.POSITIVE_INFINITY
  for (const node of nodes) {
    const ahead = (node.x - from.x) * right + (node.y - from.y) * down
    const aside = Math.abs((node.x - from.x) * down) + Math.abs((node.y - from.y) * right)
    const distance = ahead + 2 * aside
    if (node.id === from.id || ahead <= 0 || aside > ahead || distance >= least) continue
    best = node
    least = distance
  }
  return best
}

/** The node nearest to a point, within a reach. */
export function findNearest(nodes: readonly PlacedNode[], x: number, y: number, reach: number): PlacedNode | undefined {
  let best: PlacedNode | undefined
  let least = reach
  for (const node of nodes) {
    // Hubs are meant before the villages around them.
    const distance = Math.hypot(node.x - x, node.y - y) * (node.kind === 'village' ? 1 : 0.6)
    if (distance >= least) continue
    best = node
    least = distance
  }
  return best
}
