import { rowOf } from '@sipelandukilat/access'
import type { Caller } from '../../platform/caller'
import { createListener } from '../../platform/database/listen'
import { loginFor } from '../../platform/database/migrate'
import type { ApplicationChange } from '../../platform/jobs/topics'
import type { BootChange, ConversationChange } from '../../platform/live-changes'
import type { Platform } from '../../platform/platform'
import { Problem } from '../../platform/problem'
import { correlationIdOf, sendProblem, toProblem } from '../../platform/serve'

type Change = ApplicationChange | BootChange | ConversationChange
type Subscriber = { send: (change: Change) => void }

const heartbeatMs = 20_000

/** Whether a change of what shells load is about the caller's place: their own regency, its province, or everywhere. */
function concerns({ regionCode }: BootChange, { principal }: Caller): boolean {
  if (regionCode === '') return true
  return principal.kind === 'user' && principal.assignments.some((one) => one.regionCode?.startsWith(regionCode))
}

/** What the caller is notified of a change; nothing where it is not theirs to read. */
function toEvent(change: Change, caller: Caller): { type: string; [id: string]: unknown } | undefined {
  if (!('type' in change)) {
    const { applicationId, seq, ...row } = change
    const isReadable = caller.ability.can('read', rowOf('Application', { ...row, id: applicationId }))
    return isReadable ? { type: 'application.changed', applicationId, seq } : undefined
  }
  if (change.type === 'boot.changed') return concerns(change, caller) ? { type: change.type } : undefined
  const { type, conversationId, provinceCode, regencyCode } = change
  const isReadable = caller.ability.can('read', rowOf('Conversation', { provinceCode, regencyCode }))
  return isReadable ? { type, conversationId } : undefined
}

/**
 * Server-sent events: of changed applications and conversations, each sent only to those who may read the row, and of changed
 * modules, to those whose place they concern. One `LISTEN` connection serves all streams of the process; a stream ends when
 * its session does.
 */
export function registerLive(platform: Platform): { close: () => Promise<void> } {
  const { router, identity, sessions, config, keyring, logger, clock } = platform
  const subscribers = new Set<Subscriber>()
  const listener = createListener({
    connectionString: loginFor(config.databaseUrl, keyring.master).url,
    channel: 'live',
    onMessage(payload) {
      for (const change of JSON.parse(payload || '[]') as Change[])
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
          const event = toEvent(change, caller)
          if (event) response.write(`data: ${JSON.stringify(event)}\n\n`)
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
