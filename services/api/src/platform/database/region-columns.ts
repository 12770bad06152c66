import { type Place, RegionCode, regionLevel } from '@sipelandukilat/domain'

const columns = {
  province: 'province_code',
  regency: 'regency_code',
  district: 'district_code',
  village: 'village_code',
} as const

export type RegionColumn = (typeof columns)[keyof typeof columns]

/** The column in which rows keep a code of its level; undefined for what is no region's code. */
export function regionColumn(code: string): RegionColumn | undefined {
  const parsed = RegionCode.safeParse(code)
  return parsed.success ? columns[regionLevel(parsed.data)] : undefined
}

/** The columns by which a row lies somewhere. */
export type PlaceColumns = { province_code: string; regency_code: string; district_code: string; village_code: string }

export const placeColumns = ({ provinceCode, regencyCode, districtCode, villageCode }: Place): PlaceColumns => ({
  province_code: provinceCode,
  regency_code: regencyCode,
  district_code: districtCode,
  village_code: villageCode,
})

/** Where a row lies, as access rules and the contract name it. */
export const placeOfRow = (row: PlaceColumns): Place => ({
  provinceCode: row.province_code,
  regencyCode: row.regency_code,
  districtCode: row.district_code,
  villageCode: row.village_code,
})
