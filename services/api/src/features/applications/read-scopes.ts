import type { AppAbility } from '@sipelandukilat/access'

/** Where an attribute of an access rule stands in a row of `application`. */
const columnOf: Record<string, string> = {
  provinceCode: 'province_code',
  regencyCode: 'regency_code',
  districtCode: 'district_code',
  villageCode: 'village_code',
  createdBy: 'created_by',
  id: 'id',
}

export type ReadScope = { readonly column: string; readonly value: string }

/**
 * The first wall of a list, as one equality per scope: an index that begins with the scope's column then gives the rows
 * in order. @throws on a rule that is not a list of values of one attribute.
 */
export function readScopes(ability: AppAbility): ReadScope[] {
  const scopes: ReadScope[] = []
  for (const rule of ability.rulesFor('read', 'Application')) {
    const [entry, ...more] = Object.entries((rule.conditions ?? {}) as Record<string, { $in?: unknown }>)
    const column = entry && columnOf[entry[0]]
    const values = entry?.[1].$in
    if (rule.inverted || !column || more.length > 0 || !Array.isArray(values))
      throw new Error('A read rule on Application must name one attribute and its values')
    for (const value of values) scopes.push({ column, value: String(value) })
  }
  return scopes
}
