import { fold } from '../language/fold'
import { addCalendarDays } from './dates'

const partOfDay = '(?: (?:dini hari|pagi|siang|sore|malam|subuh))?'
const todays = new RegExp(`^(?:hari ini|hr ini|barusan|today|tadi(?: pagi| siang| sore| subuh)?|hari ini${partOfDay})$`)
const yesterdays = new RegExp(`^(?:kemarin|kemaren|kmarin|kmaren|kmrin|kmren|kmrn|yesterday)${partOfDay}$`)
const twoDaysAgo = /^(?:kemarin|kemaren|kmrn) (?:dulu|lusa)$/
const daysAgo = /^(\d{1,2}|dua|tiga|empat|lima|enam|tujuh) (?:hari|hr|days?) (?:(?:yang|yg) )?(?:lalu|ago)$/
const numbers = ['dua', 'tiga', 'empat', 'lima', 'enam', 'tujuh']

/**
 * The day that words near to `today` mean, both YYYY-MM-DD: "kmrn", "hari ini", "3 hari lalu", with what happened before them.
 * Undefined for any other words.
 */
export function readNearDay(text: string, today: string): string | undefined {
  const words = fold(text.slice(0, 60)).replace(/^(?:(?:lahir|meninggal|wafat)(?:nya)? )?(?:(?:pada|di) )?/, '')
  if (todays.test(words)) return today
  if (yesterdays.test(words)) return addCalendarDays(today, -1)
  if (twoDaysAgo.test(words)) return addCalendarDays(today, -2)
  const [, count] = daysAgo.exec(words) ?? []
  if (count === undefined) return undefined
  const named = numbers.indexOf(count)
  return addCalendarDays(today, -(named === -1 ? Number(count) : named + 2))
}

/** A year typed alone, of four digits or two: "2026", "thn 92", "tahun lalu". Undefined for anything else. */
export function readYear(text: string, today: string): string | undefined {
  const words = fold(text.slice(0, 40)).replace(/^(?:pada |di )?(?:tahun|thn|th) ?/, '')
  if (/^\d{2}(\d{2})?$/.test(words)) return words
  const isCalled = /^\W*(?:pada |di )?(?:tahun|thn|th)\b/i.test(text) || /year/i.test(text)
  if (!isCalled) return undefined
  if (words === 'ini' || words === 'this year') return today.slice(0, 4)
  return /^(lalu|kemarin|kmrn|last year)$/.test(words) ? String(Number(today.slice(0, 4)) - 1) : undefined
}
