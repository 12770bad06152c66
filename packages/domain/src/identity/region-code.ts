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

/** True when `code` is `ancestor` or lies in it. */
export function isWithinRegion(code: string, ancestor: string): boolean {
  return code === ancestor || code.startsWith(`${ancestor}.`)
}

/** Where something lies, as rows keep it: a code above a level stands in the place of the levels below it. */
export type Place = { provinceCode: string; regencyCode: string; districtCode: string; villageCode: string }

/** A code of any level with the codes above it: of `65.03`, district and village are `65.03` too. */
export const placeOf = (code: string): Place => ({
  provinceCode: code.slice(0, 2),
  regencyCode: code.slice(0, 5),
  districtCode: code.slice(0, 8),
  villageCode: code,
})
