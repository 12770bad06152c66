import { rowOf } from '@sipelandukilat/access'
import { createListener } from '../../platform/database/listen'
import { loginFor } from '../../platform/database/migrate'
import type { ApplicationChange } from '../../platform/outbox'
import type { Platform } from '../../platform/platform'
import { Problem } from '../../platform/problem'
import { correlationIdOf, sendProblem, toProblem } from '../../platform/serve'

type Subscriber = { send: (change: ApplicationChange) => void }

const heartbeatMs = 20_000

/**
 * Server-sent events of changed applications, each told only to those who may read the row. One `LISTEN` connection serves
 * all streams of the process; a stream ends when its session does.
 */
export function registerLive(platform: Platform): { close: () => Promise<void> } {
  const { router, identity, sessions, config, keyring, logger, clock } = platform
  const subscribers = new Set<Subscriber>()
  const listener = createListener({
    connectionString: loginFor(config.databaseUrl, keyring.master).url,
    channel: 'live',
    onMessage(payload) {
      for (const change of JSON.parse(payload || '[]') as ApplicationChange[])
        for (const subscriber of subscribers) subscriber.send(change)
    },
    onLost: () => logger.warn('live updates wait for the database'),
  })

  router.get('/api/v1/live', async (request, response) => {
    try {
      const caller = await identity.findUser(request)
      if (!caller) throw new Problem('sign-in-required')
      await listener.start()
      response.writeHead(200, {
        'Content-Type': 'text/event-stream',
        'Cache-Control': 'no-store, no-transform',
        'X-Accel-Buffering': 'no',
      })
      response.write('retry: 3000\n\n')
      const subscriber: Subscriber = {
        send(change) {
          const { applicationId, seq, ...row } = change
          if (!caller.ability.can('read', rowOf('Application', { ...row, id: applicationId }))) return
          response.write(`data: ${JSON.stringify({ type: 'application.changed', applicationId, seq })}\n\n`)
        },
      }
      subscribers.add(subscriber)
      const beat = setInterval(() => {
        void sessions.stands(caller.session.hash, clock()).then(
          (stands) => (stands ? response.write(': here\n\n') : response.end()),
          () => response.end(),
        )
      }, heartbeatMs)
      response.on('close', () => {
        clearInterval(beat)
        subscribers.delete(subscriber)
      })
    } catch (error) {
      sendProblem(request, response, toProblem(error, logger, correlationIdOf(response)))
    }
  })

  return { close: listener.close }
}
