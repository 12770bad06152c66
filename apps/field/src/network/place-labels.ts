import type { TravelLeg } from '@sipelandukilat/sdk/api/travel-network'
import type { PlacedNode } from './place-nodes'

/** A name on the map: `x` and `y` are the middle of its box, in units of the picture. */
export type PlaceLabel = { id: string; name: string; x: number; y: number; width: number; height: number }

type Frame = { width: number; height: number }
type LabelSize = {
  /** Height of the letters, in units of the picture. */
  letters: number
  /** How many places beside the offices may be named. */
  most: number
  /** The name as it is written here, short where there is little room. */
  nameOf: (node: PlacedNode) => string
}

/** The widest that a letter of the interface's type is on average, as a part of its height. */
const letterWidth = 0.62
const margin = 2
/** Where a name may stand around its place: beside it first, then above and below. */
const sides = [
  [1, 0],
  [-1, 0],
  [0, -1],
  [0, 1],
  [1, -1],
  [-1, -1],
  [1, 1],
  [-1, 1],
] as const

/**
 * The names of the offices, and of the places where most legs meet, so that none covers another and all lie in the picture.
 * An office's name goes as far from it as it must; another place stays without a name where there is no room beside it.
 */
export function labelPlaces(
  nodes: readonly PlacedNode[],
  legs: readonly Pick<TravelLeg, 'fromId' | 'toId'>[],
  frame: Frame,
  { letters, most, nameOf }: LabelSize,
): PlaceLabel[] {
  const legsOf = new Map<string, number>()
  for (const id of legs.flatMap(({ fromId, toId }) => [fromId, toId])) legsOf.set(id, (legsOf.get(id) ?? 0) + 1)
  const offices = nodes.filter(({ kind }) => kind === 'office')
  const hubs = nodes
    .filter(({ id, kind }) => kind !== 'office' && (legsOf.get(id) ?? 0) > 2)
    .toSorted((one, other) => (legsOf.get(other.id) ?? 0) - (legsOf.get(one.id) ?? 0) || (one.id < other.id ? -1 : 1))
    .slice(0, most)
  const labels: PlaceLabel[] = []
  for (const node of [...offices, ...hubs]) {
    const reach = node.kind === 'office' ? Math.ceil(Math.hypot(frame.width, frame.height) / letters) : 1
    const label = findRoom(node, labels, offices, frame, { name: nameOf(node), letters, reach })
    if (label) labels.push(label)
  }
  return labels
}

function findRoom(
  node: PlacedNode,
  taken: readonly PlaceLabel[],
  dots: readonly PlacedNode[],
  frame: Frame,
  { name, letters, reach }: { name: string; letters: number; reach: number },
): PlaceLabel | undefined {
  const width = name.length * letters * letterWidth
  const height = letters * 1.25
  for (let step = 1; step <= reach; step += 1)
    for (const [right, down] of sides) {
      const x = within(node.x + right * (width / 2 + step * letters * 0.6), width, frame.width)
      const y = within(node.y + down * (height / 2 + step * letters * 0.6), height, frame.height)
      const label = { id: node.id, name, x: oneDecimal(x), y: oneDecimal(y), width, height }
      if (!taken.some((other) => cover(label, other)) && !dots.some((dot) => isOn(label, dot))) return label
    }
  return undefined
}

/** Moved back from the edge of the picture, as far as it must. */
const within = (middle: number, size: number, most: number) => Math.min(most - size / 2, Math.max(size / 2, middle))

const oneDecimal = (value: number) => Math.round(value * 10) / 10

export const cover = (one: PlaceLabel, other: PlaceLabel): boolean =>
  Math.abs(one.x - other.x) < (one.width + other.width) / 2 + margin &&
  Math.abs(one.y - other.y) < (one.height + other.height) / 2 + margin

const isOn = (label: PlaceLabel, { x, y }: PlacedNode): boolean =>
  Math.abs(label.x - x) < label.width / 2 + margin && Math.abs(label.y - y) < label.height / 2 + margin
