import { createHash, randomUUID } from 'node:crypto'
import { type Answers, answersFromForm, toLocalDate } from '@sipelandukilat/catalogue'
import { Id } from '@sipelandukilat/contract'
import {
  addresses,
  type FormFields,
  inLanguage,
  joinDates,
  renderApplication,
  renderCorrection,
  renderFollow,
  renderWithdrawal,
} from '@sipelandukilat/portal'
import { type Caller, citizenCaller } from '../../platform/caller'
import type { Db } from '../../platform/database/db'
import type { Platform } from '../../platform/platform'
import { Problem } from '../../platform/problem'
import { getApplication, getApplicationForUpdate } from '../applications/application-store'
import { readCitizenApplication } from '../public/citizen-application'
import { correct } from '../public/correct'
import { follow, readProductFile, resubmit, withdraw } from '../public/routes'
import { getDefinition } from '../services/definitions'
import { readRegionChoices, readStep, withChosenRegions } from './application-form'
import { readFormBody } from './form-body'
import { type PageInput, rememberLanguage } from './page'
import { createReceiptCookie } from './receipt-cookie'
import { storeFiles } from './store-files'

const textOf = (fields: FormFields, name: string): string => {
  const value = fields[name]
  return (Array.isArray(value) ? value[0] : value) ?? ''
}

type Note = 'correction-sent' | 'withdrawn'

/** Pages of the application that a citizen opened with number and PIN. */
export function createOpenedApplication(platform: Platform) {
  const { database, keyring, identity } = platform
  const receipts = createReceiptCookie(platform)

  const findCaller = ({ request, now }: PageInput): Caller | undefined => {
    const id = identity.followedApplication(request, now)
    return id === undefined ? undefined : citizenCaller([id])
  }

  async function read(db: Db, id: string) {
    const record = await getApplication(db, id)
    const [application, definition] = await Promise.all([
      readCitizenApplication(db, keyring, record),
      getDefinition(db, record.service_code, record.service_version),
    ])
    return { application, definition }
  }

  /** Runs for the opened application, or leads to the door. */
  async function opened(
    input: PageInput,
    work: (caller: Caller, id: string) => Promise<string | undefined>,
  ): Promise<string | undefined> {
    const caller = findCaller(input)
    const id = caller?.principal.kind === 'citizen' ? caller.principal.applicationIds[0] : undefined
    if (!caller || id === undefined) {
      input.response.redirect(303, `${addresses.follow}?lagi=1`)
      return undefined
    }
    return work(caller, id)
  }

  async function showDoor({ request, site }: PageInput): Promise<string> {
    return renderFollow(site, {
      trackingNumber: '',
      refusal: request.query.lagi === '1' ? site.messages.followAgain : undefined,
    })
  }

  async function open({ request, response, site, now, correlationId }: PageInput): Promise<string | undefined> {
    const { fields } = await readFormBody(request)
    const given = {
      trackingNumber: textOf(fields, 'trackingNumber').slice(0, 40),
      pin: textOf(fields, 'pin').slice(0, 20),
    }
    try {
      await follow(platform, { request, response, given, now, correlationId })
    } catch (error) {
      if (!(error instanceof Problem) || !['wrong-pin', 'too-many-tries'].includes(error.type)) throw error
      const wait = error.options.retryAfter
      if (wait !== undefined) response.set('Retry-After', String(wait))
      response.status(error.status)
      const refusal =
        error.type === 'too-many-tries'
          ? site.messages.tooManyTries(Math.ceil((wait ?? 60) / 60))
          : error.toDocument(site.language, correlationId).detail
      return renderFollow(site, { trackingNumber: given.trackingNumber, refusal })
    }
    response.redirect(303, addresses.application)
    return undefined
  }

  const notices = (site: PageInput['site']): Record<Note, string> => ({
    'correction-sent': site.messages.correctionSent,
    withdrawn: site.messages.withdrawn,
  })

  const show = (input: PageInput, said: { refusal?: string } = {}) =>
    opened(input, async (caller, id) => {
      const { request, site } = input
      const note = Object.entries(notices(site)).find(([name]) => name === request.query.kabar)?.[1]
      const found = await database.read(caller.scope, (db) => read(db, id))
      return renderApplication(site, { ...found, notice: note, ...said, key: randomUUID() })
    })

  /** A refused step shows the application with the reason, so that the next thing to do is in sight. */
  async function orRefusal(input: PageInput, work: () => Promise<string | undefined>): Promise<string | undefined> {
    try {
      return await work()
    } catch (error) {
      if (!(error instanceof Problem) || error.status >= 500 || error.type === 'sign-in-required') throw error
      input.response.status(error.status)
      return show(input, { refusal: error.toDocument(input.site.language, input.correlationId).detail })
    }
  }

  const showWithdrawal = (input: PageInput) =>
    opened(input, async (caller, id) =>
      renderWithdrawal(input.site, await database.read(caller.scope, (db) => read(db, id))),
    )

  const takeBack = (input: PageInput) =>
    orRefusal(input, () =>
      opened(input, async (caller, id) => {
        const { request, response, now, correlationId } = input
        const { fields } = await readFormBody(request)
        const expectedVersion = Number(textOf(fields, 'expectedVersion'))
        await database.write(caller.scope, async (db) =>
          withdraw(db, keyring, await getApplicationForUpdate(db, id), { expectedVersion, now, correlationId }),
        )
        response.redirect(303, `${addresses.application}?kabar=withdrawn`)
        return undefined
      }),
    )

  const applyAgain = (input: PageInput) =>
    orRefusal(input, () =>
      opened(input, async (_caller, id) => {
        const { request, response, now, correlationId } = input
        const { fields } = await readFormBody(request)
        const key = textOf(fields, 'key')
        const bodyHash = createHash('sha256').update(`again:${id}`).digest()
        const idempotency = /^[\w-]{8,100}$/.test(key) ? { key, bodyHash } : undefined
        const receipt = await resubmit(platform, {
          applicationId: id,
          request,
          response,
          idempotency,
          now,
          correlationId,
        })
        const { trackingNumber, pin, dueAt, serviceCode } = receipt
        receipts.keep(response, { key, trackingNumber, pin, dueAt, serviceCode }, now)
        response.redirect(303, addresses.receipt)
        return undefined
      }),
    )

  const download = (input: PageInput) =>
    orRefusal(input, () =>
      opened(input, async (caller) => {
        const { request, response, correlationId } = input
        const { fields } = await readFormBody(request)
        const productId = Id.safeParse(textOf(fields, 'productId'))
        if (!productId.success) throw new Problem('not-found')
        const pin = textOf(fields, 'pin').slice(0, 20)
        const file = await readProductFile(platform, { productId: productId.data, pin, caller, request, correlationId })
        response.status(200).set(file.headers).end(file.bytes)
        return undefined
      }),
    )

  async function close({ response }: PageInput): Promise<undefined> {
    identity.clearFollowed(response)
    response.redirect(303, addresses.home)
  }

  const showCorrection = (input: PageInput) =>
    opened(input, async (caller, id) =>
      database.read(caller.scope, async (db) => {
        const { application, definition } = await read(db, id)
        if (!application.correction) {
          input.response.redirect(303, addresses.application)
          return undefined
        }
        const answers = application.answers as Answers
        const regions = await readRegionChoices(db, definition, { answers }, {}, readStep({ step: 'show' }))
        return renderCorrection(input.site, {
          application,
          definition,
          answers,
          uploads: {},
          regions,
          errors: new Map(),
          today: toLocalDate(input.now),
        })
      }),
    )

  const pressCorrection = (input: PageInput) =>
    orRefusal(input, () =>
      opened(input, async (caller, id) => {
        const { request, response, now, correlationId } = input
        const { fields, files } = await readFormBody(request)
        const step = readStep(fields, 'send')
        let { site } = input
        if (step.verb === 'language' && (step.target === 'id' || step.target === 'en')) {
          rememberLanguage(response, step.target)
          site = inLanguage(site, step.target)
        }
        const { application, definition } = await database.read(caller.scope, (db) => read(db, id))
        const asked = application.correction?.attachments ?? []
        const stored = await storeFiles(platform, request, asked, files)
        const uploads: Record<string, string[]> = {}
        for (const requirement of asked)
          uploads[requirement] = [
            ...new Set([
              ...[fields[`uploads.${requirement}`] ?? []].flat(),
              ...stored.uploads.filter((upload) => upload.requirement === requirement).map((upload) => upload.uploadId),
            ]),
          ].filter((upload) => !(step.verb === 'remove-file' && step.target === requirement && step.rest === upload))
        const typed = answersFromForm(definition, joinDates(fields))
        const { regions, answers } = await database.read(caller.scope, async (db) => {
          const choices = await readRegionChoices(db, definition, { answers: typed }, fields, step)
          return { regions: choices, answers: withChosenRegions(definition, typed, choices) }
        })
        const showForm = (errors: readonly { path: string; message: { id: string; en: string } }[]) => {
          if (errors.length > 0) response.status(422)
          return renderCorrection(site, {
            application,
            definition,
            answers,
            uploads,
            regions,
            errors: new Map(errors.map((error) => [error.path, error.message[site.language]])),
            today: toLocalDate(now),
            addRowTo: step.verb === 'add-row' ? step.target : undefined,
          })
        }
        if (stored.errors.length > 0 || step.verb !== 'send') return showForm(stored.errors)
        const body = {
          answers,
          attachments: Object.entries(uploads).flatMap(([requirement, ids]) =>
            ids.map((uploadId) => ({ requirement, uploadId })),
          ),
          expectedVersion: Number(textOf(fields, 'expectedVersion')),
        }
        try {
          await database.write(caller.scope, async (db) =>
            correct(db, keyring, await getApplicationForUpdate(db, id), body, { now, correlationId }),
          )
        } catch (error) {
          if (error instanceof Problem && error.type === 'invalid') return showForm(error.options.errors ?? [])
          throw error
        }
        response.redirect(303, `${addresses.application}?kabar=correction-sent`)
        return undefined
      }),
    )

  return {
    showDoor,
    open,
    show,
    showWithdrawal,
    takeBack,
    applyAgain,
    download,
    close,
    showCorrection,
    pressCorrection,
  }
}
