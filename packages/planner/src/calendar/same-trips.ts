import type { ProposedTrip } from './proposal'

type Shown = Pick<ProposedTrip, 'team' | 'kit' | 'startDay' | 'endDay'> & { stops: readonly { point: string }[] }

/** Whether the same teams go with the same kits on the same days to the same places, whatever the trips’ order. */
export function areSameTrips(one: readonly Shown[], other: readonly Shown[]): boolean {
  const written = (trips: readonly Shown[]) =>
    trips
      .map(({ team, kit, startDay, endDay, stops }) =>
        JSON.stringify([team, kit, startDay, endDay, stops.map(({ point }) => point)]),
      )
      .sort()
      .join()
  return written(one) === written(other)
}
