import { useFormat, useLanguage, useTexts } from '@sipelandukilat/sdk'
import { type LegDeparture, type TravelLeg, TravelProfile } from '@sipelandukilat/sdk/api/travel-network'
import { networkTexts } from '../texts/texts'
import { nameMonth, nameWeekday } from './calendar-names'

/** A leg’s figures in words. */
export function useLegWords() {
  const t = useTexts(networkTexts)
  const { language } = useLanguage()
  const format = useFormat()
  const wordDeparture = ({ days, leaves }: LegDeparture) => {
    const named = days.length === 7 ? t('day.all') : days.map((day) => nameWeekday(language, day)).join(', ')
    return `${named} ${leaves}`
  }
  return {
    duration: ({ minutes: all }: TravelLeg) => {
      const hours = Math.floor(all / 60)
      const minutes = all % 60
      if (hours === 0) return t('minutes', { minutes })
      return minutes === 0 ? t('hours', { hours }) : t('hoursMinutes', { hours, minutes })
    },
    cost: (leg: TravelLeg) =>
      [
        leg.rupiahPerPerson > 0 ? t('cost.person', { amount: format.rupiah(leg.rupiahPerPerson) }) : '',
        leg.rupiahPerTrip > 0 ? t('cost.trip', { amount: format.rupiah(leg.rupiahPerTrip) }) : '',
      ]
        .filter(Boolean)
        .join(' + ') || t('cost.free'),
    leaves: (leg: TravelLeg) =>
      leg.timetable.length === 0 ? t('anytime') : leg.timetable.map(wordDeparture).join('; '),
    /** What it cannot be passed in, and its months. */
    limits: (leg: TravelLeg) => [
      ...TravelProfile.options.filter((one) => !leg.profiles.includes(one)).map((one) => t(`not.${one}`)),
      ...(leg.months ? [leg.months.map((month) => nameMonth(language, month)).join(', ')] : []),
      ...(leg.isBothWays ? [] : [t('oneWay')]),
    ],
  }
}
