import { randomUUID } from 'node:crypto'
import { type Answers, type FormField, isAsked, type ServiceDefinition, toLocalDate } from '@sipelandukilat/catalogue'
import type { Receipt } from '@sipelandukilat/contract'
import {
  type FormFields,
  type FormState,
  inLanguage,
  newFormState,
  type RegionChoice,
  readFormState,
  renderApplicationForm,
  renderReview,
} from '@sipelandukilat/portal'
import type { Request } from 'express'
import { publicCaller } from '../../platform/caller'
import type { Db } from '../../platform/database/db'
import type { Platform } from '../../platform/platform'
import { Problem } from '../../platform/problem'
import { doors } from '../../platform/rate-limits'
import { submitPublic } from '../public/submit-public'
import { findCurrentDefinition } from '../services/definitions'
import { hashOf, judgeForm } from './application-input'
import { readFormBody } from './form-body'
import { type PageInput, rememberLanguage, wantsJson } from './page'
import { createReceiptCookie } from './receipt-cookie'
import { findRegionName, readRegionChoice } from './region-choices'
import { type FileError, storeFiles } from './store-files'

export type Step = { verb: string; target: string; rest: string }

/** A button's value, `verb:target:rest`; pressing Enter in a box presses the usual one. */
export function readStep(fields: FormFields, usual = 'review'): Step {
  const value = fields.step
  const [verb = '', target = '', ...rest] = String((Array.isArray(value) ? value.at(-1) : value) ?? usual).split(':')
  return { verb, target, rest: rest.join(':') }
}

const regionFields = (definition: ServiceDefinition): { name: string; field: FormField; sectionId: string }[] =>
  definition.form.sections
    .filter((section) => !section.repeat)
    .flatMap((section) =>
      section.fields
        .filter((field) => field.type === 'region' && isAsked(field))
        .map((field) => ({ name: `answers.${section.id}.${field.id}`, field, sectionId: section.id })),
    )

function codeAt(answers: Answers, sectionId: string, fieldId: string): string {
  const section = answers[sectionId]
  const value = section && !Array.isArray(section) ? section[fieldId] : undefined
  return typeof value === 'string' ? value : ''
}

/** Where every choice of region of the form stands; the acting place only where the form has one. */
export async function readRegionChoices(
  db: Db,
  definition: ServiceDefinition,
  state: { answers: Answers; villageCode?: string },
  fields: FormFields,
  step: Step,
): Promise<Record<string, RegionChoice>> {
  const pickers = [
    ...(state.villageCode === undefined ? [] : [{ name: 'villageCode', code: state.villageCode, everywhere: false }]),
    ...regionFields(definition).map(({ name, field, sectionId }) => ({
      name,
      code: codeAt(state.answers, sectionId, field.id),
      everywhere: true,
    })),
  ]
  const choices: Record<string, RegionChoice> = {}
  for (const picker of pickers) {
    const isPressed = step.verb === 'region' && step.target === picker.name
    const isTyped = step.verb === 'review' && picker.code === '' && Boolean(fields[`region.${picker.name}.query`])
    choices[picker.name] = await readRegionChoice(
      db,
      picker,
      fields,
      isPressed ? step.rest : isTyped ? 'search' : undefined,
    )
  }
  return choices
}

/** What a button of the form changes in it. */
function applyStep(state: FormState, step: Step): FormState {
  if (step.verb === 'remove-file')
    return {
      ...state,
      uploads: { ...state.uploads, [step.target]: (state.uploads[step.target] ?? []).filter((id) => id !== step.rest) },
    }
  const rows = state.answers[step.target]
  if (step.verb === 'remove-row' && Array.isArray(rows))
    return {
      ...state,
      answers: { ...state.answers, [step.target]: rows.filter((_, index) => index !== Number(step.rest)) },
    }
  return state
}

/** The chosen regions as answers: a pick by button is not yet in the fields. */
export function withChosenRegions(
  definition: ServiceDefinition,
  given: Answers,
  choices: Readonly<Record<string, RegionChoice>>,
): Answers {
  const answers = { ...given }
  for (const { name, field, sectionId } of regionFields(definition)) {
    const section = answers[sectionId] ?? {}
    const code = choices[name]?.chosen?.code
    if (Array.isArray(section)) continue
    const { [field.id]: _, ...others } = section
    answers[sectionId] = code === undefined ? others : { ...others, [field.id]: code }
  }
  return answers
}

export function createApplicationForm(platform: Platform) {
  const { database, rateLimits, deviceTrust } = platform
  const receipts = createReceiptCookie(platform)

  async function getServedDefinition(db: Db, code: unknown): Promise<ServiceDefinition> {
    const definition = await findCurrentDefinition(db, String(code))
    if (!definition) throw new Problem('not-found')
    return definition
  }

  /** GET: an empty form. */
  async function show({ request, site, now }: PageInput): Promise<string> {
    return database.read(publicCaller.scope, async (db) => {
      const definition = await getServedDefinition(db, request.params.code)
      const state = newFormState(definition, randomUUID())
      const regions = await readRegionChoices(db, definition, state, {}, { verb: '', target: '', rest: '' })
      return renderApplicationForm(site, {
        definition,
        state,
        regions,
        errors: new Map(),
        today: toLocalDate(now),
        isNew: true,
      })
    })
  }

  async function send(
    request: Request,
    state: FormState,
    judged: ReturnType<typeof judgeForm>,
    context: { now: Date; correlationId: string },
  ): Promise<Receipt> {
    await rateLimits.take(doors.submitAddress, request.ip ?? 'unknown')
    if (!judged.input) throw new Problem('invalid', { errors: judged.errors })
    return submitPublic(platform, {
      input: judged.input,
      idempotency: { key: state.key, bodyHash: hashOf(judged.input) },
      ...context,
    })
  }

  /** POST: whatever button was pressed; only `send` stores anything but the files. */
  async function press({ request, response, site: given, now, correlationId }: PageInput): Promise<string | undefined> {
    const { fields, files } = await readFormBody(request)
    const step = readStep(fields)
    let site = given
    if (step.verb === 'language' && (step.target === 'id' || step.target === 'en')) {
      rememberLanguage(response, step.target)
      site = inLanguage(given, step.target)
    }
    const { language } = site
    const today = toLocalDate(now)
    const definition = await database.read(publicCaller.scope, (db) => getServedDefinition(db, request.params.code))
    const stored = await storeFiles(
      platform,
      request,
      definition.requirements.map(({ id }) => id),
      files,
    )
    const read = readFormState(definition, fields)
    const uploads = { ...read.uploads }
    for (const { requirement, uploadId } of stored.uploads)
      uploads[requirement] = [...(uploads[requirement] ?? []), uploadId]
    const key = /^[\w-]{8,100}$/.test(read.key) ? read.key : randomUUID()
    const before = applyStep({ ...read, key, uploads }, step)
    const { regions, state } = await database.read(publicCaller.scope, async (db) => {
      const choices = await readRegionChoices(db, definition, before, fields, step)
      const answers = withChosenRegions(definition, before.answers, choices)
      return { regions: choices, state: { ...before, answers, villageCode: choices.villageCode?.chosen?.code ?? '' } }
    })

    const showForm = (errors: readonly { path: string; message: { id: string; en: string } }[]) => {
      if (errors.length > 0) response.status(422)
      return renderApplicationForm(site, {
        definition,
        state,
        regions,
        errors: new Map(errors.map((error) => [error.path, error.message[language]])),
        today,
        addRowTo: step.verb === 'add-row' ? step.target : undefined,
      })
    }
    const fileErrors: readonly FileError[] = stored.errors
    if (fileErrors.length > 0 && step.verb !== 'review') return showForm(fileErrors)
    const isSearching = Object.values(regions).some((choice) => choice.found !== undefined)
    if (!['review', 'send'].includes(step.verb) || isSearching) return showForm([])

    const judged = judgeForm(definition, state, { language, today })
    const errors = [
      ...fileErrors,
      ...judged.errors.filter((error) => !fileErrors.some(({ path }) => path === error.path)),
    ]
    if (errors.length > 0 && !wantsJson(request)) return showForm(errors)

    const review = (options: { isDeclarationMissing: boolean; refusal?: string }) =>
      database.read(publicCaller.scope, async (db) => {
        const names = new Map<string, string>()
        for (const { sectionId, field } of regionFields(definition)) {
          const found = await findRegionName(db, codeAt(state.answers, sectionId, field.id))
          if (found) names.set(found.code, `${found.name}, ${found.path}`)
        }
        const place = regions.villageCode?.chosen
        return renderReview(site, {
          definition,
          state,
          answers: judged.answers,
          placeName: place ? `${place.name}, ${place.path ?? ''}` : '',
          regionName: (code) => names.get(code),
          warnings: judged.warnings.map((warning) => warning.message[language]),
          ...options,
        })
      })
    if (step.verb === 'review') return review({ isDeclarationMissing: false })
    if (!state.declared) {
      response.status(422)
      return review({ isDeclarationMissing: true })
    }

    const receipt = await send(request, state, judged, { now, correlationId }).catch((error: unknown) => {
      if (error instanceof Problem && !wantsJson(request)) return error
      throw error
    })
    if (receipt instanceof Problem) {
      response.status(receipt.status)
      if (receipt.type === 'invalid') return showForm(receipt.options.errors ?? [])
      const document = receipt.toDocument(language, correlationId)
      const refusal = receipt.type === 'idempotency-mismatch' ? site.messages.alreadySent : document.detail
      return review({ isDeclarationMissing: false, refusal })
    }
    deviceTrust.remember(request, response, receipt.trackingNumber)
    if (wantsJson(request)) {
      response.status(201).set('Cache-Control', 'no-store').json(receipt)
      return undefined
    }
    const { trackingNumber, pin, dueAt } = receipt
    receipts.keep(response, { key: state.key, trackingNumber, pin, dueAt, serviceCode: definition.code }, now)
    response.redirect(303, '/tanda-terima')
    return undefined
  }

  return { show, press }
}
