/** The columns by which a row lies somewhere, as a list in SQL; `placeSql` and `ownedBy` give their values in this order. */
export const placeColumnList = 'province_code, regency_code, district_code, village_code'

/** `placeOf` in SQL: the parts of a code, an expression of the statement. */
export const provinceSql = (code: string): string => `left(${code}, 2)`
export const regencySql = (code: string): string => `left(${code}, 5)`
const districtSql = (code: string): string => `left(${code}, 8)`

/** A code with those above it, in the order of `placeColumnList`. */
export const placeSql = (code: string): string =>
  `${provinceSql(code)}, ${regencySql(code)}, ${districtSql(code)}, ${code}`
