import { type ApplicationStatus, isClosed } from '@sipelandukilat/sdk/api'
import type { Tone } from '@sipelandukilat/ui'

const soonMs = 24 * 3_600_000

export type DueState = 'closed' | 'paused' | 'late' | 'soon' | 'later'

/** How a deadline stands at `now` (milliseconds since the epoch). Without one, the office waits for the citizen. */
export function dueStateOf(row: { status: ApplicationStatus; dueAt: string | null }, now: number): DueState {
  if (isClosed(row.status)) return 'closed'
  if (row.dueAt === null) return 'paused'
  const left = Date.parse(row.dueAt) - now
  if (left < 0) return 'late'
  return left < soonMs ? 'soon' : 'later'
}

export const dueTones: Record<DueState, Tone> = {
  closed: 'neutral',
  paused: 'neutral',
  late: 'negative',
  soon: 'warning',
  later: 'neutral',
}
