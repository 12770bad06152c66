import { type Language, languages } from '../language/languages'
import { calendarTexts } from '../texts/texts'
import type { LocalDate, TimeZone } from './local-date'
import { type Instant, shifted, zones } from './local-time'

const dayMs = 86_400_000

/** True of a day that exists, written YYYY-MM-DD. */
export function isLocalDate(value: unknown): value is LocalDate {
  if (typeof value !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(value)) return false
  const time = Date.parse(`${value}T00:00:00Z`)
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(value)
}

/** The day it is at `instant` in `zone`, YYYY-MM-DD. Throws RangeError on an unreadable instant. */
export function toLocalDate(instant: Instant, zone: TimeZone = 'Asia/Makassar'): LocalDate {
  return shifted(instant, zone).toISOString().slice(0, 10)
}

/** The instant at which that day begins in `zone`. */
export function startOfLocalDay(date: LocalDate, zone: TimeZone = 'Asia/Makassar'): Date {
  return new Date(Date.parse(`${date}T00:00:00Z`) - zones[zone].hours * 3_600_000)
}

/** The local date a number of days later (or earlier, when negative). */
export function addCalendarDays(date: LocalDate, days: number): LocalDate {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * dayMs).toISOString().slice(0, 10)
}

/** Whole days from one date to another; negative when `to` lies before. */
export function calendarDaysBetween(from: LocalDate, to: LocalDate): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / dayMs)
}

/** Full years of age on a day, both YYYY-MM-DD. Born on 29 February, one ages on 1 March in common years. */
export function ageOn(birthDate: LocalDate, day: LocalDate): number {
  const years = Number(day.slice(0, 4)) - Number(birthDate.slice(0, 4))
  return day.slice(5) < birthDate.slice(5) ? years - 1 : years
}

/** "17 Agustus 2026"; a local date as it stands, an instant as the day it is in `zone`. */
export function formatDate(value: Instant, language: Language, zone: TimeZone = 'Asia/Makassar'): string {
  const date = typeof value === 'string' && value.length === 10 ? value : toLocalDate(value, zone)
  const month = calendarTexts.say(language, 'months').split(' ')[Number(date.slice(5, 7)) - 1] ?? ''
  return `${Number(date.slice(8, 10))} ${month} ${date.slice(0, 4)}`
}

/** "17 Agustus 2026 pukul 14.05 WITA" or "17 August 2026, 14:05 WITA". */
export function formatDateTime(value: Instant, language: Language, zone: TimeZone = 'Asia/Makassar'): string {
  const time = formatClock(shifted(value, zone).toISOString().slice(11, 16), language)
  const date = formatDate(toLocalDate(value, zone), language)
  return calendarTexts.say(language, 'dateAndTime', { date, time, zone: zones[zone].name })
}

/** True of a day that was given without a time: it is stored as its beginning, to the millisecond. */
export const isDayAlone = (value: Instant, zone: TimeZone = 'Asia/Makassar'): boolean =>
  startOfLocalDay(toLocalDate(value, zone), zone).getTime() === new Date(value).getTime()

/** An instant that may be a day alone, as of a paper form: no hour is written that nobody gave. */
export const formatDayOrTime = (value: Instant, language: Language): string =>
  isDayAlone(value) ? formatDate(value, language) : formatDateTime(value, language)

/** "14.05" or "14:05", from hours and minutes with a colon. */
export function formatClock(time: string, language: Language): string {
  const [hour = '', minute] = time.split(':')
  return minute === undefined ? time : calendarTexts.say(language, 'time', { hour, minute })
}

/** A full hour by the clock, "09.00" or "09:00". @param hour 0 to 23 */
export const formatHour = (hour: number, language: Language): string =>
  formatClock(`${String(hour).padStart(2, '0')}:00`, language)

/** A day with its weekday, "Senin, 14 September 2026". */
export function formatWeekday(date: LocalDate, language: Language): string {
  const { locale } = languages[language]
  const weekday = new Intl.DateTimeFormat(locale, { weekday: 'long', timeZone: 'UTC' }).format(new Date(date))
  return `${weekday}, ${formatDate(date, language)}`
}

const weekdayNames = (language: Language): string[] => {
  const name = new Intl.DateTimeFormat(languages[language].locale, { weekday: 'long', timeZone: 'UTC' })
  // 4 January 1970 was a Sunday.
  return Array.from({ length: 7 }, (_, day) => name.format(new Date((3 + day) * dayMs)))
}

/** Opening hours as an office wrote them, in Indonesian, with the days in the reader's language: "Senin–Jumat 08.00–15.30". */
export function hoursInWords(hours: string, language: Language): string {
  const names = weekdayNames(language)
  return weekdayNames('id').reduce(
    (text, day, index) => text.replaceAll(new RegExp(`\\b${day}\\b`, 'gi'), names[index] ?? day),
    hours,
  )
}

/** Indonesians write 1.234,5; English 1,234.5. */
export function formatNumber(value: number, language: Language, fractionDigits = 0): string {
  const [whole = '', fraction = ''] = Math.abs(value).toFixed(fractionDigits).split('.')
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, calendarTexts.say(language, 'digitGroup'))
  const isZero = /^0*$/.test(whole + fraction)
  return `${value < 0 && !isZero ? '-' : ''}${grouped}${fraction ? calendarTexts.say(language, 'decimalMark') + fraction : ''}`
}

/** Rupiah without cents: "Rp15.000.000". */
export function formatMoney(rupiah: number, language: Language): string {
  const number = formatNumber(rupiah, language)
  return number.startsWith('-') ? `-Rp${number.slice(1)}` : `Rp${number}`
}
