import type { VisitDay } from '@sipelandukilat/contract'
import { formatClock, formatDate, localized } from '@sipelandukilat/domain'
import { addresses } from '@sipelandukilat/portal'
import { findOwnVillage } from '../conversations/own-applications'
import { messageTexts } from '../conversations/texts'
import { findVisitSchedule, listVisitsIn } from '../field/visits/visit-schedule'
import { getRegion } from '../regions/region-store'
import type { EffectContext, GivenReply } from './effect-context'

/** An SMS has room for no more. */
const mostDays = 3

/**
 * When officers come next: to the place that was named, else to the village that was last applied for, else in the regency that
 * the conversation lies in; undefined where none of them is known.
 */
export async function tellSchedule(context: EffectContext, named?: string): Promise<GivenReply | undefined> {
  const { db, platform, record, now, state } = context
  const { language } = state
  const link = localized(messageTexts.scheduleLink(`${platform.config.publicUrl}${addresses.schedule}`), language)
  const code = named ?? (await findOwnVillage(db, record)) ?? record.regency_code
  const region = await getRegion(db, code)
  if (region.level === 'province') return undefined
  const days = region.level === 'regency' ? await listVisitsIn(db, code, now) : await findVisitSchedule(db, code, now)
  const toLine = ({ date, arrivalTime, villageName, place }: VisitDay) =>
    localized(
      messageTexts.scheduleDay({
        date: formatDate(date, language),
        time: arrivalTime === null ? null : formatClock(arrivalTime, language),
        village: villageName,
        where: place,
      }),
      language,
    )
  const lines = days.slice(0, mostDays).map(toLine)
  const lead = lines.length > 0 ? messageTexts.scheduleNext(region.name) : messageTexts.scheduleNone(region.name)
  return { text: [localized(lead, language), ...lines, link].join('\n') }
}
