import type { ResponseOf } from '@sipelandukilat/sdk/api'
import type { BaselineFigure, readImpact } from '@sipelandukilat/sdk/api/reports'

export type Impact = ResponseOf<typeof readImpact>

/** Figures that are shares of 1 and read as per cent. */
export const isShare = (figure: BaselineFigure): boolean => figure === 'withinDeadline' || figure === 'fromHome'

/** How far today is from before: of shares the difference, of others the difference in parts of the baseline; null where one is missing. */
export function changeOf({ figure, baseline, today }: Impact['figures'][number]): number | null {
  if (!baseline || today === null) return null
  if (isShare(figure)) return today - baseline.value
  return baseline.value > 0 ? (today - baseline.value) / baseline.value : null
}
