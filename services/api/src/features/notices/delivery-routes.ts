import { listDeliveries } from '@sipelandukilat/contract'
import type { Platform } from '../../platform/platform'
import { getApplication } from '../applications/application-store'
import { listMessagesOf } from '../conversations/conversation-store'
import { listNotices } from './notice-store'

/** What citizens were sent of an application: notices, and messages of its conversations. */
export function registerDeliveries({ serve }: Platform): void {
  serve(listDeliveries, async ({ params, db }) => {
    const application = await getApplication(db, params.id)
    const [messages, notices] = await Promise.all([listMessagesOf(db, application.id), listNotices(db, application.id)])
    return {
      items: [
        ...notices.map((notice) => ({
          id: notice.id,
          channel: notice.channel,
          at: notice.recorded_at.toISOString(),
          template: notice.template,
          state: notice.status,
          failure: null,
        })),
        ...messages.map((message) => ({
          id: message.id,
          channel: message.channel,
          at: message.at.toISOString(),
          template: 'message',
          state: message.state,
          failure: message.failure,
        })),
      ].toSorted((one, other) => other.at.localeCompare(one.at)),
    }
  })
}
