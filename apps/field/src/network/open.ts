import type { TravelLeg, TravelNode } from '@sipelandukilat/sdk/api/travel-network'

/** What stands open over the page. */
export type Open =
  | { kind: 'leg'; leg?: TravelLeg; fromId?: string }
  | { kind: 'node'; node?: TravelNode }
  | { kind: 'import' }
  | { kind: 'confirm'; legs: readonly TravelLeg[] }
