/** The date of a day of a run’s period; the first is 0. */
export function toDate({ startsOn }: { startsOn: string }, day: number): string {
  const date = new Date(`${startsOn}T00:00:00Z`)
  date.setUTCDate(date.getUTCDate() + day)
  return date.toISOString().slice(0, 10)
}

/** HH:MM of a minute since the period’s first midnight. */
export function toHour(minute: number): string {
  const ofDay = Math.round(minute) % 1440
  return `${String(Math.floor(ofDay / 60)).padStart(2, '0')}:${String(ofDay % 60).padStart(2, '0')}`
}
