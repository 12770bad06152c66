import { linkConversation } from '@sipelandukilat/contract'
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
    await linkApplication(db, record, application.id, application.village_code)
    auditConversation(context, record, 'conversation-linked', { applicationId: application.id })
    const answer = await toConversation(db, keyring, caller, record)
    const { id, tracking_number: trackingNumber, service_code: serviceCode, status } = application
    return { ...answer, applications: [{ id, trackingNumber, serviceCode, status }, ...answer.applications] }
  })
}
