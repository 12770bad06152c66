import { lackNames, localized } from '@sipelandukilat/domain'
import { findCase } from '@sipelandukilat/domain/cases'
import {
  addresses,
  renderCase,
  renderCaseEvent,
  renderDrafts,
  renderHelp,
  renderHome,
  renderNeedsSignal,
  renderOfficialForms,
  renderPrivacy,
  renderProblem,
  renderReceipt,
  renderRetention,
  renderService,
  renderServices,
  renderTravelOrder,
} from '@sipelandukilat/portal'
import QRCode from 'qrcode'
import { listContacts } from '../../features/data-protection/contact-store'
import { findTravelOrder } from '../../features/field/trips/travel-order'
import { listForms } from '../../features/prints/official/fill-application'
import { printReceipt } from '../../features/prints/receipt-document'
import { createRegionNames } from '../../features/regions/region-names'
import { findCurrentDefinition, listServiceSummaries } from '../../features/service-definitions/definitions'
import { publicCaller } from '../../platform/caller'
import type { Platform } from '../../platform/platform'
import { Problem } from '../../platform/problem'
import { createAccountPage } from './account-page'
import { createApplicationForm } from './application-form'
import { type PortalAssets, serveAssets } from './assets'
import { createCharterPages } from './charter-pages'
import { createComplaintForm } from './complaint-form'
import { serveOfflineData } from './offline-data'
import { createOpenedApplication } from './opened-application'
import { createOpenedComplaint } from './opened-complaint'
import { createOwnDataPages } from './own-data-pages'
import type { PageHandler, Pages } from './page'
import { createQueuePages } from './queue-pages'
import { createReceiptCookie } from './receipt-cookie'
import { retentionFigures } from './retention-figures'
import { createSatisfactionPages } from './satisfaction-pages'
import { createSchedulePage } from './schedule-page'
import { createSentFilePage } from './sent-file-page'
import { createStatementPage } from './statement-page'
import { createVisitRequestPage } from './visit-request-page'
import { writtenTo } from './written-to'

/** Addresses that belong to others: the portal answers nothing there, not even “not found”. */
const foreign = /^\/(api|app|queues|health|metrics|modules|shell|portal-assets|sw\.js)(\/|$)/

/** The citizens' site. Register it last: it answers every address that nobody else does. */
export function registerPortal(platform: Platform, { assets, pages }: { assets: PortalAssets; pages: Pages }): void {
  const { router, database, config } = platform
  const { page } = pages
  const form = createApplicationForm(platform)
  const names = createRegionNames()
  const opened = createOpenedApplication(platform, names)
  const { withOpened } = opened
  const statement = createStatementPage(platform, withOpened, names)
  const receipts = createReceiptCookie(platform)
  const personal = (handler: PageHandler) => page(handler, { isPersonal: true })
  const schedule = createSchedulePage(platform)
  const visitRequest = createVisitRequestPage(platform)
  const account = createAccountPage(platform)
  const complaintForm = createComplaintForm(platform, withOpened)
  const queue = createQueuePages(platform, withOpened)
  const complaint = createOpenedComplaint(platform, withOpened)
  const ownData = createOwnDataPages(platform, withOpened, {
    application: opened.showAgain,
    account: account.show,
  })
  const sentFile = createSentFilePage(platform)
  const satisfaction = createSatisfactionPages(platform)
  const charters = createCharterPages(platform)
  serveAssets(router, assets)
  serveOfflineData(platform, assets)

  router.get(
    addresses.home,
    page(async ({ site }) => renderHome(site)),
  )
  router.get(
    addresses.services,
    page(async ({ request, site }) => {
      const services = await database.read(publicCaller.scope, listServiceSummaries)
      const query = typeof request.query.cari === 'string' ? request.query.cari.slice(0, 120) : ''
      return renderServices(site, { services, query })
    }),
  )
  router.get(
    addresses.service(':code'),
    page(async ({ request, site }) => {
      const definition = await database.read(publicCaller.scope, (db) =>
        findCurrentDefinition(db, String(request.params.code)),
      )
      if (!definition) throw new Problem('not-found')
      return renderService(site, definition)
    }),
  )
  router.get(
    addresses.case(':id'),
    page(async ({ request, site }) => {
      const one = findCase(String(request.params.id))
      if (!one) throw new Problem('not-found')
      return renderCase(site, one)
    }),
  )
  router.get(
    addresses.caseEvent(':id', ':event'),
    page(async ({ request, site }) => {
      const { id, event: eventId } = request.params
      const one = findCase(String(id))
      const event = one?.events.find((event) => event.id === eventId)
      if (!one || !event) throw new Problem('not-found')
      const services = await database.read(publicCaller.scope, listServiceSummaries)
      return renderCaseEvent(site, { one, event, services })
    }),
  )
  router.get(sentFile.address, personal(sentFile.show))
  router.post(sentFile.address, personal(sentFile.fetchOnce))
  router.get(addresses.continued(':token'), personal(form.openDraft))
  router.get(addresses.form(':code'), page(form.show))
  router.post(addresses.form(':code'), personal(form.press))

  router.get(
    addresses.receipt,
    page(
      async ({ request, site, now }) => {
        const kept = receipts.find(request, now)
        const followUrl = `${config.publicUrl}${addresses.follow}`
        if (!kept)
          return renderReceipt(site, { receipt: undefined, qrCode: '', followUrl, writtenTo: writtenTo(config) })
        const definition = await database.read(publicCaller.scope, (db) => findCurrentDefinition(db, kept.serviceCode))
        const address = `${followUrl}#${kept.trackingNumber}`
        const qrCode = await QRCode.toString(address, { type: 'svg', margin: 2, errorCorrectionLevel: 'M' })
        const serviceTitle = localized(definition?.title, site.language) ?? kept.serviceCode
        const missing = kept.lacks && definition ? { definition, lacks: kept.lacks } : undefined
        return renderReceipt(site, {
          receipt: { ...kept, serviceTitle, missing },
          qrCode,
          followUrl,
          writtenTo: writtenTo(config),
        })
      },
      { isPersonal: true },
    ),
  )

  router.get(
    addresses.receiptFile,
    personal(async ({ request, response, site, now }) => {
      const kept = receipts.find(request, now)
      if (!kept) throw new Problem('not-found')
      const definition = await database.read(publicCaller.scope, (db) => findCurrentDefinition(db, kept.serviceCode))
      const { language } = site
      const pdf = await printReceipt(
        {
          ...kept,
          serviceTitle: localized(definition?.title, language) ?? kept.serviceCode,
          missing:
            kept.lacks && definition ? lackNames(definition, kept.lacks).map((name) => localized(name, language)) : [],
        },
        language,
        `${config.publicUrl}${addresses.follow}`,
      )
      response
        .set({
          'Content-Type': 'application/pdf',
          'Content-Disposition': `attachment; filename="${kept.trackingNumber}.pdf"`,
          'X-Content-Type-Options': 'nosniff',
        })
        .end(pdf)
      return undefined
    }),
  )

  router.get(addresses.follow, page(opened.showSignIn))
  router.post(addresses.follow, personal(opened.open))
  router.get(addresses.application, personal(opened.show))
  router.get(addresses.statement(':form'), personal(statement.show))
  router.post(addresses.statement(':form'), personal(statement.press))
  router.get(addresses.correction, personal(opened.showCorrection))
  router.post(addresses.correction, personal(opened.pressCorrection))
  router.get(addresses.completion, personal(opened.showCompletion))
  router.post(addresses.completion, personal(opened.pressCompletion))
  router.get(addresses.queue, personal(queue.show))
  router.post(addresses.queue, personal(queue.press))
  router.get(addresses.queueDisplay, page(queue.showDisplay))
  router.get(addresses.withdrawal, personal(opened.showWithdrawal))
  router.post(addresses.withdrawal, personal(opened.takeBack))
  router.post(addresses.resubmission, personal(opened.applyAgain))
  router.post(addresses.download, personal(opened.download))
  router.post(addresses.survey, personal(opened.sendSurvey))
  router.post(addresses.message, personal(opened.sendMessage))
  router.post(addresses.appointment, personal(opened.answerAppointment))
  router.post(addresses.close, personal(opened.close))

  router.get(addresses.applicationComplaint, personal(complaintForm.showAbout))
  router.post(addresses.applicationComplaint, personal(complaintForm.pressAbout))
  router.post(addresses.applicationComplaintOpening, personal(complaint.openFromApplication))
  router.get(addresses.complaint, page(complaintForm.show))
  router.post(addresses.complaint, personal(complaintForm.press))
  router.get(addresses.complaintReceipt, personal(complaint.showReceipt))
  router.get(addresses.complaintOpening, page(complaint.showSignIn))
  router.post(addresses.complaintOpening, personal(complaint.open))
  router.get(addresses.openedComplaint, personal(complaint.show))
  router.post(addresses.complaintReply, personal(complaint.sendReply))
  router.post(addresses.complaintClosing, personal(complaint.finish))
  router.post(addresses.complaintExit, personal(complaint.leave))
  router.get(addresses.applicationData, personal(opened.show))
  router.post(addresses.applicationData, personal(ownData.askOpened))
  router.post(addresses.applicationDataFile, personal(ownData.saveOpened))
  router.get(addresses.accountData, personal(ownData.showAccount))
  router.post(addresses.accountData, personal(ownData.askAccount))

  router.get(addresses.account, personal(account.show))
  router.post(addresses.account, personal(account.ask))
  router.get(addresses.accountCode, personal(account.showCode))
  router.post(addresses.accountCode, personal(account.enter))
  router.post(addresses.accountExit, personal(account.leave))

  router.get(addresses.schedule, page(schedule.show))
  router.post(addresses.schedule, page(schedule.press))
  router.get(
    addresses.travelOrder(':code'),
    page(async ({ request, response, site }) => {
      const order = await findTravelOrder(platform, request.ip ?? 'unknown', String(request.params.code))
      if (!order) response.status(404)
      return renderTravelOrder(site, order)
    }),
  )
  router.get(addresses.visitRequest, page(visitRequest.show))
  router.post(addresses.visitRequest, personal(visitRequest.press))
  router.get(addresses.visitRequestSent, page(visitRequest.showSent))
  router.get(
    addresses.drafts,
    page(async ({ site }) => renderDrafts(site)),
  )
  router.get(
    addresses.needsSignal,
    page(async ({ site }) => renderNeedsSignal(site)),
  )
  router.get(
    addresses.officialForms,
    page(async ({ site }) => renderOfficialForms(site, listForms())),
  )
  router.get(addresses.charters, page(charters.list))
  router.get(addresses.charterOf(':code'), page(charters.show))
  router.get(addresses.satisfaction, page(satisfaction.list))
  router.get(addresses.satisfactionOf(':code'), page(satisfaction.show))
  router.get(
    addresses.privacy,
    page(async ({ site }) => renderPrivacy(site, await database.read(publicCaller.scope, (db) => listContacts(db)))),
  )
  router.get(
    addresses.retention,
    page(async ({ site }) => renderRetention(site, retentionFigures)),
  )
  router.get(
    addresses.help,
    page(async ({ site }) => renderHelp(site)),
  )

  router.get('/*rest', (request, response, next) => {
    if (foreign.test(request.path)) return next()
    return page(async ({ site, correlationId, response: answer }) => {
      answer.status(404)
      return renderProblem(site, new Problem('not-found').toDocument(site.language, correlationId))
    })(request, response, next)
  })
}
