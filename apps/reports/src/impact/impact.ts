import type { BaselineFigure, ResponseOf, readImpact } from '@sipelandukilat/sdk/api'

export type Impact = ResponseOf<typeof readImpact>

/** Figures that are shares of 1 and read as per cent. */
export const isShare = (figure: BaselineFigure): boolean => figure === 'withinDeadline' || figure === 'fromHome'
