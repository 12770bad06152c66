import * as z from 'zod'

export const TravelMode = z.enum(['road', 'river', 'sea', 'air', 'foot'])
export type TravelMode = z.infer<typeof TravelMode>

/** How the year stands: dry season, rains, or rivers so low that boats run aground. */
export const TravelProfile = z.enum(['dry', 'wet', 'low_river'])
export type TravelProfile = z.infer<typeof TravelProfile>

/** `office` is where teams set out; what no office reaches cannot be served. */
export const NodeKind = z.enum(['office', 'jetty', 'airstrip', 'village', 'other'])
export type NodeKind = z.infer<typeof NodeKind>

export const NetworkNode = z.strictObject({ id: z.string().min(1), name: z.string(), kind: NodeKind })
export type NetworkNode = z.infer<typeof NetworkNode>

/** Days of the week (1 Monday … 7 Sunday) and the hour, HH:MM where it leaves. */
export const LegDeparture = z.strictObject({
  days: z.array(z.int().min(1).max(7)),
  leaves: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/),
})
export type LegDeparture = z.infer<typeof LegDeparture>

const day = z.iso.date()

/** A piece of way between two nodes. Amounts may be anything here: `checkNetwork` says in words which make no sense. */
export const NetworkLeg = z.strictObject({
  id: z.string().min(1),
  from: z.string(),
  to: z.string(),
  isBothWays: z.boolean(),
  mode: TravelMode,
  minutes: z.number(),
  rupiahPerPerson: z.number(),
  /** For the whole boat, car or plane, however many sit in it. */
  rupiahPerTrip: z.number(),
  /** What one boat, car or plane takes; null: no limit. */
  mostPeople: z.number().nullable(),
  mostKilograms: z.number().nullable(),
  /** Empty: whenever one wants. */
  timetable: z.array(LegDeparture),
  /** The departures of the way back, where it goes both ways. */
  timetableBack: z.array(LegDeparture),
  /** Months of the year in which it is open (1–12); null: all. */
  months: z.array(z.int().min(1).max(12)).nullable(),
  /** Under which it can be passed: a river without `low_river` needs water, a track without `wet` turns to mud. */
  profiles: z.array(TravelProfile),
  /** From and until, both days closed. */
  closures: z.array(z.strictObject({ from: day, until: day, reason: z.string() })),
})
export type NetworkLeg = z.infer<typeof NetworkLeg>

export const Network = z.strictObject({ nodes: z.array(NetworkNode), legs: z.array(NetworkLeg) })
export type Network = z.infer<typeof Network>
