/**
 * A time of the day as people type it, as HH:MM: "14.30", "14:30", "1430", "9.05", "jam 9", "9". Undefined when it cannot be
 * read or no day has it.
 */
export function readClock(text: string): string | undefined {
  const typed = text.trim().replace(/^(pukul|jam|pk\.?)\s*/i, '')
  const [, hour, minute = '00'] = /^(\d{1,2})(?:[.:,\s]?(\d{2}))?$/.exec(typed) ?? []
  if (hour === undefined || Number(hour) > 23 || Number(minute) > 59) return undefined
  return `${hour.padStart(2, '0')}:${minute}`
}
