import type { HolidayYear, ProposedHoliday } from '@sipelandukilat/contract'
import { type Localized, perLanguage } from '@sipelandukilat/domain'
import { holidaysTexts } from '#texts'
import { decrees, type Festival, festivalNames, festivals } from './festivals'

type Reckoned = { festival: Festival; date: string }

/** The days on which the festivals fall in a year as `date-holidays` reckons them; some fall twice in a year of the sun. */
async function reckonFestivals(year: number): Promise<Reckoned[]> {
  // Its data are of all countries, and are wanted a few times a year.
  const { default: Holidays } = await import('date-holidays')
  const calendar = new Holidays('ID', { types: ['public'] })
  calendar.setHoliday('easter', { name: 'Easter', type: 'public' })
  return calendar.getHolidays(year, 'en').flatMap(({ rule, name, date }) => {
    const festival = festivalNames.find((one) => {
      const known = festivals[one]
      return 'rule' in known ? known.rule === rule : known.tabledAs === name
    })
    // A day of the moon begins on the evening before; the date that is written is the day it is kept on.
    return festival ? [{ festival, date: date.slice(0, 10) }] : []
  })
}

const nameOf = (festival: Festival): Localized => holidaysTexts.of(`festival_${festival}`)

/** Two names for one day, as in 2027, when the Ascension of the Prophet falls on Christmas a second time. */
const joinNames = (first: Localized, second: Localized): Localized =>
  perLanguage((language) =>
    holidaysTexts.say(language, 'bothNames', {
      first: first[language] ?? first.id,
      second: second[language] ?? second.id,
    }),
  )

/**
 * The holidays of a year for a province to confirm: as the decree of the three ministers has them where it is known, else as
 * they are reckoned, and what stands in the province's calendar besides. Nothing is put in by this.
 * @param standing the province's own days of that year, by date
 */
export async function proposeHolidays(
  year: number,
  standing: ReadonlyMap<string, string>,
): Promise<Pick<HolidayYear, 'items' | 'missing'>> {
  const decree = decrees[year]
  const reckoned = await reckonFestivals(year)
  const byDate = new Map<string, ProposedHoliday>()
  const propose = (day: Pick<ProposedHoliday, 'date' | 'name' | 'basis'> & Partial<ProposedHoliday>) => {
    const other = byDate.get(day.date)
    byDate.set(day.date, {
      decree: decree?.title ?? null,
      reckonedDate: null,
      isCollectiveLeave: false,
      standsAs: standing.get(day.date) ?? null,
      ...other,
      ...day,
      name: other ? joinNames(other.name, day.name) : day.name,
    })
  }
  for (const { festival, date } of reckoned) {
    const decreed = decree?.moved[festival]
    propose({
      date: decreed ?? date,
      name: nameOf(festival),
      basis: decree ? 'decree' : festivals[festival].basis,
      ...(decreed !== undefined && decreed !== date ? { reckonedDate: date } : {}),
    })
  }
  for (const [date, festival] of decree?.collectiveLeave ?? [])
    if (!byDate.has(date))
      propose({
        date,
        name: holidaysTexts.of('collectiveLeave', {
          festival: festival === 'fitr1' ? holidaysTexts.of('festival_fitr') : nameOf(festival),
        }),
        basis: 'decree',
        isCollectiveLeave: true,
      })
  for (const [date, name] of standing)
    if (!byDate.has(date)) propose({ date, name: perLanguage(() => name), basis: 'calendar', decree: null })
  const known = new Set(reckoned.map(({ festival }) => festival))
  return {
    items: [...byDate.values()].sort((one, other) => one.date.localeCompare(other.date)),
    missing: festivalNames.filter((festival) => !known.has(festival)).map(nameOf),
  }
}
