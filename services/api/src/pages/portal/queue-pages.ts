import { placeOf, queueOpensAt } from '@sipelandukilat/domain'
import { addresses, readSlot, renderQueue, renderQueueDisplay, renderQueueOffices } from '@sipelandukilat/portal'
import { getApplication } from '../../features/applications/application-store'
import { giveBackOwnTicket, readOwnQueue, takeOwnTicket } from '../../features/queue-tickets/own-queue'
import { readDisplay } from '../../features/queue-tickets/queue-display'
import { getCalendar } from '../../features/regions/places'
import { listOffices } from '../../features/regions/search-regions'
import { publicCaller } from '../../platform/caller'
import type { Platform } from '../../platform/platform'
import { Problem } from '../../platform/problem'
import { readFormBody } from './form-body'
import { textOf, type WithOpened } from './opened'
import type { PageInput } from './page'

const noErrors: ReadonlyMap<string, string> = new Map()

/** Taking a number for the office of an opened application, and the numbers in the waiting room. */
export function createQueuePages({ database }: Platform, withOpened: WithOpened) {
  const show = (input: PageInput, errors = noErrors) =>
    withOpened(input, async (caller, id) => {
      const { trackingNumber, queue } = await database.read(caller.scope, async (db) => {
        const record = await getApplication(db, id)
        return { trackingNumber: record.tracking_number, queue: await readOwnQueue(db, record, input.now) }
      })
      return renderQueue(input.site, { queue, trackingNumber, errors })
    })

  const press = (input: PageInput) =>
    withOpened(input, async (caller, id) => {
      const { request, response, site, now, correlationId } = input
      const { fields } = await readFormBody(request)
      const isGivenBack = textOf(fields, 'step') === 'give-back'
      const slot = readSlot(textOf(fields, 'slot'))
      const again = (status: number, message: string) => {
        response.status(status)
        return show(input, new Map([['slot', message]]))
      }
      if (!isGivenBack && !slot) return again(422, site.say('queueMissing'))
      try {
        await database.write(caller.scope, async (db) => {
          const record = await getApplication(db, id)
          if (slot && !isGivenBack) await takeOwnTicket(db, record, slot, { now, correlationId })
          else await giveBackOwnTicket(db, record, { now, correlationId })
        })
      } catch (error) {
        if (!(error instanceof Problem) || error.type !== 'conflict') throw error
        return again(error.status, error.toDocument(site.language, correlationId).detail)
      }
      response.redirect(303, isGivenBack ? addresses.application : addresses.queue)
      return undefined
    })

  async function showDisplay({ request, site, now }: PageInput): Promise<string> {
    const office = typeof request.query.kantor === 'string' ? placeOf(request.query.kantor).regencyCode : ''
    return database.read(publicCaller.scope, async (db) => {
      if (office !== '') {
        const display = await readDisplay(db, office, now)
        return renderQueueDisplay(site, display, queueOpensAt({ now, calendar: await getCalendar(db, office) }))
      }
      return renderQueueOffices(site, await listOffices(db))
    })
  }

  return { show: (input: PageInput) => show(input), press, showDisplay }
}
