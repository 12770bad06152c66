import { formatDate, type Localized, localized } from '@sipelandukilat/domain'
import type { ApplicationRecord } from '../applications/application-store'
import { messageTexts } from '../conversations/texts'
import { readOutlook } from '../field/visits/read-outlook'
import type { EffectContext } from './effect-context'

/** How an application stands, for a reply: its status since when and what happens now, in lines; and until when, where that is known. */
export async function standingOf(
  { db, platform, now, state: { language } }: Pick<EffectContext, 'db' | 'platform' | 'now' | 'state'>,
  application: ApplicationRecord,
): Promise<{ lines: string[]; until: Localized | null }> {
  const { label, now: happening, until } = await readOutlook(db, platform.keyring, application, now)
  const since = formatDate(application.status_since, language)
  return {
    lines: [
      localized(messageTexts.statusIs(localized(label, language), since), language),
      localized(happening, language),
    ],
    until,
  }
}
