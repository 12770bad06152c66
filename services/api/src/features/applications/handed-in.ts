import { type LocalDate, type TimeZone, toLocalDate } from '@sipelandukilat/domain'
import type { ApplicationRecord } from './application-store'

/**
 * The day on which an application was handed in or confirmed, also where papers followed: by it a report is timely or late
 * (docs/decisions/0042).
 */
export const handedInOn = ({ occurred_at }: Pick<ApplicationRecord, 'occurred_at'>, zone?: TimeZone): LocalDate =>
  toLocalDate(occurred_at, zone)
