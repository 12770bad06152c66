import { randomUUID } from 'node:crypto'
import { type ServiceDefinition, toLocalDate, withDelegation } from '@sipelandukilat/domain'
import { type FormFields, type FormState, readFormState, type Site } from '@sipelandukilat/portal'
import { type KnownPlaces, readKnownPlaces } from '../../features/regions/known-places'
import { findCurrentDefinition } from '../../features/service-definitions/definitions'
import { publicCaller } from '../../platform/caller'
import type { Db } from '../../platform/database/db'
import type { Platform } from '../../platform/platform'
import { Problem } from '../../platform/problem'
import { readFormBody } from './form-body'
import { type RegionChoices, readRegionChoices, withChosenRegions } from './form-regions'
import { applyStep, readStep, type Step, siteAfter } from './form-step'
import { textOf } from './opened'
import type { PageInput } from './page'
import { type FileError, type StoredFiles, storeFiles } from './store-files'

/** A form as it came in, its files stored, its button applied; not judged yet. */
export type ReceivedForm = {
  definition: ServiceDefinition
  state: FormState
  regions: RegionChoices
  step: Step
  /** The screen it was sent from. */
  at: string
  /** That screen was opened from the review. */
  isChanging: boolean
  site: Site
  /** YYYY-MM-DD where the office is. */
  today: string
  places: KnownPlaces
  fileErrors: readonly FileError[]
}

export async function getServedDefinition(db: Db, code: unknown): Promise<ServiceDefinition> {
  const definition = await findCurrentDefinition(db, String(code))
  if (!definition) throw new Problem('not-found')
  return definition
}

/** What was typed and chosen, with the files just stored, after what the button changes. */
export function readEntries(
  definition: ServiceDefinition,
  fields: FormFields,
  stored: Pick<StoredFiles, 'uploads'>,
  step: Step,
): FormState {
  const read = readFormState(definition, fields)
  const uploads = { ...read.uploads }
  for (const { requirement, uploadId } of stored.uploads)
    uploads[requirement] = [...(uploads[requirement] ?? []), uploadId]
  return applyStep(definition, { ...read, uploads }, step)
}

/** Reads a posted application form. Only its files are stored, for an upload means nothing until an application claims it. */
export async function receiveForm(platform: Platform, input: PageInput): Promise<ReceivedForm> {
  const { database, reference } = platform
  const { request } = input
  const { fields, files } = await readFormBody(request)
  const step = readStep(fields)
  const at = textOf(fields, 'at')
  const definition = await database.read(publicCaller.scope, (db) => getServedDefinition(db, request.params.code))
  const requirements = withDelegation(definition).requirements.map(({ id }) => id)
  const stored = await storeFiles(platform, request, requirements, files)
  const before = readEntries(definition, fields, stored, step)
  const { regions, places } = await database.read(publicCaller.scope, async (db) => ({
    regions: await readRegionChoices({ db, reference }, definition, before, fields, step, at),
    places: await readKnownPlaces(db),
  }))
  const answers = withChosenRegions(definition, before.answers, regions)
  return {
    definition,
    state: {
      ...before,
      key: /^[\w-]{8,100}$/.test(before.key) ? before.key : randomUUID(),
      answers,
      villageCode: regions.villageCode?.chosen?.code ?? '',
    },
    regions,
    step,
    at,
    isChanging: textOf(fields, 'changing') === 'true',
    site: siteAfter(step, input),
    today: toLocalDate(input.now),
    places,
    fileErrors: stored.errors,
  }
}
