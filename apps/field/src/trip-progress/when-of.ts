import type { Format } from '@sipelandukilat/sdk'
import type { BoardStop } from '@sipelandukilat/sdk/api/field'

/** When a stop is to be reached, behind its name: the time alone is one of today. */
export function whenOf(
  { date, arrivalTime }: Pick<BoardStop, 'date' | 'arrivalTime'>,
  today: string,
  format: Pick<Format, 'clock' | 'dateAt'>,
): string {
  if (date !== today) return ` · ${format.dateAt(date, arrivalTime)}`
  return arrivalTime === null ? '' : ` · ${format.clock(arrivalTime)}`
}
