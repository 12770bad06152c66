import { createHash } from 'node:crypto'
import { longestMessage } from '@sipelandukilat/contract'
import { addresses, type MessageState, messagesId } from '@sipelandukilat/portal'
import { writeToOffice } from '../../features/application-messages/own-messages'
import { getApplicationForUpdate } from '../../features/applications/application-store'
import type { Platform } from '../../platform/platform'
import { Problem } from '../../platform/problem'
import { limits } from '../../platform/rate-limits'
import { readFormBody } from './form-body'
import { textOf, typedText, type WithOpened } from './opened'
import type { PageInput } from './page'

export const messageNews = 'pesan'

/** Writing to the office from the application's page. What cannot be sent stays in its box, with the reason. */
export function createMessageForm(
  { database, keyring, rateLimits }: Platform,
  withOpened: WithOpened,
  showAgain: (input: PageInput, message: MessageState) => Promise<string | undefined>,
) {
  return (input: PageInput) =>
    withOpened(input, async (caller, id) => {
      const { request, response, site, now, correlationId } = input
      const { fields } = await readFormBody(request)
      const words = typedText(fields, 'message')
      const error =
        words === ''
          ? site.say('messageMissing')
          : words.length > longestMessage
            ? site.say('textTooLong', { most: longestMessage })
            : undefined
      if (error) {
        response.status(422)
        return showAgain(input, { words, error })
      }
      const key = textOf(fields, 'key')
      const bodyHash = createHash('sha256').update(words).digest()
      const idempotency = /^[\w-]{8,100}$/.test(key) ? { key, bodyHash } : undefined
      try {
        await rateLimits.take(limits.messageApplication, id)
        await database.write(caller.scope, async (db) =>
          writeToOffice(db, keyring, await getApplicationForUpdate(db, id), words, { idempotency, now, correlationId }),
        )
      } catch (problem) {
        if (!(problem instanceof Problem) || problem.status >= 500) throw problem
        const { retryAfter } = problem.options
        if (retryAfter !== undefined) response.set('Retry-After', String(retryAfter))
        response.status(problem.status)
        return showAgain(input, { words, error: problem.toDocument(site.language, correlationId).detail })
      }
      response.redirect(303, `${addresses.application}?kabar=${messageNews}#${messagesId}`)
      return undefined
    })
}
