import path from 'node:path'
import compression from 'compression'
import express, { type Express } from 'express'
import { registerAccounts } from './features/accounts/routes'
import { registerApplicationMessages } from './features/application-messages/routes'
import { registerBulkActions } from './features/applications/bulk-step-routes'
import { registerDelegates } from './features/applications/delegate-routes'
import { registerApplications } from './features/applications/routes'
import { registerAudit } from './features/audit/routes'
import { registerComplaints } from './features/complaints/routes'
import { registerConversations } from './features/conversations/routes'
import { registerWebhooks } from './features/conversations/webhooks'
import { registerDataProtectionContact } from './features/data-protection/contact-routes'
import { registerDataIncidents } from './features/data-protection/incident-routes'
import { registerOwnData } from './features/data-requests/public-routes'
import { registerDataRequests } from './features/data-requests/routes'
import { registerConversationLinks } from './features/dialogue/conversation-link-routes'
import { registerDuplicates } from './features/duplicates/routes'
import { registerField } from './features/field/routes'
import { followApplications } from './features/field/visits/follow-application'
import { issueDecisions } from './features/letters/decision-letter'
import { registerLetters } from './features/letters/routes'
import { registerLive } from './features/live/routes'
import { registerModuleRecords } from './features/module-records/routes'
import { registerModules } from './features/modules/routes'
import { registerUpstreams } from './features/modules/upstream/routes'
import { registerDeliveries } from './features/notices/delivery-routes'
import { registerOwnApplication } from './features/own-application/routes'
import { registerOfficialForms } from './features/prints/official-form-routes'
import { registerPrints } from './features/prints/routes'
import { registerQueueTickets } from './features/queue-tickets/routes'
import { registerHolidayYears } from './features/regions/holiday-year-routes'
import { registerRegions } from './features/regions/routes'
import { registerServiceCharters } from './features/regions/service-charter-routes'
import { countApplications } from './features/reports/count-applications'
import { registerReports } from './features/reports/routes'
import { registerServices } from './features/service-definitions/routes'
import { registerSession } from './features/session/routes'
import { registerStatements } from './features/statements/routes'
import { settleStatements } from './features/statements/settle-statements'
import { registerTransfers } from './features/transfers/routes'
import { registerUploads } from './features/uploads/routes'
import { registerUsers } from './features/users/routes'
import { registerNotices } from './features/wording/notice-routes'
import { registerSurveyWords } from './features/wording/survey-words-routes'
import { registerOpenApi } from './pages/developers/api-routes'
import { registerDevelopers } from './pages/developers/routes'
import { findPortalAssets } from './pages/portal/assets'
import { createPages } from './pages/portal/page'
import { registerPortal } from './pages/portal/routes'
import { registerQueueBoard } from './pages/queue-board'
import { registerShell } from './pages/shell'
import { announceTo } from './platform/announce'
import { createDirectoryBlobStore } from './platform/blob-store'
import type { Config } from './platform/config'
import { type Keyring, readKeyring } from './platform/crypto/keyring'
import { toSigner } from './platform/crypto/signing'
import { type Database, openDatabase } from './platform/database/db'
import { createKept } from './platform/database/kept'
import { loginFor } from './platform/database/migrate'
import { registerHealth } from './platform/health'
import { createAccountSessions } from './platform/identity/citizen-sessions'
import { createDeviceTrust } from './platform/identity/device-trust'
import { createIdentity } from './platform/identity/identity'
import { createSessions } from './platform/identity/sessions'
import { openQueues, type Queues } from './platform/jobs/queues'
import { createLogger, type Logger } from './platform/logger'
import { createModuleScopes } from './platform/module-scopes'
import type { Platform } from './platform/platform'
import { Problem } from './platform/problem'
import { createRateLimits } from './platform/rate-limits'
import { sameOrigin } from './platform/same-origin'
import { setSecurityHeaders } from './platform/security-headers'
import { correlationIdOf, createServe, jsonBody, sendProblem, toProblem } from './platform/serve'

export type App = { express: Express; platform: Platform; queues: Queues; close: () => Promise<void> }

/** The composition root: what exists, wired once. */
export function createApp(
  config: Config,
  options: { clock?: () => Date; keyring?: Keyring; logger?: Logger; database?: Database } = {},
): App {
  const clock = options.clock ?? (() => new Date())
  const logger = options.logger ?? createLogger(config.logLevel)
  const keyring = options.keyring ?? readKeyring(config.keyFile)
  const database =
    options.database ??
    openDatabase({
      connectionString: loginFor(config.databaseUrl, keyring.master).url,
      poolSize: config.poolSize,
      clock,
      limits: { statementMs: 120_000, lockMs: 15_000 },
    })
  const sessions = createSessions(database)
  const accountSessions = createAccountSessions(database)
  const identity = createIdentity({
    sessions,
    accountSessions,
    cookieKey: keyring.cookie,
    instance: config.instance,
    clock,
  })
  const moduleScopes = createModuleScopes(database, clock)
  const router = express.Router()
  const api = express.Router()
  const endpoints = createServe({
    router: api,
    database,
    clock,
    identify: identity.identify,
    limit: moduleScopes.limit,
    logger,
  })
  const platform: Platform = {
    config,
    serve: endpoints.serve,
    router,
    database,
    reference: createKept('reference'),
    registry: createKept('modules'),
    keyring,
    bootSigner: toSigner(keyring.bootSigning),
    moduleScopes,
    sessions,
    accountSessions,
    identity,
    rateLimits: createRateLimits(database),
    announce: announceTo(
      followApplications(keyring),
      countApplications,
      issueDecisions(keyring),
      settleStatements(keyring),
    ),
    deviceTrust: createDeviceTrust(keyring.cookie, config.instance),
    blobs: createDirectoryBlobStore(path.join(config.dataDir, 'blobs'), keyring.blob),
    logger,
    clock,
  }

  registerSession(platform)
  registerRegions(platform)
  registerHolidayYears(platform)
  registerServiceCharters(platform)
  registerServices(platform)
  registerApplications(platform)
  registerBulkActions(platform)
  registerDelegates(platform)
  registerTransfers(platform)
  registerConversations(platform)
  registerConversationLinks(platform)
  registerDeliveries(platform)
  registerComplaints(platform)
  registerDuplicates(platform)
  registerDataRequests(platform)
  registerDataProtectionContact(platform)
  registerDataIncidents(platform)
  registerOwnData(platform)
  registerNotices(platform)
  registerPrints(platform)
  registerOfficialForms(platform)
  registerStatements(platform)
  registerLetters(platform)
  registerField(platform)
  registerApplicationMessages(platform)
  registerOwnApplication(platform)
  registerSurveyWords(platform)
  registerQueueTickets(platform)
  registerAccounts(platform)
  registerUsers(platform)
  registerAudit(platform)
  registerReports(platform)
  registerUploads(platform)
  registerModules(platform)
  registerModuleRecords(platform)
  registerShell(platform)
  const assets = findPortalAssets(logger)
  const pages = createPages(platform, assets)
  registerOpenApi(platform, pages)
  registerDevelopers(platform, pages)

  const live = registerLive(platform)
  const queues = openQueues({
    connectionString: loginFor(config.databaseUrl, keyring.master).url,
    redisUrl: config.redisUrl,
    onError: (error) => logger.error({ name: error.name, code: (error as { code?: string }).code }, 'queue error'),
  })
  registerQueueBoard(platform, queues)
  registerPortal(platform, { assets, pages }) // last: it answers every address that is nobody else's

  endpoints.mount()

  const rawRoutes = express.Router()
  registerWebhooks(platform, rawRoutes)
  registerUpstreams(platform, rawRoutes)

  const app = express()
  app.set('trust proxy', config.trustProxy)
  app.disable('x-powered-by')
  app.disable('etag') // what the API answers is not stored; files bring their own
  app.use(setSecurityHeaders)
  registerHealth(app, platform)
  // A gateway that accepts no encoding is spared the work of offering it one.
  const compress = compression()
  app.use((request, response, next) =>
    request.headers['accept-encoding'] === undefined ? next() : compress(request, response, next),
  )
  app.use(sameOrigin)
  app.use('/api/v1', rawRoutes) // they verify raw bytes, before anything is parsed
  app.use('/api/v1', jsonBody, api)
  app.use(router)
  app.use((request, response) => sendProblem(request, response, new Problem('not-found')))
  app.use(((error, request, response, _next) => {
    sendProblem(request, response, toProblem(error, logger, correlationIdOf(response)))
  }) satisfies express.ErrorRequestHandler)
  return {
    express: app,
    platform,
    queues,
    async close() {
      await live.close()
      await queues.close()
      await database.close()
    },
  }
}
