import type { HolidayYear, ProposedHoliday } from '@sipelandukilat/sdk/api/administration'

/** A day of the year on the screen. Its key stays when its date is changed. */
export type DraftDay = {
  key: string
  date: string
  name: string
  isTaken: boolean
  basis: ProposedHoliday['basis'] | 'added'
} & Pick<ProposedHoliday, 'decree' | 'reckonedDate' | 'isCollectiveLeave' | 'standsAs'>

/** What the screen begins with: of a confirmed year what stands, of another one everything that is proposed. */
export const toDraft = ({ items, confirmedAt }: HolidayYear): DraftDay[] =>
  items.map((day) => ({
    ...day,
    key: day.date,
    name: day.standsAs ?? day.name.id,
    isTaken: confirmedAt === null || day.standsAs !== null,
  }))

const byDate = (one: DraftDay, other: DraftDay) => one.date.localeCompare(other.date)

/** Adds days; one whose date is there already renames and takes that one. */
export function addDays(days: readonly DraftDay[], added: readonly { date: string; name: string }[]): DraftDay[] {
  const next = new Map(days.map((day) => [day.date, day]))
  for (const { date, name } of added) {
    const known = next.get(date)
    const blank = { decree: null, reckonedDate: null, isCollectiveLeave: false, standsAs: null }
    next.set(
      date,
      known
        ? { ...known, name, isTaken: true }
        : { key: `added-${date}`, date, name, isTaken: true, basis: 'added', ...blank },
    )
  }
  return [...next.values()].sort(byDate)
}

/** What is confirmed: the days that are taken, one name for each date. */
export function toConfirmed(days: readonly DraftDay[]): { date: string; name: string }[] {
  const nameOf = new Map<string, string>()
  for (const { date, name, isTaken } of [...days].sort(byDate)) {
    if (!isTaken) continue
    const other = nameOf.get(date)
    nameOf.set(date, other && other !== name ? `${other}; ${name}` : name)
  }
  return [...nameOf].map(([date, name]) => ({ date, name }))
}
