import { randomUUID } from 'node:crypto'
import type { Receipt } from '@sipelandukilat/contract'
import { findApprover, lackNames, localized, needsApproval, toLocalDate } from '@sipelandukilat/domain'
import { caseOfApplication } from '@sipelandukilat/domain/cases'
import {
  addresses,
  currentStep,
  type FormState,
  formSteps,
  neighbour,
  newFormState,
  renderApplicationForm,
  renderReview,
  stepName,
  stepOf,
} from '@sipelandukilat/portal'
import { submitPublic } from '../../features/own-application/submit-online'
import { listRegionNames } from '../../features/regions/answer-regions'
import { publicCaller } from '../../platform/caller'
import type { Platform } from '../../platform/platform'
import { Problem } from '../../platform/problem'
import { limits } from '../../platform/rate-limits'
import { type EntryError, hashOf, type JudgedForm, judgeForm } from './application-input'
import { createContinuedDraft } from './continued-draft'
import { readRegionChoices } from './form-regions'
import { noStep } from './form-step'
import { type PageInput, wantsJson } from './page'
import { readLead, readWarning } from './read-warning'
import { createReceiptCookie } from './receipt-cookie'
import { getServedDefinition, type ReceivedForm, receiveForm } from './received-form'

/** Files the server could not claim are asked for again: their ids are of no more use. */
function withoutRefusedUploads(state: FormState, errors: readonly EntryError[]): FormState {
  const uploads = Object.entries(state.uploads).filter(
    ([id]) => !errors.some(({ path }) => path === `attachments.${id}`),
  )
  return { ...state, uploads: Object.fromEntries(uploads) }
}

const stepsIn = ({ definition, state, today, site }: ReceivedForm) => formSteps(definition, state, { ...site, today })

/** The pages from an empty form to a sent application. */
export function createApplicationForm(platform: Platform) {
  const { database, rateLimits, deviceTrust, reference } = platform
  const receipts = createReceiptCookie(platform)
  const continued = createContinuedDraft(platform)

  /** The form with what is wrong beside its boxes, or only with what its button changed. */
  async function showForm(
    { response }: PageInput,
    { site, step, definition, state, regions, today, at, isChanging }: ReceivedForm,
    errors: readonly EntryError[],
  ): Promise<string> {
    if (errors.length > 0) response.status(422)
    const codes = [...new Set(errors.flatMap(({ leadsTo }) => leadsTo ?? []))]
    const leads =
      codes.length === 0
        ? []
        : await database.read(publicCaller.scope, (db) =>
            Promise.all(codes.map((code) => readLead(db, code, site.language))),
          )
    return renderApplicationForm(site, {
      definition,
      state,
      regions,
      today,
      errors: new Map(errors.map((error) => [error.path, localized(error.message, site.language)])),
      leadsTo: leads.filter((lead) => lead !== undefined),
      isWrong: errors.some(({ mayFollow = false }) => !mayFollow),
      addRowTo: step.verb === 'add-row' ? step.target : undefined,
      filledBy: step.verb === 'fill' ? [step.verb, step.target, step.rest].join(':') : undefined,
      at,
      isChanging,
    })
  }

  /** Before the review: the first screen on which something is wrong; from there one comes back to the review. */
  function showErrors(input: PageInput, received: ReceivedForm, errors: readonly EntryError[]): Promise<string> {
    const wrong = new Set(errors.map(({ path }) => stepOf(path)))
    const first = stepsIn(received).find(({ id }) => wrong.has(id))
    return showForm(input, { ...received, at: first?.id ?? received.at, isChanging: true }, errors)
  }

  /** GET: an empty form, or one begun in a conversation. */
  async function show({ request, response, site, now }: PageInput): Promise<string> {
    const definition = await database.read(publicCaller.scope, (db) => getServedDefinition(db, request.params.code))
    const continuation = await continued.find(request, definition, randomUUID())
    if (continuation) response.set('Cache-Control', 'no-store')
    return database.read(publicCaller.scope, async (db) => {
      const state = continuation ?? newFormState(definition, randomUUID())
      const regions = await readRegionChoices({ db, reference }, definition, state, {}, noStep)
      const today = toLocalDate(now)
      const at = typeof request.query[stepName] === 'string' ? request.query[stepName] : ''
      const isNew = !continuation
      return renderApplicationForm(site, { definition, state, regions, errors: new Map(), today, at, isNew })
    })
  }

  function review(
    received: ReceivedForm,
    judged: JudgedForm,
    options: { isDeclarationMissing?: boolean; refusal?: string; key?: string } = {},
  ): Promise<string> {
    const { definition, state, site, regions, today } = received
    const { isDeclarationMissing = false, refusal, key = state.key } = options
    return database.read(publicCaller.scope, async (db) => {
      const names = await listRegionNames(db, definition, state.answers)
      const place = regions.villageCode?.chosen
      const begins = caseOfApplication(definition.code, judged.answers)
      return renderReview(site, {
        definition,
        state: { ...state, key },
        today,
        answers: judged.answers,
        placeName: place ? `${place.name}, ${place.path ?? ''}` : '',
        regionName: (code) => names.get(code),
        missing: lackNames(definition, judged.lacks).map((name) => localized(name, site.language)),
        warnings: await Promise.all(judged.warnings.map((warning) => readWarning(db, warning, site.language, begins))),
        isDeclarationMissing,
        refusal,
      })
    })
  }

  async function send(
    { request, response, now, correlationId }: PageInput,
    key: string,
    judged: JudgedForm,
  ): Promise<Receipt> {
    await rateLimits.take(limits.submitAddress, request.ip ?? 'unknown')
    if (!judged.input) throw new Problem('invalid', { errors: judged.errors })
    const idempotency = { key, bodyHash: hashOf(judged.input) }
    const receipt = await submitPublic(platform, { input: judged.input, idempotency, now, correlationId })
    await continued.finish(request, response, { id: receipt.id, villageCode: judged.input.villageCode })
    return receipt
  }

  /** Why it was not sent, on the page where it can be corrected. */
  async function showRefusal(
    input: PageInput,
    received: ReceivedForm,
    judged: JudgedForm,
    problem: Problem,
  ): Promise<string> {
    input.response.status(problem.status)
    if (problem.type === 'invalid') {
      const errors = problem.options.errors ?? []
      return showErrors(input, { ...received, state: withoutRefusedUploads(received.state, errors) }, errors)
    }
    const { site } = received
    // Sent before with other entries: sending again is a new application, and needs the sender's own click.
    if (problem.type === 'idempotency-mismatch')
      return review(received, judged, { refusal: site.say('alreadySent'), key: randomUUID() })
    return review(received, judged, { refusal: problem.toDocument(site.language, input.correlationId).detail })
  }

  /** POST: whatever button was pressed; only `send` makes an application. */
  async function press(input: PageInput): Promise<string | undefined> {
    const { request, response, now } = input
    const received = await receiveForm(platform, input)
    const { definition, state, step, site, today, places, fileErrors } = received
    const [searched] = Object.entries(received.regions).find(([, choice]) => choice.found !== undefined) ?? []
    const at = currentStep(stepsIn(received), received.at).id
    const isStaying = !['go', 'change', 'back', 'next', 'review', 'follow', 'send'].includes(step.verb)
    if (searched !== undefined) return showForm(input, { ...received, at: stepOf(searched) }, fileErrors)
    const [wrongFile] = fileErrors
    if (wrongFile && !wantsJson(request))
      return showForm(input, { ...received, at: stepOf(wrongFile.path) }, fileErrors)
    if (isStaying) return showForm(input, received, [])
    if (step.verb === 'go' || step.verb === 'change')
      return showForm(input, { ...received, at: step.target, isChanging: step.verb === 'change' }, [])
    if (step.verb === 'back')
      return showForm(input, { ...received, at: neighbour(stepsIn(received), at, 'back')?.id ?? at }, [])

    const restFollows = step.verb === 'follow' || (step.verb === 'send' && state.restFollows)
    const judged = judgeForm(definition, { ...state, restFollows }, { language: site.language, today, places })
    const refusedFiles = new Set(fileErrors.map((error) => error.path))
    const errors = [...fileErrors, ...judged.errors.filter(({ path }) => !refusedFiles.has(path))]
    const isOnward = step.verb === 'next' && !received.isChanging
    const next = isOnward ? neighbour(stepsIn(received), at, 'next') : undefined
    if (next) {
      const here = errors.filter(({ path }) => stepOf(path) === at)
      return here.length > 0 ? showForm(input, received, here) : showForm(input, { ...received, at: next.id }, [])
    }
    if (errors.length > 0 && !wantsJson(request)) return showErrors(input, received, errors)
    const sent = { ...received, state: { ...state, restFollows } }
    if (step.verb !== 'send') return review(sent, judged)
    if (!state.declared) {
      response.status(422)
      return review(sent, judged, { isDeclarationMissing: true })
    }

    let receipt: Receipt
    try {
      receipt = await send(input, state.key, judged)
    } catch (error) {
      if (error instanceof Problem && !wantsJson(request)) return showRefusal(input, received, judged, error)
      throw error
    }
    deviceTrust.remember(request, response, receipt.trackingNumber)
    if (wantsJson(request)) {
      response.status(201).set('Cache-Control', 'no-store').json(receipt)
      return undefined
    }
    const { trackingNumber, pin, dueAt, lacks, status } = receipt
    const kept = {
      key: state.key,
      trackingNumber,
      pin,
      dueAt,
      serviceCode: definition.code,
      lacks,
      isAfterPresence: status === 'routed' && dueAt === null,
      isDecidedByHead:
        findApprover(needsApproval(definition, state.answers, toLocalDate(now)), definition.approval) === 'head',
    }
    receipts.keep(response, kept, now)
    response.redirect(303, addresses.receipt)
    return undefined
  }

  return { show, press, openDraft: continued.open }
}
