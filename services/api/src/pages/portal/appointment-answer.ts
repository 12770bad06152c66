import { VisitReply } from '@sipelandukilat/contract'
import { addresses } from '@sipelandukilat/portal'
import { portalTexts } from '#texts'
import { getApplication } from '../../features/applications/application-store'
import { answerOwnAppointment } from '../../features/field/visits/own-appointment'
import type { Platform } from '../../platform/platform'
import { invalid } from '../../platform/problem'
import { readFormBody } from './form-body'
import { textOf, type WithOpened } from './opened'
import type { PageInput } from './page'

/** The answer to an appointment, by the buttons of the application's page. */
export function createAppointmentAnswer({ database, keyring }: Platform, withOpened: WithOpened) {
  return (input: PageInput) =>
    withOpened(input, async (caller, id) => {
      const { request, response, now, correlationId } = input
      const { fields } = await readFormBody(request)
      const answer = VisitReply.safeParse(textOf(fields, 'answer'))
      if (!answer.success) throw invalid('answer', portalTexts.of('chooseOneAnswers'))
      const words = textOf(fields, 'words')
        .replace(/\p{Cc}/gu, ' ')
        .trim()
        .slice(0, 300)
      await database.write(caller.scope, async (db) =>
        answerOwnAppointment(
          db,
          keyring,
          caller,
          await getApplication(db, id),
          { answer: answer.data, words },
          { now, correlationId },
        ),
      )
      response.redirect(303, `${addresses.application}?kabar=answered`)
      return undefined
    })
}
