import type { TravelLeg, TravelMode, TravelNode } from '@sipelandukilat/sdk/api/travel-network'

export type NetworkFilter = { search: string; mode?: TravelMode | undefined; isEstimate: boolean; isClosed: boolean }

const holds = (texts: readonly (string | undefined)[], search: string) => {
  const words = search.trim().toLowerCase().split(/\s+/)
  const text = texts.join(' ').toLowerCase()
  return words.every((word) => text.includes(word))
}

/** The legs that a filter lets through; each word of the search must stand in a name or code of an end. */
export function filterLegs(
  legs: readonly TravelLeg[],
  nodes: ReadonlyMap<string, TravelNode>,
  { search, mode, isEstimate, isClosed }: NetworkFilter,
): TravelLeg[] {
  return legs.filter((leg) => {
    const [from, to] = [nodes.get(leg.fromId), nodes.get(leg.toId)]
    return (
      (!mode || leg.mode === mode) &&
      (!isEstimate || leg.isEstimate) &&
      (!isClosed || leg.isClosedToday) &&
      holds([from?.name, from?.code, to?.name, to?.code, leg.note], search)
    )
  })
}

export const filterNodes = (nodes: readonly TravelNode[], filter: Pick<NetworkFilter, 'search' | 'isEstimate'>) =>
  nodes.filter((node) => (!filter.isEstimate || node.isEstimate) && holds([node.name, node.code], filter.search))
