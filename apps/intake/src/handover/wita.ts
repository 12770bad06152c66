/** Kaltara keeps WITA, UTC+8, all year. */
const offset = '+08:00'

/** The value of a `datetime-local` field for a time, in WITA. */
export const toWita = (time: number): string => new Date(time + 8 * 3_600_000).toISOString().slice(0, 16)

/** The instant that such a value means. */
export const fromWita = (value: string): string => `${value}:00${offset}`
