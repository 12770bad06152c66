import {
  type Answers,
  answersFromForm,
  askedOfApplicant,
  type CorrectableOfApplicant,
  calledForBy,
  correctAnswers,
  type Localized,
  localized,
  toLocalDate,
} from '@sipelandukilat/domain'
import { addresses, type Doubt, type FormFields, renderCorrection } from '@sipelandukilat/portal'
import { getApplication, getApplicationForUpdate } from '../../features/applications/application-store'
import { correct } from '../../features/applications/correct'
import {
  findSealed,
  openForReading,
  type PersonalData,
  toApplicantInput,
} from '../../features/applications/personal-record'
import type { RegionNames } from '../../features/regions/region-names'
import { listOffers } from '../../features/statements/own-statements'
import type { Db } from '../../platform/database/db'
import type { Platform } from '../../platform/platform'
import { Problem } from '../../platform/problem'
import { toAttachments } from './application-input'
import { readFormBody } from './form-body'
import { readRegionChoices, withChosenRegions } from './form-regions'
import { noStep, readStep, type Step, siteAfter } from './form-step'
import { readOpened, textOf, type WithOpened } from './opened'
import type { PageInput } from './page'
import { readDoubt } from './read-doubt'
import { type StoredFiles, storeFiles } from './store-files'

type Uploads = Record<string, string[]>

/** The files sent so far for what is asked: carried by the form, just stored, less the one taken away. */
function uploadsOf(asked: readonly string[], fields: FormFields, stored: StoredFiles, step: Step): Uploads {
  const isRemoved = (requirement: string, upload: string) =>
    step.verb === 'remove-file' && step.target === requirement && step.rest === upload
  return Object.fromEntries(
    asked.map((requirement) => {
      const carried = [fields[`uploads.${requirement}`] ?? []].flat()
      const fresh = stored.uploads
        .filter((upload) => upload.requirement === requirement)
        .map((upload) => upload.uploadId)
      return [requirement, [...new Set([...carried, ...fresh])].filter((upload) => !isRemoved(requirement, upload))]
    }),
  )
}

/** The page that asks for exactly what a correction names. */
export function createCorrectionPage(platform: Platform, withOpened: WithOpened, names: RegionNames) {
  const { database, keyring, reference } = platform

  /** The application with what its correction asks, may call for, and lets sign with a code. */
  async function readAsked(db: Db, id: string, now: Date) {
    const record = await getApplication(db, id)
    const [opened, sealed, offers] = await Promise.all([
      readOpened(db, keyring, id, now),
      findSealed(db, id),
      listOffers(db, { ...platform, names }, record, now),
    ])
    const { answers } = openForReading(keyring, sealed).data
    const toSign = offers.flatMap(({ requirement, contacts, statement: { form, signedAt } }) =>
      contacts.length > 0 && signedAt === null ? [[requirement, form] as const] : [],
    )
    return {
      ...opened,
      called: calledForBy(opened.definition, answers, record.correction?.fields ?? [], toLocalDate(now)),
      toSign: Object.fromEntries(toSign),
    }
  }

  const show = (input: PageInput) =>
    withOpened(input, (caller, id) =>
      database.read(caller.scope, async (db) => {
        const { application, definition, ...more } = await readAsked(db, id, input.now)
        if (!application.correction) {
          input.response.redirect(303, addresses.application)
          return undefined
        }
        const answers = application.answers as Answers
        const regions = await readRegionChoices({ db, reference }, definition, { answers }, {}, noStep)
        const today = toLocalDate(input.now)
        return renderCorrection(input.site, {
          ...{ application, definition, answers, regions, today, ...more },
          applicant: { name: '', nik: '', kkNumber: '' },
          uploads: {},
          errors: new Map(),
        })
      }),
    )

  const press = (input: PageInput) =>
    withOpened(input, async (caller, id) => {
      const { request, response, now, correlationId } = input
      const { fields, files } = await readFormBody(request)
      const step = readStep(fields, 'send')
      const site = siteAfter(step, input)
      const { application, definition, called, toSign } = await database.read(caller.scope, (db) =>
        readAsked(db, id, input.now),
      )
      const asked = [...(application.correction?.attachments ?? []), ...called.requirements.map((one) => one.id)]
      const stored = await storeFiles(platform, request, asked, files)
      const uploads = uploadsOf(asked, fields, stored, step)
      const typed = answersFromForm(definition, fields)
      const regions = await database.read(caller.scope, (db) =>
        readRegionChoices({ db, reference }, definition, { answers: typed }, fields, step),
      )
      const answers = withChosenRegions(definition, typed, regions)
      const typedOf = (field: CorrectableOfApplicant) => textOf(fields, `applicant.${field}`)
      const applicant = { name: typedOf('name'), nik: typedOf('nik'), kkNumber: typedOf('kkNumber') }
      const showForm = (
        errors: readonly { path: string; message: Localized }[],
        shown = application,
        doubt?: Doubt | undefined,
      ) => {
        if (errors.length > 0) response.status(422)
        return renderCorrection(site, {
          ...{ application: shown, definition, answers, applicant, uploads, regions, called, toSign },
          doubt,
          isChanged: shown !== application,
          errors: new Map(errors.map((error) => [error.path, localized(error.message, site.language)])),
          today: toLocalDate(now),
          addRowTo: step.verb === 'add-row' ? step.target : undefined,
        })
      }
      if (stored.errors.length > 0 || step.verb !== 'send') return showForm(stored.errors)
      const fieldsAsked = application.correction?.fields ?? []
      const typedUpon = (data: PersonalData) => ({
        applicant: toApplicantInput({
          ...data.applicant,
          ...Object.fromEntries(askedOfApplicant(fieldsAsked).map((field) => [field, applicant[field].trim()])),
        }),
        answers: correctAnswers(definition, data.answers, fieldsAsked, answers),
      })
      const doubt = await database.read(caller.scope, (db) =>
        readDoubt(db, keyring, { id, definition, typedUpon }, input),
      )
      if (doubt && textOf(fields, 'doubted') !== doubt.mark) return showForm([], application, doubt)
      const body = {
        answers,
        applicant,
        attachments: toAttachments(uploads),
        expectedVersion: Number(textOf(fields, 'expectedVersion')),
      }
      try {
        await database.write(caller.scope, async (db) =>
          correct(db, platform, await getApplicationForUpdate(db, id), body, {
            now,
            correlationId,
            channel: 'web',
            language: site.language,
          }),
        )
      } catch (error) {
        if (error instanceof Problem && error.type === 'invalid') return showForm(error.options.errors ?? [])
        if (!(error instanceof Problem && error.type === 'version-conflict')) throw error
        // Something was changed meanwhile: what was typed stays, upon the application as it is now.
        const { application: fresh } = await database.read(caller.scope, (db) => readOpened(db, keyring, id, now))
        if (!fresh.correction) {
          response.redirect(303, addresses.application)
          return undefined
        }
        response.status(409)
        return showForm([], fresh)
      }
      response.redirect(303, `${addresses.application}?kabar=correction-sent`)
      return undefined
    })

  return { show, press }
}
