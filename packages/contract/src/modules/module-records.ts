import { RegionCode } from '@sipelandukilat/domain'
import * as z from 'zod'
import { endpoint } from '../endpoint'
import { refusedFor } from '../refusal-reason'
import { Empty, Id, Instant, page, pageQuery, Version } from '../shapes'
import { ModuleId } from './boot'

/** Name of a collection inside its module: `school-visits`. */
const Collection = z.string().regex(/^[a-z][a-z0-9-]{1,40}$/)

/** A document as its module's schema has it; what stands in it is checked against that schema. */
const Values = z.record(z.string().max(60), z.unknown())

/** Where a record belongs: a regency, a district or a village. Never a whole province. */
const RecordRegion = RegionCode.refine((code) => code.length >= 5, refusedFor('regencyOrBelowNeeded'))

/** A document that a module keeps for a region. */
export const ModuleRecord = z.object({
  id: Id,
  regionCode: RegionCode,
  values: Values,
  createdBy: Id.nullable(),
  createdAt: Instant,
  updatedAt: Instant,
  version: Version,
})
export type ModuleRecord = z.infer<typeof ModuleRecord>

const ofCollection = z.object({ id: ModuleId, collection: Collection })
const ofRecord = ofCollection.extend({ recordId: Id })

export const listModuleRecords = endpoint({
  method: 'GET',
  path: '/modules/:id/records/:collection',
  summary: 'The documents of a module that the caller may see, newest first',
  access: ['read', 'ModuleRecord'],
  params: ofCollection,
  query: z.object({ ...pageQuery, region: RegionCode.optional() }),
  response: page(ModuleRecord),
  problems: ['not-found'],
})

export const readModuleRecord = endpoint({
  method: 'GET',
  path: '/modules/:id/records/:collection/:recordId',
  summary: 'One document of a module',
  access: ['read', 'ModuleRecord'],
  params: ofRecord,
  response: ModuleRecord,
  problems: ['not-found'],
})

export const createModuleRecord = endpoint({
  method: 'POST',
  path: '/modules/:id/records/:collection',
  summary: 'Keeps a document for a region',
  access: ['create', 'ModuleRecord'],
  params: ofCollection,
  body: z.object({ regionCode: RecordRegion, values: Values }),
  response: ModuleRecord,
  status: 201,
  idempotent: true,
  problems: ['not-found', 'invalid', 'quota-reached'],
})

export const changeModuleRecord = endpoint({
  method: 'PUT',
  path: '/modules/:id/records/:collection/:recordId',
  summary: 'Replaces what stands in a document',
  access: ['update', 'ModuleRecord'],
  params: ofRecord,
  body: z.object({ values: Values, expectedVersion: Version }),
  response: ModuleRecord,
  problems: ['not-found', 'invalid', 'version-conflict'],
})

export const deleteModuleRecord = endpoint({
  method: 'DELETE',
  path: '/modules/:id/records/:collection/:recordId',
  summary: 'Erases a document and its key',
  access: ['update', 'ModuleRecord'],
  params: ofRecord,
  query: z.object({ expectedVersion: z.coerce.number().int().min(1) }),
  response: Empty,
  status: 204,
  problems: ['not-found', 'version-conflict'],
})

export const exportModuleRecords = endpoint({
  method: 'GET',
  path: '/modules/:id/records/:collection/export',
  summary: 'All documents of a module that the caller may see, as CSV or as JSON lines',
  access: ['read', 'ModuleRecord'],
  params: ofCollection,
  query: z.object({ format: z.enum(['csv', 'jsonl']).default('csv'), region: RegionCode.optional() }),
  response: z.string(),
  problems: ['not-found'],
})
