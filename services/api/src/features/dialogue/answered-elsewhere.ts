import { formatDate, isClosed, localized } from '@sipelandukilat/domain'
import { type DialogueReply, dropTalk } from '@sipelandukilat/domain/dialogue'
import { getApplicationForUpdate } from '../applications/application-store'
import { messageTexts } from '../conversations/texts'
import { readOutlook } from '../field/visits/read-outlook'
import type { EffectContext } from './effect-context'

/**
 * What is talked about may have been completed or corrected elsewhere, or closed, since it was asked for here: the talk ends, and the
 * citizen reads how the application stands. Undefined where it is awaited still.
 */
export async function endAnswered({
  db,
  platform,
  now,
  state,
}: Pick<EffectContext, 'db' | 'platform' | 'now' | 'state'>): Promise<
  { state: EffectContext['state']; reply: DialogueReply } | undefined
> {
  const { completion, correction } = state.application ?? {}
  const reference = completion?.reference ?? correction?.reference
  if (reference === undefined) return undefined
  const application = await getApplicationForUpdate(db, reference)
  if (application.status === (completion ? 'incomplete' : 'correction')) return undefined
  const { language } = state
  const { label, now: happening } = await readOutlook(db, platform.keyring, application, now)
  const words = isClosed(application.status) ? messageTexts.closedMeanwhile : messageTexts.answeredElsewhere
  const text = [
    localized(words(application.tracking_number), language),
    localized(
      messageTexts.statusIs(localized(label, language), formatDate(application.status_since, language)),
      language,
    ),
    localized(happening, language),
  ].join('\n')
  return { state: dropTalk(state), reply: { text } }
}
