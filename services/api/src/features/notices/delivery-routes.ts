import { listDeliveries } from '@sipelandukilat/contract'
import type { Platform } from '../../platform/platform'
import { getApplication } from '../applications/application-store'
import { listMessageStates, listMessagesOf, type MessageState } from '../conversations/conversation-store'
import { visitWordsKey } from '../wording/visit-notice-text'
import { listNotices, listVisitNotices, type SentNotice } from './notice-store'

/** What citizens were sent of an application: notices, and messages of its conversations that carry none. */
export function registerDeliveries({ serve, clock }: Platform): void {
  serve(listDeliveries, async ({ params, db }) => {
    const application = await getApplication(db, params.id)
    const [ofSteps, ofVisits] = await Promise.all([
      listNotices(db, application.id),
      listVisitNotices(db, application.id),
    ])
    const notices = [...ofSteps, ...ofVisits.map((notice) => ({ ...notice, template: visitWordsKey(notice.kind) }))]
    const carrying = notices.flatMap((notice) => notice.message_ids)
    const [states, messages] = await Promise.all([
      listMessageStates(db, carrying),
      listMessagesOf(db, application.id, carrying),
    ])
    return {
      items: [
        ...notices.map((notice) => ({
          id: notice.id,
          channel: notice.channel,
          template: notice.template,
          ...toNoticeState(notice, states, clock()),
        })),
        ...messages.map((message) => ({
          id: message.id,
          channel: message.channel,
          template: 'message',
          ...toState(message, clock()),
        })),
      ].toSorted((one, other) => other.at.localeCompare(one.at)),
    }
  })
}

type DeliveryState = { state: string; at: string; failure: string | null }

/** Of several messages the one that is least far tells: the notice has arrived when all of it has. */
const leastFarFirst: readonly MessageState['state'][] = ['failed', 'queued', 'sending', 'sent', 'delivered', 'read']

function toNoticeState(
  notice: Omit<SentNotice, 'template'>,
  states: readonly MessageState[],
  now: Date,
): DeliveryState {
  const own = states.filter(({ id }) => notice.message_ids.includes(id))
  const message = leastFarFirst.map((state) => own.find((one) => one.state === state)).find((one) => one !== undefined)
  return message ? toState(message, now) : { state: notice.status, at: notice.recorded_at.toISOString(), failure: null }
}

const toState = ({ state, at, state_at, failure }: MessageState, now: Date): DeliveryState =>
  state === 'queued'
    ? { state: at > now ? 'scheduled' : 'queued', at: at.toISOString(), failure }
    : { state, at: state_at.toISOString(), failure }
