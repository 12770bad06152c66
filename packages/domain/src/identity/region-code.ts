import * as z from 'zod'

/**
 * A Kemendagri region code: province `65`, regency or city `65.03`, district `65.03.05`, village `65.03.05.2001`.
 * A code contains its parents. Not the BPS code, whose order differs.
 */
export const RegionCode = z
  .string()
  .regex(/^\d{2}(\.\d{2}(\.\d{2}(\.\d{4})?)?)?$/)
  .brand<'RegionCode'>()
export type RegionCode = z.infer<typeof RegionCode>

export const RegionLevel = z.enum(['province', 'regency', 'district', 'village'])
export type RegionLevel = z.infer<typeof RegionLevel>

const levels = RegionLevel.options
/** Length of the code of each level, in `levels` order. */
const lengths = [2, 5, 8, 13]

/** The level a code stands for. Throws RangeError on a text that only pretends to be a code. */
export function regionLevel(code: RegionCode): RegionLevel {
  const level = levels[lengths.indexOf(code.length)]
  if (!level) throw new RangeError(`Not a region code: ${code}`)
  return level
}
