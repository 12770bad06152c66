import { type Channel, channelLabel, perLanguage } from '@sipelandukilat/domain'
import { applicationsTexts } from '#texts'
import type { Caller } from '../../platform/caller'
import { invalid } from '../../platform/problem'

/** The channels by which this caller may say that something came in: by their roles, and `field` also on a trip. */
function channelsOf({ principal }: Caller): readonly Channel[] {
  if (principal.kind !== 'user') return []
  const roles = new Set(principal.assignments.map(({ role }) => role))
  const isOffice = roles.has('intake_officer') || roles.has('supervisor')
  return [
    ...(isOffice ? (['counter', 'phone'] as const) : []),
    ...(roles.has('village_registrar') ? (['village'] as const) : []),
    ...(roles.has('field_officer') || (isOffice && principal.tripIds.length > 0) ? (['field'] as const) : []),
  ]
}

/** @throws Problem `invalid` that names the channels which this caller may say */
export function assertMaySay(caller: Caller, channel: Channel): void {
  const own = channelsOf(caller)
  if (own.includes(channel)) return
  const channels = perLanguage((language) => own.map((one) => channelLabel(one, language)).join(', '))
  throw invalid('channel', applicationsTexts.of('channelsYouMaySay', { channels }))
}

/**
 * How long after it was handed in a paper form may be entered, in days: the remotest villages are visited about once a quarter, so
 * paper comes to the office within three months. What is older is asked for anew, for its answers no longer hold.
 */
const paperEntryDays = 90

/** The earliest moment at which a paper form that is entered now may have been handed in. */
export const earliestPaper = (now: Date): Date => new Date(now.getTime() - paperEntryDays * 86_400_000)
