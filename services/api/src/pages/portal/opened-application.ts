import { randomUUID } from 'node:crypto'
import { type CitizenApplication, Id, type OwnDataRequest } from '@sipelandukilat/contract'
import { formsNeeded, isClosed, wordedElements } from '@sipelandukilat/domain'
import {
  addresses,
  emptyOwnData,
  type MessageState,
  type OwnDataState,
  renderApplication,
  renderFollow,
  renderWithdrawal,
  type Site,
  type SurveyState,
} from '@sipelandukilat/portal'
import { getApplication, getApplicationForUpdate } from '../../features/applications/application-store'
import { findSealed, openForReading } from '../../features/applications/personal-record'
import { listOwnComplaints } from '../../features/complaints/list-complaints'
import { listOwnRequests } from '../../features/data-requests/ask'
import { follow } from '../../features/own-application/follow'
import { readProductFile } from '../../features/own-application/product-file'
import { awaitsVisit } from '../../features/own-application/read-own-application'
import { resubmit } from '../../features/own-application/resubmit'
import { withdraw } from '../../features/own-application/withdraw'
import { formsOf } from '../../features/prints/official/fill-application'
import { readOwnQueue } from '../../features/queue-tickets/own-queue'
import type { RegionNames } from '../../features/regions/region-names'
import { listOffers } from '../../features/statements/own-statements'
import { findSurveyWords } from '../../features/wording/survey-words'
import type { Platform } from '../../platform/platform'
import { Problem } from '../../platform/problem'
import { createAppointmentAnswer } from './appointment-answer'
import { createCompletionPage } from './completion-page'
import { createCorrectionPage } from './correction-page'
import { readFormBody } from './form-body'
import { createMessageForm, messageNews } from './message-form'
import { createWithOpened, readOpened, textOf } from './opened'
import { dataNews } from './own-data-pages'
import type { PageInput } from './page'
import { createReceiptCookie } from './receipt-cookie'
import { createSurveyForm } from './survey-form'
import { listNextVisits } from './visit-schedule'
import { writtenTo } from './written-to'

/** What may just have been done, by what it leads to. */
function newsOf(
  { say }: Site,
  {
    status,
    canRate,
    appointment,
    lacks,
    messages,
  }: Pick<CitizenApplication, 'status' | 'canRate' | 'appointment' | 'lacks' | 'messages'>,
  requests: readonly OwnDataRequest[],
): { name: string; text: string }[] {
  const news = requests.some((request) => request.status === 'received')
    ? [{ name: dataNews, text: say('dataReceived') }]
    : []
  if (status === 'completed' && !canRate) news.push({ name: 'rated', text: say('surveyThanks') })
  if (appointment?.reply) news.push({ name: 'answered', text: say('appointmentAnswered') })
  if (status === 'withdrawn') news.push({ name: 'withdrawn', text: say('withdrawn') })
  if (lacks !== null || status === 'routed' || status === 'submitted')
    news.push({ name: 'supplied', text: say('supplied') })
  if (messages.at(-1)?.direction === 'in') news.push({ name: messageNews, text: say('messageSent') })
  if (status === 'verifying') news.push({ name: 'correction-sent', text: say('correctionSent') })
  if (status === 'correction')
    news.push({ name: 'correction-sent', text: say('correctionCallsFor', { button: say('correctNow') }) })
  return news
}

/** The papers that an application waits for: what it lacks, or what is asked anew. */
const awaitedPapers = ({ lacks, correction }: Pick<CitizenApplication, 'lacks' | 'correction'>): string[] => [
  ...(lacks?.attachments ?? []),
  ...(correction?.attachments.filter((id) => !correction.answered.attachments.includes(id)) ?? []),
]

/** Pages of the application that a citizen opened with number and PIN. */
export function createOpenedApplication(platform: Platform, names: RegionNames) {
  const { database, keyring, identity } = platform
  const receipts = createReceiptCookie(platform)
  const withOpened = createWithOpened(platform)
  const correction = createCorrectionPage(platform, withOpened, names)
  const completion = createCompletionPage(platform, withOpened)

  async function showSignIn({ request, site }: PageInput): Promise<string> {
    return renderFollow(site, {
      trackingNumber: '',
      refusal: request.query.lagi === '1' ? site.say('followAgain') : undefined,
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
          ? site.say('tooManyTries', { count: Math.ceil((wait ?? 60) / 60) })
          : error.toDocument(site.language, correlationId).detail
      return renderFollow(site, { trackingNumber: given.trackingNumber, refusal })
    }
    response.redirect(303, addresses.application)
    return undefined
  }

  type Said = { refusal?: string; survey?: SurveyState; message?: MessageState; ownData?: OwnDataState }
  const show = (input: PageInput, { ownData: state = emptyOwnData, ...said }: Said = {}) =>
    withOpened(input, async (caller, id) => {
      const { request, site, now } = input
      const { requests, ...found } = await database.read(caller.scope, async (db) => {
        const [opened, record, complaints, requests] = await Promise.all([
          readOpened(db, keyring, id, now),
          getApplication(db, id),
          listOwnComplaints(db, id),
          listOwnRequests(db, keyring, { applicationId: id }),
        ])
        const [queue, words, offers, sealed, days] = await Promise.all([
          readOwnQueue(db, record, now),
          findSurveyWords(db, record.province_code),
          listOffers(db, { ...platform, names }, record, now),
          findSealed(db, id),
          isClosed(record.status) || opened.application.appointment
            ? undefined
            : listNextVisits(db, record.village_code, now),
        ])
        const statements = offers.map(({ statement }) => statement)
        const { definition, application } = opened
        const needed = formsNeeded(definition, {
          papers: awaitedPapers(application),
          hasDelegate: Boolean(openForReading(keyring, sealed).data.delegate),
        })
        const forms = formsOf(definition).map((form) => ({ ...form, isNeeded: needed.has(form.number) }))
        const visits = days && { days, isAwaited: awaitsVisit(record) }
        return {
          ...opened,
          forms,
          visits,
          queue,
          complaints,
          requests,
          statements,
          surveyElements: wordedElements(words),
        }
      })
      // An address alone cannot make the page say that something was done.
      const notice = newsOf(site, found.application, requests).find(({ name }) => name === request.query.kabar)?.text
      return renderApplication(site, {
        ...found,
        writtenTo: writtenTo(platform.config),
        notice,
        ...said,
        ownData: { requests, state, now },
        key: randomUUID(),
      })
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
    withOpened(input, async (caller, id) =>
      renderWithdrawal(input.site, await database.read(caller.scope, (db) => readOpened(db, keyring, id, input.now))),
    )

  const takeBack = (input: PageInput) =>
    orRefusal(input, () =>
      withOpened(input, async (caller, id) => {
        const { request, response, now, correlationId } = input
        const { fields } = await readFormBody(request)
        const expectedVersion = Number(textOf(fields, 'expectedVersion'))
        await database.write(caller.scope, async (db) =>
          withdraw(db, platform, await getApplicationForUpdate(db, id), {
            ...{ expectedVersion, now, correlationId },
            channel: 'web',
          }),
        )
        response.redirect(303, `${addresses.application}?kabar=withdrawn`)
        return undefined
      }),
    )

  const applyAgain = (input: PageInput) =>
    orRefusal(input, () =>
      withOpened(input, async (_caller, id) => {
        const { request, response, now, correlationId } = input
        const { fields } = await readFormBody(request)
        const key = textOf(fields, 'key')
        const receipt = await resubmit(platform, {
          applicationId: id,
          request,
          response,
          now,
          correlationId,
        })
        const { trackingNumber, pin, dueAt, serviceCode, lacks, status } = receipt
        const isAfterPresence = status === 'routed' && dueAt === null
        const kept = { key, trackingNumber, pin, dueAt, serviceCode, lacks, isDecidedByHead: false, isAfterPresence }
        receipts.keep(response, kept, now)
        response.redirect(303, addresses.receipt)
        return undefined
      }),
    )

  const download = (input: PageInput) =>
    orRefusal(input, () =>
      withOpened(input, async (caller) => {
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

  const takeSurvey = createSurveyForm(platform, withOpened, (input, survey) => show(input, { survey }))
  const sendMessage = createMessageForm(platform, withOpened, (input, message) => show(input, { message }))
  const takeAnswer = createAppointmentAnswer(platform, withOpened)
  const answerAppointment = (input: PageInput) => orRefusal(input, () => takeAnswer(input))
  const sendSurvey = (input: PageInput) => orRefusal(input, () => takeSurvey(input))

  const showAgain = (input: PageInput, ownData: OwnDataState) => show(input, { ownData })

  const pressCorrection = (input: PageInput) => orRefusal(input, () => correction.press(input))

  return {
    withOpened,
    showAgain,
    showSignIn,
    open,
    show,
    showWithdrawal,
    takeBack,
    applyAgain,
    download,
    sendSurvey,
    sendMessage,
    answerAppointment,
    close,
    showCompletion: completion.show,
    pressCompletion: (input: PageInput) => orRefusal(input, () => completion.press(input)),
    showCorrection: correction.show,
    pressCorrection,
  }
}
