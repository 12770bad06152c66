import { createBullBoard } from '@bull-board/api'
import { BullMQAdapter } from '@bull-board/api/bullMQAdapter'
import { ExpressAdapter } from '@bull-board/express'
import type { Queues } from '../platform/jobs/queues'
import type { Platform } from '../platform/platform'
import { Problem } from '../platform/problem'
import { correlationIdOf, sendProblem, toProblem } from '../platform/serve'

/** bull-board at /queues, for those who may manage queues. Its own pages carry inline styles. */
export function registerQueueBoard({ router, identity, logger }: Platform, queues: Queues): void {
  const adapter = new ExpressAdapter()
  adapter.setBasePath('/queues')
  createBullBoard({ queues: queues.all.map((queue) => new BullMQAdapter(queue)), serverAdapter: adapter })
  router.use(
    '/queues',
    async (request, response, next) => {
      try {
        const caller = await identity.findUser(request)
        if (!caller) {
          if (request.accepts('html')) return response.redirect(303, '/app/')
          throw new Problem('sign-in-required')
        }
        if (!caller.ability.can('manage', 'Queue')) throw new Problem('forbidden')
        next()
      } catch (error) {
        sendProblem(request, response, toProblem(error, logger, correlationIdOf(response)))
      }
    },
    adapter.getRouter(),
  )
}
