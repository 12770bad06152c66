import { useFormat } from '@sipelandukilat/sdk'
import { toLocalDate, toLocalDateTime } from '@sipelandukilat/sdk/forms'
import { useCallback } from 'react'

/** The day of an instant where the office is, YYYY-MM-DD. */
export const dayOf = (instant: string): string => toLocalDate(instant)

/** The time of day of an instant where the office is, as `10.05 WITA`. */
export function useTimeOfDay(): (instant: string) => string {
  const { clock } = useFormat()
  return useCallback((instant) => clock(toLocalDateTime(instant).slice(11, 16)), [clock])
}
