import type { RegionLevel } from '../identity/region-code'

// Without zod, which a browser that only searches need not load.

/** Length of a code of each level, from the top down. */
const codeLengths = { province: 2, regency: 5, district: 8, village: 13 } as const satisfies Record<RegionLevel, number>

export const levels: readonly RegionLevel[] = ['province', 'regency', 'district', 'village']

/** What a code lies in at a level; the code itself where it stands at or above it. */
export const codeAt = (code: string, level: RegionLevel): string => code.slice(0, codeLengths[level])

/** The level that a code has by its length; undefined of a text that is none. */
export const levelOfCode = (code: string): RegionLevel | undefined =>
  levels.find((level) => codeLengths[level] === code.length)

/** True where `level` stands above `other`: a regency above a village. */
export const isAbove = (level: RegionLevel, other: RegionLevel): boolean => codeLengths[level] < codeLengths[other]
