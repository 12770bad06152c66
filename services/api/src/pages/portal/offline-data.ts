import { addresses } from '@sipelandukilat/portal'
import { listServedProvinces, listVillagesOf } from '../../features/regions/search-regions'
import { listServiceSummaries } from '../../features/service-definitions/definitions'
import { publicCaller } from '../../platform/caller'
import type { Platform } from '../../platform/platform'
import { correlationIdOf, sendProblem, toProblem } from '../../platform/serve'

/** What the service worker keeps for days without a signal: which pages, and every village where the system serves. */
export function serveOfflineData({ router, database, logger }: Platform): void {
  const answer = (path: string, read: () => Promise<unknown>) =>
    router.get(path, async (request, response) => {
      try {
        response.set('Cache-Control', 'no-cache').json(await read())
      } catch (error) {
        sendProblem(request, response, toProblem(error, logger, correlationIdOf(response)))
      }
    })

  answer('/luring.json', async () => {
    const services = await database.read(publicCaller.scope, listServiceSummaries)
    // The forms of all would be a quarter of a megabyte before anyone asked; the others are kept once they were opened.
    const common = services.filter((service) => service.isCommon)
    const { needsSignal, home, services: list, drafts, follow, help, privacy } = addresses
    return {
      pages: [
        ...[needsSignal, home, list, drafts, follow, help, privacy],
        ...common.flatMap(({ code }) => [addresses.service(code), addresses.form(code)]),
      ],
      data: ['/wilayah.json'],
    }
  })

  answer('/wilayah.json', async () => ({
    items: await database.read(publicCaller.scope, async (db) => {
      const provinces = await listServedProvinces(db)
      const villages = await listVillagesOf(
        db,
        provinces.map((province) => province.code),
      )
      return villages.map(({ code, name, path }) => [code, name, path])
    }),
  }))
}
