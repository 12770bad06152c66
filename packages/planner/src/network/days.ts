export const minutesOfDay = 1440

/** Rounded up to the quarter hour: people are told 09:15, and never an hour that nobody can keep. */
export const toQuarterHour = (minutes: number): number => Math.ceil(minutes / 15 - 1e-9) * 15

/** Days since 1970 of a date YYYY-MM-DD. */
export const toDay = (date: string): number => Date.parse(`${date}T00:00:00Z`) / (minutesOfDay * 60_000)

/** 1 Monday … 7 Sunday; the first of January 1970 was a Thursday. */
export const weekdayOf = (day: number): number => ((((day + 3) % 7) + 7) % 7) + 1

export const monthOf = (day: number): number => new Date(day * minutesOfDay * 60_000).getUTCMonth() + 1

/** Minutes since midnight of HH:MM. */
export const toMinuteOfDay = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5))

/** Minutes from the first moment of a period to an hour of one of its days: the planner's clock. */
export const toPeriodMinute = (periodFrom: string, date: string, time: string): number =>
  (toDay(date) - toDay(periodFrom)) * minutesOfDay + toMinuteOfDay(time)
