import * as z from 'zod'
import { endpoint } from '../endpoint'
import { Instant } from '../shapes'
import { ModuleId } from './boot'
import { ModuleRegion } from './module-registry-shapes'

const Values = z.record(z.string().max(60), z.unknown())

/** What is set for one place. The region is null for the whole platform. */
const Layer = z.object({
  regionCode: z.string().nullable(),
  values: Values,
  version: z.int(),
  changedAt: Instant,
})

/** A module's settings at a place: its own values stand before the province's, those before the platform's, those before the defaults. */
export const ModuleSettings = z.object({
  /** JSON Schema of the newest release; null where the module has no settings. */
  schema: z.record(z.string(), z.unknown()).nullable(),
  defaults: Values,
  layers: z.array(Layer),
  effective: Values,
})
export type ModuleSettings = z.infer<typeof ModuleSettings>

export const readModuleConfiguration = endpoint({
  method: 'GET',
  path: '/modules/:id/configuration',
  summary: 'What is set of a module for a place, and what follows for it',
  access: ['read', 'Module'],
  params: z.object({ id: ModuleId }),
  query: z.object({ regionCode: ModuleRegion.optional() }),
  response: ModuleSettings,
  problems: ['not-found', 'forbidden'],
})

export const setModuleConfiguration = endpoint({
  method: 'PUT',
  path: '/modules/:id/configuration',
  summary: 'Set these values for a place, and none else there; without a region: for the caller’s own',
  access: ['pin', 'Module'],
  params: z.object({ id: ModuleId }),
  /** `expectedVersion` 0: nothing was set for the place before. */
  body: z.object({ regionCode: ModuleRegion.optional(), values: Values, expectedVersion: z.int().min(0) }),
  response: ModuleSettings,
  problems: ['not-found', 'forbidden', 'invalid', 'version-conflict'],
})
