import { isLocalDate } from './dates'

/** By their first letters, in the languages of the forms: Agustus, August, Ogos. */
const months = [
  'jan',
  'feb|peb',
  'mar|mac',
  'apr',
  'mei|may',
  'jun',
  'jul',
  'ag|aug|ogo',
  'sep',
  'okt|oct',
  'nov|nop',
  'des|dec|dis',
]

function monthNumber(text: string): string {
  const month = months.findIndex((names) => new RegExp(`^(${names})`, 'i').test(text))
  return month === -1 ? text.padStart(2, '0') : String(month + 1).padStart(2, '0')
}

/**
 * The day that a date in a box of a form means, YYYY-MM-DD: "17/8/1990", "17-08-1990", "17081990", "17 Agustus 1990",
 * "1990-08-17"; the day comes first. Undefined when it cannot be read, does not exist, or leaves the century open.
 * Messages, where people write more freely, are read by `readDate`.
 */
export function readCertainDate(text: string): string | undefined {
  const typed = text.trim()
  if (isLocalDate(typed)) return typed
  const [, day = '', month = '', year = ''] =
    /^(\d{1,2})[\s/.,-]+(\d{1,2}|\p{L}{3,})[\s/.,-]+(\d{4})$/u.exec(typed) ?? /^(\d\d)(\d\d)(\d{4})$/.exec(typed) ?? []
  const date = [year, monthNumber(month), day.padStart(2, '0')].join('-')
  return isLocalDate(date) ? date : undefined
}

/** A day as Indonesians write it in a box, "17/08/1990"; what is no day of the calendar stands as it was typed. */
export function dateInBox(value: string): string {
  return isLocalDate(value) ? value.split('-').reverse().join('/') : value
}
