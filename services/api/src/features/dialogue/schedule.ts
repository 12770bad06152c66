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
const regencyLength = '65.03'.length

/**
 * When officers come next: to the place that was named, else to the village that was last applied for, else in the regency that
 * the conversation lies in; undefined where none of them is known.
 */
export async function tellSchedule(context: EffectContext, named?: string): Promise<GivenReply | undefined> {
  const { db, platform, record, now, state } = context
  const { language } = state
  const link = localized(messageTexts.scheduleLink(`${platform.config.publicUrl}${addresses.schedule}`), language)
  const code = named ?? (await findOwnVillage(db, record)) ?? record.regency_code
  if (code.length < regencyLength) return undefined
  const { name } = await getRegion(db, code)
  const isBelowRegency = code.length > regencyLength
  const days = isBelowRegency ? await findVisitSchedule(db, code, now) : await listVisitsIn(db, code, now)
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
  const lead = lines.length > 0 ? messageTexts.scheduleNext(name) : messageTexts.scheduleNone(name)
  return { text: [localized(lead, language), ...lines, link].join('\n') }
}
