import * as z from 'zod'

/** A span of time in minutes since the period began. */
export const TimeWindow = z
  .strictObject({ from: z.number(), until: z.number() })
  .refine(({ from, until }) => from <= until, { path: ['until'] })
export type TimeWindow = z.infer<typeof TimeWindow>

const amount = z.number().min(0)
const placeIndex = z.int().min(0)

/** What is to be done somewhere: a village, a household, a school. */
export const PlannedStop = z.strictObject({
  id: z.string().min(1),
  place: placeIndex,
  /** When the work may begin, in order and apart; a visit is begun inside one of them. */
  windows: z.array(TimeWindow).min(1),
  /** Minutes of work. */
  service: amount,
  /** What it takes of each capacity, in the order of the vehicles' `capacity` (e.g. blanks, people). */
  load: z.array(amount),
  /** Skills that one team must have together. */
  skills: z.array(z.string()),
  /** What serving it is worth, in units of cost; null: it must be served. */
  prize: amount.nullable(),
  /** Whether a team may spend the night there. */
  canSleep: z.boolean(),
  /** A promise: only this vehicle, only in this span. */
  pin: z.strictObject({ vehicle: z.string().optional(), window: TimeWindow.optional() }).optional(),
  /** The only vehicles allowed, by id; absent: all. */
  vehicles: z.array(z.string()).optional(),
})
export type PlannedStop = z.infer<typeof PlannedStop>

/** A team that travels together. */
export const PlannedVehicle = z.strictObject({
  id: z.string().min(1),
  start: placeIndex,
  end: placeIndex,
  /** Its working days, in order and apart: travel and work lie inside one of them, nights lie between. */
  shifts: z.array(TimeWindow).min(1),
  skills: z.array(z.string()),
  capacity: z.array(amount),
  /** Most minutes from leaving to being back; null: no limit but the shifts. */
  longest: amount.nullable(),
  /** Cost of going at all. */
  fixedCost: amount,
  /** A way of more minutes than this is travelled on several days, with nights on the way; absent: none is. */
  dayLength: amount.optional(),
  /** What was done already, in order, with the minute at which it began: it stays as it is. */
  executed: z.array(z.strictObject({ stop: z.string(), startsAt: z.number() })),
})
export type PlannedVehicle = z.infer<typeof PlannedVehicle>

/** A leg that leaves by timetable only: it replaces the minutes of the matrix for this pair. */
export const Connection = z.strictObject({
  from: placeIndex,
  to: placeIndex,
  departures: z.array(z.strictObject({ leaves: z.number(), arrives: z.number() })).min(1),
})
export type Connection = z.infer<typeof Connection>

/** Two stops whose beginnings depend on each other, served by two vehicles: `least ≤ second − first ≤ most` minutes. */
export const StopPair = z.strictObject({ first: z.string(), second: z.string(), least: z.number(), most: z.number() })
export type StopPair = z.infer<typeof StopPair>

/** All that a trip plan must keep to. `minutes` and `cost` are square matrices over places; null: no way. */
export const Instance = z.strictObject({
  minutes: z.array(z.array(amount.nullable())),
  cost: z.array(z.array(amount.nullable())),
  connections: z.array(Connection),
  vehicles: z.array(PlannedVehicle),
  stops: z.array(PlannedStop),
  pairs: z.array(StopPair),
  /** Where lateness is allowed: cost of each minute, and of each minute of the latest stop. Null: never late. A promise is kept anyhow. */
  lateness: z.strictObject({ each: amount, greatest: amount }).nullable(),
  /** What a unit of the cost matrix weighs in the objective; 1 unless lateness is weighed against it. */
  travelWeight: amount,
})
export type Instance = z.infer<typeof Instance>
