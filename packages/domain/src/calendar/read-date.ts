import { fold } from '../language/fold'
import { editDistance } from '../language/similarity'
import { isLocalDate } from './dates'

const months = [
  ['januari', 'january', 'jan'],
  ['februari', 'february', 'pebruari', 'feb', 'peb'],
  ['maret', 'march', 'mar'],
  ['april', 'apr'],
  ['mei', 'may'],
  ['juni', 'june', 'jun'],
  ['juli', 'july', 'jul'],
  ['agustus', 'august', 'agu', 'aug', 'agt', 'ags'],
  ['september', 'sep', 'sept'],
  ['oktober', 'october', 'okt', 'oct'],
  ['november', 'nopember', 'nov', 'nop'],
  ['desember', 'december', 'des', 'dec'],
] as const

function monthNumber(word: string): number | undefined {
  const exact = months.findIndex((names) => names.some((name) => name === word))
  if (exact !== -1) return exact + 1
  const near = months.findIndex((names) =>
    names.some((name) => name.length >= 5 && word.length >= 4 && editDistance(word, name, 1) <= 1),
  )
  return near === -1 ? undefined : near + 1
}

/**
 * The days a typed date may mean, YYYY-MM-DD: "17-8-1990", "17 Agustus 1990", "1990-08-17", "17081990". The day comes
 * first, as Indonesians write it. Two digits of a year are never certain, so both centuries are given, without those
 * later than `notAfter`; `certain` is false then. No day when it cannot be read or does not exist.
 */
export function readDate(text: string, notAfter?: string): { dates: string[]; certain: boolean } {
  const words = wordsOf(text)
  if (words.length !== 3) return { dates: [], certain: true }
  const [first = '', second = '', third = ''] = words
  if (/^\d{4}$/.test(first)) return days(first, second, third)
  if (/^\d{4}$/.test(third)) return days(third, second, first)
  if (!/^\d{2}$/.test(third)) return { dates: [], certain: true }
  const dates = ['19', '20']
    .flatMap((century) => days(century + third, second, first).dates)
    .filter((date) => notAfter === undefined || date <= notAfter)
  return { dates, certain: false }
}

const wordsOf = (text: string): string[] =>
  fold(text.slice(0, 60))
    .replace(/(\d)(?=\p{L})/gu, '$1 ')
    .replace(/(\p{L})(?=\d)/gu, '$1 ')
    .replace(/^(\d{2})(\d{2})(\d{4})$/, '$1 $2 $3')
    .split(' ')
    .filter(
      (word) =>
        !/^(tanggal|tgl|pada|hari|bulan|tahun|thn|th|of|senin|selasa|rabu|kamis|jumat|sabtu|minggu)$/.test(word),
    )

/** A day and month typed without the year, MM-DD: "12 nopember", "12/11". Undefined when there is no such day in any year. */
export function readDayAndMonth(text: string): string | undefined {
  const [first = '', second = '', ...rest] = wordsOf(text)
  if (rest.length > 0) return undefined
  // In a leap year every day exists.
  const [date] = days('2024', second, first).dates
  return date?.slice(5)
}

function days(year: string, monthText: string, dayText: string): { dates: string[]; certain: boolean } {
  const month = /^\d{1,2}$/.test(monthText) ? Number(monthText) : monthNumber(monthText)
  if (month === undefined || !/^\d{1,2}$/.test(dayText)) {
    // "August 17 1990"
    const named = monthNumber(dayText)
    return named !== undefined && /^\d{1,2}$/.test(monthText)
      ? days(year, String(named), monthText)
      : { dates: [], certain: true }
  }
  const date = [year, String(month).padStart(2, '0'), dayText.padStart(2, '0')].join('-')
  return { dates: isLocalDate(date) ? [date] : [], certain: true }
}
