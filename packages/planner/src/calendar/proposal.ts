import * as z from 'zod'
import type { UnservedReason } from './unserved-reason'

const minute = z.number()

/** A service point of a trip; times in minutes since the period began. */
export const ProposedStop = z.strictObject({
  point: z.string(),
  /** Day of the period on which the work begins. */
  day: z.int(),
  leavesAt: minute,
  arrivesAt: minute,
  startsAt: minute,
  finishesAt: minute,
})
export type ProposedStop = z.infer<typeof ProposedStop>

/** One trip of one team with one kit. */
export const ProposedTrip = z.strictObject({
  team: z.string(),
  kit: z.string(),
  startDay: z.int(),
  endDay: z.int(),
  stops: z.array(ProposedStop),
  /** The way home. */
  leavesAt: minute,
  arrivesAt: minute,
  /** Ways, days away and the kit’s own way. */
  rupiah: z.number(),
  people: z.int(),
  priority: z.number(),
})
export type ProposedTrip = z.infer<typeof ProposedTrip>

export type UnservedPoint = { point: string; reason: UnservedReason }

export type DistrictShare = { district: string; people: number; served: number; share: number }

/** What is proven: no plan at all, or none made of the trips that were looked at, is better by more than this share. */
export type ProvenGap = { ofAnyPlan: number; ofCandidates: number | null }

export type ProposalFigures = {
  people: number
  priority: number
  points: number
  trips: number
  /** Days away of all teams. */
  teamDays: number
  rupiah: number
  districts: DistrictShare[]
  /** Districts below the fairness floor. */
  belowFloor: string[]
}

export type Proposal = { trips: ProposedTrip[]; unserved: UnservedPoint[]; figures: ProposalFigures; gap: ProvenGap }
