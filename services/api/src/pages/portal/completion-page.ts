import { type Answers, correctAnswers, type Localized, localized, toLocalDate } from '@sipelandukilat/domain'
import { addresses, type CompletionProps, type FormState, newFormState, renderCompletion } from '@sipelandukilat/portal'
import { getApplicationForUpdate } from '../../features/applications/application-store'
import { assertVersion } from '../../features/applications/file-access'
import {
  findSealed,
  openRecord,
  type PersonalData,
  toApplicantInput,
} from '../../features/applications/personal-record'
import { supply } from '../../features/applications/supply'
import type { Platform } from '../../platform/platform'
import { Problem } from '../../platform/problem'
import { filled, toAttachments } from './application-input'
import { readFormBody } from './form-body'
import { readRegionChoices, withChosenRegions } from './form-regions'
import { noStep, readStep, siteAfter } from './form-step'
import { readOpened, textOf, type WithOpened } from './opened'
import type { PageInput } from './page'
import { readDoubt } from './read-doubt'
import { readEntries } from './received-form'
import { storeFiles } from './store-files'

/** The page on which a citizen puts in what an application lacks that was sent before it was whole. */
export function createCompletionPage(platform: Platform, withOpened: WithOpened) {
  const { database, keyring, reference } = platform

  const show = (input: PageInput) =>
    withOpened(input, (caller, id) =>
      database.read(caller.scope, async (db) => {
        const { application, definition } = await readOpened(db, keyring, id, input.now)
        if (!application.lacks) {
          input.response.redirect(303, addresses.application)
          return undefined
        }
        const answers = application.answers as Answers
        const state = { ...newFormState(definition, ''), answers }
        const regions = await readRegionChoices({ db, reference }, definition, { answers }, {}, noStep)
        return renderCompletion(input.site, {
          ...{ application, definition, lacks: application.lacks, state, regions },
          errors: new Map(),
          today: toLocalDate(input.now),
        })
      }),
    )

  const press = (input: PageInput) =>
    withOpened(input, async (caller, id) => {
      const { request, response, now, correlationId } = input
      const today = toLocalDate(now)
      const { fields, files } = await readFormBody(request)
      const step = readStep(fields, 'send')
      const site = siteAfter(step, input)
      const { application, definition } = await database.read(caller.scope, (db) => readOpened(db, keyring, id, now))
      const { lacks } = application
      if (!lacks) {
        response.redirect(303, addresses.application)
        return undefined
      }
      const stored = await storeFiles(platform, request, lacks.attachments, files)
      const before = readEntries(definition, fields, stored, step)
      const regions = await database.read(caller.scope, (db) =>
        readRegionChoices({ db, reference }, definition, { answers: before.answers }, fields, step),
      )
      const state = { ...before, answers: withChosenRegions(definition, before.answers, regions) }
      const showForm = (
        errors: readonly { path: string; message: Localized }[],
        shown: { application: typeof application; lacks: typeof lacks } = { application, lacks },
        doubt?: CompletionProps['doubt'],
      ) => {
        if (errors.length > 0) response.status(422)
        return renderCompletion(site, {
          ...{ definition, state, regions, ...shown, doubt, isChanged: shown.application !== application },
          errors: new Map(errors.map((error) => [error.path, localized(error.message, site.language)])),
          today,
          addRowTo: step.verb === 'add-row' ? step.target : undefined,
        })
      }
      if (stored.errors.length > 0 || step.verb !== 'send') return showForm(stored.errors)
      const doubt = await database.read(caller.scope, (db) =>
        readDoubt(
          db,
          keyring,
          { id, definition, typedUpon: (data) => inputOf(data, state, lacks.fields, definition) },
          input,
        ),
      )
      if (doubt && textOf(fields, 'doubted') !== doubt.mark) return showForm([], { application, lacks }, doubt)
      try {
        await database.write(caller.scope, async (db) => {
          const record = await getApplicationForUpdate(db, id)
          assertVersion(record, Number(textOf(fields, 'expectedVersion')))
          const { data } = openRecord(keyring, await findSealed(db, id))
          await supply(db, platform, record, inputOf(data, state, lacks.fields, definition), {
            actor: { kind: 'citizen', userId: null },
            channel: 'web',
            now,
            correlationId,
          })
        })
      } catch (error) {
        if (error instanceof Problem && error.type === 'invalid') return showForm(error.options.errors ?? [])
        if (!(error instanceof Problem && error.type === 'version-conflict')) throw error
        // Somebody put something in meanwhile: what was typed stays, upon the application as it is now.
        const { application: fresh } = await database.read(caller.scope, (db) => readOpened(db, keyring, id, now))
        if (!fresh.lacks) {
          response.redirect(303, addresses.application)
          return undefined
        }
        response.status(409)
        return showForm([], { application: fresh, lacks: fresh.lacks })
      }
      response.redirect(303, `${addresses.application}?kabar=supplied`)
      return undefined
    })

  return { show, press }
}

/** What was known, with what was asked and typed put in; what was left empty stays missing. */
function inputOf(
  { applicant, presence, answers }: PersonalData,
  state: FormState,
  asked: readonly string[],
  definition: Parameters<typeof correctAnswers>[0],
) {
  const typed = (field: 'nik' | 'kkNumber') =>
    asked.includes(`applicant.${field}`) ? state.applicant[field].trim() : applicant[field]
  const { mode, ...where } = state.presence
  const chosen = mode === '' ? presence : { mode: mode as NonNullable<typeof presence>['mode'], ...filled(where) }
  return {
    applicant: toApplicantInput({ ...applicant, nik: typed('nik'), kkNumber: typed('kkNumber') }),
    ...(chosen ? { presence: chosen } : {}),
    answers: correctAnswers(definition, answers, asked, state.answers),
    attachments: toAttachments(state.uploads),
  }
}
