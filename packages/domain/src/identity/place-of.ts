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
