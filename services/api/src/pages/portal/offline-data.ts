import { addresses } from '@sipelandukilat/portal'
import type { Request, Response } from 'express'
import { listAllVisits } from '../../features/field/visits/visit-schedule'
import { listServedProvinces, listVillagesOf } from '../../features/regions/search-regions'
import { publicCaller } from '../../platform/caller'
import { packings } from '../../platform/exact-answer'
import type { Platform } from '../../platform/platform'
import { correlationIdOf, sendProblem, toProblem } from '../../platform/serve'
import type { PortalAssets } from './assets'
import { createOfflineForms } from './offline-forms'
import { contentSecurityPolicy, pageLanguage } from './page'

/** What the service worker keeps for days without a signal: pages, every form, every village served, every visit to come. */
export function serveOfflineData(platform: Platform, assets: PortalAssets): void {
  const { router, database, logger, clock } = platform
  const offlineForms = createOfflineForms(platform, assets)

  const route = (path: string, answer: (request: Request, response: Response) => Promise<unknown>) =>
    router.get(path, async (request, response) => {
      try {
        response.set('Cache-Control', 'no-cache')
        await answer(request, response)
      } catch (error) {
        sendProblem(request, response, toProblem(error, logger, correlationIdOf(response)))
      }
    })

  route('/luring.json', async (_request, response) => {
    const { needsSignal, home, services, drafts, follow, help, privacy, schedule, visitRequest } = addresses
    response.json({
      pages: [needsSignal, home, services, drafts, follow, help, privacy, schedule, visitRequest],
      data: ['/wilayah.json', '/jadwal.json'],
      forms: '/luring-formulir.json',
    })
  })

  route('/luring-formulir.json', async (request, response) => {
    const language = pageLanguage(request)
    const { text, packed, tag } = await offlineForms.read(language)
    response.set({
      // Of the pages within, which the service worker puts together from it.
      'Content-Security-Policy': contentSecurityPolicy,
      'Content-Language': language,
      'Content-Type': 'application/json; charset=utf-8',
      'Referrer-Policy': 'same-origin',
      ETag: `W/"${tag}"`,
    })
    response.vary('Cookie').vary('Accept-Language').vary('Accept-Encoding')
    if (request.fresh) return response.status(304).end()
    // Brotli whatever the browser names first: only it sees how alike the forms are.
    const packing = packings.find((one) => request.acceptsEncodings(one) === one)
    if (!packing) return response.end(text)
    response.set('Content-Encoding', packing)
    return response.end(await packed.in(packing))
  })

  route('/wilayah.json', async (_request, response) => {
    const items = await database.read(publicCaller.scope, async (db) => {
      const provinces = await listServedProvinces(db)
      const villages = await listVillagesOf(
        db,
        provinces.map((province) => province.code),
      )
      return villages.map(({ code, name, path }) => [code, name, path])
    })
    response.json({ items })
  })

  route('/jadwal.json', async (_request, response) => {
    const days = await database.read(publicCaller.scope, (db) => listAllVisits(db, clock()))
    response.json({
      readAt: clock().toISOString(),
      days: days.map(({ date, villageCode, villageName, place, arrivalTime }) => [
        villageCode,
        villageName,
        date,
        place,
        arrivalTime,
      ]),
    })
  })
}
