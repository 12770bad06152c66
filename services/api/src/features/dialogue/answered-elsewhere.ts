import { isClosed, localized } from '@sipelandukilat/domain'
import { type DialogueReply, dropTalk } from '@sipelandukilat/domain/dialogue'
import { getApplicationForUpdate } from '../applications/application-store'
import { messageTexts } from '../conversations/texts'
import type { EffectContext } from './effect-context'
import { standingOf } from './standing'

/**
 * What is talked about may have been completed or corrected elsewhere, or closed, since it was asked for here: the talk ends, and the
 * citizen reads how the application stands. Undefined where it is awaited still.
 */
export async function endAnswered(
  context: Pick<EffectContext, 'db' | 'platform' | 'now' | 'state'>,
): Promise<{ state: EffectContext['state']; reply: DialogueReply } | undefined> {
  const { db, state } = context
  const { completion, correction } = state.application ?? {}
  const reference = completion?.reference ?? correction?.reference
  if (reference === undefined) return undefined
  const application = await getApplicationForUpdate(db, reference)
  if (application.status === (completion ? 'incomplete' : 'correction')) return undefined
  const { lines } = await standingOf(context, application)
  const words = isClosed(application.status) ? messageTexts.closedMeanwhile : messageTexts.answeredElsewhere
  const text = [localized(words(application.tracking_number), state.language), ...lines].join('\n')
  return { state: dropTalk(state), reply: { text } }
}
