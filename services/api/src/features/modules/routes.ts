import {
  listModuleReleases,
  listModules,
  publishRelease,
  readBoot,
  readBootKey,
  readModule,
  reportModuleLoad,
} from '@sipelandukilat/contract'
import express from 'express'
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'
import { recordAudit } from '../../platform/audit'
import { provinceOf } from '../../platform/caller'
import { ExactAnswer } from '../../platform/exact-answer'
import type { Platform } from '../../platform/platform'
import { Problem } from '../../platform/problem'
import { sendProblem } from '../../platform/serve'
import { bootFor } from './boot'
import { registerModuleConfiguration } from './configuration-routes'
import { registerExplain } from './explain-routes'
import { registerHealthOfModules } from './health-routes'
import { registerModuleKeys } from './key-routes'
import { listReleases } from './list-releases'
import { insertLoadReport } from './load-report-store'
import { getModule, listModulesOf } from './module-store'
import { registerOverrides } from './override-routes'
import { createOverrideCookie } from './overrides'
import { registerPins } from './pin-routes'
import { publish } from './publish'
import { registerRegistryChanges } from './registry-change-routes'
import { modulesDirectory } from './release-store'
import { registerRollBack } from './roll-back-routes'
import { registerRollouts } from './rollout-routes'
import { registerTracks } from './track-routes'

export function registerModules(platform: Platform): void {
  registerModuleConfiguration(platform)
  const { serve, router, config, keyring, bootSigner, registry } = platform
  const previews = createOverrideCookie({ cookieKey: keyring.cookie, instance: config.instance })

  // Counted in the process: a report is not worth a second way to the database.
  const reports = new RateLimiterMemory({ points: 240, duration: 60 })

  serve(readBoot, async ({ db, caller, now, language, request }) => {
    const { json, packed } = await bootFor(db, caller, {
      registry,
      signer: bootSigner,
      overrides: previews.read(request, caller, now),
      language: caller.user?.language ?? language,
      now,
    })
    // Made of releases that were parsed when they were remembered: with a hundred modules, parsing again would cost the most.
    return new ExactAnswer(json, packed)
  })

  serve(readBootKey, async () => ({
    keyId: bootSigner.keyId,
    algorithm: 'ed25519' as const,
    publicKey: bootSigner.publicKey,
  }))

  serve(reportModuleLoad, async ({ body, db, caller, now }) => {
    await reports.consume(caller.session?.hash.toString('hex') ?? '').catch((error: unknown) => {
      if (!(error instanceof RateLimiterRes)) throw error
      throw new Problem('too-many-tries', { retryAfter: Math.ceil(error.msBeforeNext / 1000) })
    })
    await insertLoadReport(db, body, now)
    return undefined
  })

  serve(publishRelease, ({ params, caller, request, now, correlationId }) =>
    publish(platform, { params, caller, request, now, correlationId }),
  )

  serve(listModules, async ({ query, db, caller, correlationId }) => {
    const page = await listModulesOf(db, caller, query)
    recordAudit(db, caller, {
      action: 'modules-listed',
      subject: 'Module',
      subjectIds: page.items.map(({ id }) => id),
      provinceCode: provinceOf(caller),
      correlationId,
    })
    return page
  })

  serve(readModule, async ({ params, db, caller, correlationId }) => {
    const module = await getModule(db, caller, params.id)
    recordAudit(db, caller, {
      action: 'module-read',
      subject: 'Module',
      subjectIds: [module.id],
      provinceCode: provinceOf(caller),
      correlationId,
    })
    return module
  })

  serve(listModuleReleases, async ({ params, query, db, caller, correlationId }) => {
    await getModule(db, caller, params.id)
    const page = await listReleases(db, caller, params.id, query)
    recordAudit(db, caller, {
      action: 'module-releases-listed',
      subject: 'Module',
      subjectIds: [params.id],
      provinceCode: provinceOf(caller),
      detail: { count: page.items.length },
      correlationId,
    })
    return page
  })

  registerModuleKeys(platform)
  registerTracks(platform)
  registerRollBack(platform)
  registerPins(platform)
  registerRollouts(platform)
  registerExplain(platform)
  registerRegistryChanges(platform)
  registerHealthOfModules(platform)
  registerOverrides(platform, previews)

  // Releases never change under their address, so browsers may keep them for ever.
  router.use(
    '/modules',
    express.static(modulesDirectory(config.dataDir), {
      immutable: true,
      maxAge: '365d',
      index: false,
      redirect: false,
      fallthrough: true,
      dotfiles: 'deny',
      setHeaders(response, file) {
        response.setHeader('X-Content-Type-Options', 'nosniff')
        // What a developer published must not become a page of this site by being opened, before anybody looked at it.
        if (!isPartOfPage.test(file)) response.setHeader('Content-Security-Policy', "default-src 'none'; sandbox")
      },
    }),
    (request, response) => sendProblem(request, response, new Problem('not-found')),
  )
}

/** Files that a browser uses and never shows as a document that runs anything. */
const isPartOfPage = /\.([cm]?js|css|json|map|wasm|woff2?|png|jpe?g|webp|avif|txt)$/
