import { timingSafeEqual } from 'node:crypto'
import type { Express } from 'express'
import { collectDefaultMetrics, Histogram, Registry } from 'prom-client'
import { workerScope } from './caller'
import type { Platform } from './platform'

/** Liveness, readiness and, behind a token, metrics. Paths are counted by route, never by address. */
export function registerHealth(app: Express, { database, config }: Platform): void {
  app.get('/health/live', (_request, response) => {
    response.json({ status: 'ok' })
  })
  app.get('/health/ready', async (_request, response) => {
    const isReady = await database
      .read(workerScope, (db) => db.first({ text: 'select 1' }))
      .then(
        () => true,
        () => false,
      )
    response.status(isReady ? 200 : 503).json({ status: isReady ? 'ok' : 'database-unavailable' })
  })
  const token = config.metricsToken
  if (token === undefined) return
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const durations = new Histogram({
    name: 'http_request_seconds',
    help: 'Duration of requests',
    labelNames: ['method', 'route', 'status'],
    registers: [registry],
  })
  app.use((request, response, next) => {
    const end = durations.startTimer()
    response.on('finish', () =>
      end({ method: request.method, route: request.route?.path ?? 'none', status: String(response.statusCode) }),
    )
    next()
  })
  app.get('/metrics', async (request, response) => {
    const given = Buffer.from(request.get('authorization') ?? '')
    const wanted = Buffer.from(`Bearer ${token}`)
    if (given.length !== wanted.length || !timingSafeEqual(given, wanted)) {
      response.status(401).end()
      return
    }
    response.type(registry.contentType).send(await registry.metrics())
  })
}
