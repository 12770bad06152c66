import type { BoardStop } from '@sipelandukilat/sdk/api/field'

/** When a stop is to be reached, behind its name: the time alone is one of today. */
export function whenOf(
  { date, arrivalTime }: Pick<BoardStop, 'date' | 'arrivalTime'>,
  today: string,
  dateInWords: (date: string) => string,
): string {
  const parts = [date === today ? undefined : dateInWords(date), arrivalTime ? `${arrivalTime} WITA` : undefined]
  return parts.map((part) => (part === undefined ? '' : ` · ${part}`)).join('')
}
