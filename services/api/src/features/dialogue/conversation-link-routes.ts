import { linkConversation } from '@sipelandukilat/contract'
import { placeOf } from '@sipelandukilat/domain'
import type { Platform } from '../../platform/platform'
import { Problem } from '../../platform/problem'
import { getApplication } from '../applications/application-store'
import { auditConversation, getWorkable } from '../conversations/conversation-access'
import { hasConversation, linkApplication } from '../conversations/link-application'
import { toConversation } from '../conversations/read-conversations'

/** An officer says which application a conversation is about: its notices go there from then on. */
export function registerConversationLinks({ serve, keyring }: Platform): void {
  serve(linkConversation, async ({ params, body, ...context }) => {
    const record = await getWorkable(context, params.id)
    const { db, caller } = context
    const application = await getApplication(db, body.applicationId)
    if (await hasConversation(db, application.id)) throw new Problem('conflict')
    // Read before it is linked: once it lies with another office, the caller may see no more of it.
    const before = await toConversation(db, keyring, caller, record, { now: context.now })
    await linkApplication(db, record, application.id, application.village_code)
    auditConversation(context, record, 'conversation-linked', { applicationId: application.id })
    const { id, tracking_number: trackingNumber, service_code: serviceCode, status } = application
    return {
      ...before,
      regencyCode: placeOf(application.village_code).regencyCode,
      applications: [{ id, trackingNumber, serviceCode, status }, ...before.applications],
    }
  })
}
