import type { VisitRequest } from '@sipelandukilat/sdk/api/field'

type Placed = { request: VisitRequest; follows: boolean }

/** Requests of one house behind its first, which keeps its place; the others keep theirs. */
export function togetherByHousehold(requests: readonly VisitRequest[]): Placed[] {
  const houses = new Map<string, VisitRequest[]>()
  for (const request of requests) {
    const house = `${request.villageCode} ${request.householdId}`
    houses.set(house, [...(houses.get(house) ?? []), request])
  }
  return [...houses.values()].flatMap((house) => house.map((request, index) => ({ request, follows: index > 0 })))
}
