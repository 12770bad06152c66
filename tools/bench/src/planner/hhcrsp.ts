import { type Instance, planCost } from '@sipelandukilat/planner'
import * as z from 'zod'
import { FormatError, type Published } from './published'

const File = z.object({
  patients: z.array(
    z.object({
      id: z.string(),
      time_window: z.tuple([z.number(), z.number()]),
      required_caregivers: z
        .array(z.object({ service: z.string(), duration: z.number().optional() }))
        .min(1)
        .max(2),
      synchronization: z
        .object({
          type: z.enum(['simultaneous', 'sequential']),
          distance: z.tuple([z.number(), z.number()]).optional(),
        })
        .optional(),
    }),
  ),
  services: z.array(z.object({ id: z.string(), default_duration: z.number().optional() })),
  caregivers: z.array(z.object({ id: z.string(), abilities: z.array(z.string()) })).min(1),
  distances: z.array(z.array(z.number())),
})

/** Everyone may come home as late as it takes. */
const whenever = 1e7

/**
 * Home health care routing and scheduling in JSON (Ceschia et al. 2024). A patient with two carers is two stops that
 * depend on each other, each late on its own. Cost: (distance + all lateness + greatest lateness) / 3.
 */
export function readHhcrsp(text: string, name: string): Published {
  const file = File.safeParse(JSON.parse(text))
  if (!file.success) throw new FormatError(z.prettifyError(file.error))
  const { patients, services, caregivers, distances } = file.data
  const usual = new Map(services.map((service) => [service.id, service.default_duration ?? 0]))
  const stopId = (patient: string, index: number) => (index === 0 ? patient : `${patient}#2`)
  const instance: Instance = {
    minutes: distances,
    cost: distances,
    connections: [],
    lateness: { each: 1 / 3, greatest: 1 / 3 },
    travelWeight: 1 / 3,
    vehicles: caregivers.map(({ id, abilities }) => ({
      id,
      start: 0,
      end: 0,
      shifts: [{ from: 0, until: whenever }],
      skills: abilities,
      capacity: [],
      longest: null,
      fixedCost: 0,
      executed: [],
    })),
    stops: patients.flatMap((patient, place) =>
      patient.required_caregivers.map(({ service, duration }, index) => ({
        id: stopId(patient.id, index),
        place: place + 1,
        windows: [{ from: patient.time_window[0], until: patient.time_window[1] }],
        service: duration ?? usual.get(service) ?? 0,
        load: [],
        skills: [service],
        prize: null,
        canSleep: false,
      })),
    ),
    pairs: patients
      .filter(({ required_caregivers }) => required_caregivers.length === 2)
      .map(({ id, synchronization }) => {
        const [least, most] = synchronization?.distance ?? [0, 0]
        return { first: stopId(id, 0), second: stopId(id, 1), least, most }
      }),
  }
  return { name, instance, unit: 1, measure: (plan) => planCost(instance, plan).total }
}
