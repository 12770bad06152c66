import { RegionCode, regionLevel } from '@sipelandukilat/domain'

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
