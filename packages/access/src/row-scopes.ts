import type { AppAbility, Rule } from './ability'
import { type SubjectName, subjects } from './subject'

const settingByAttribute: Record<string, string> = {
  provinceCode: 'provinces',
  regencyCode: 'regencies',
  districtCode: 'districts',
  villageCode: 'villages',
  ordinaryProvinceCode: 'ordinary_provinces',
  ordinaryRegencyCode: 'ordinary_regencies',
  ordinaryDistrictCode: 'ordinary_districts',
  createdBy: 'creators',
  regencyCodes: 'regencies',
  id: 'ids',
  tripId: 'trips',
}

export const rowSubjects = (Object.keys(subjects) as SubjectName[]).filter(
  (subject) => subjects[subject].row.length > 0,
)

/** `app.application_regencies`: the database setting that holds what a principal may read of a subject by one attribute. */
export function rowSettingName(subject: SubjectName, attribute: string): string {
  const suffix = settingByAttribute[attribute]
  if (!suffix) throw new Error(`No database setting for the attribute ${attribute}`)
  return `app.${subject.replace(/([a-z])([A-Z])/g, '$1_$2').toLowerCase()}_${suffix}`
}

/** Holds all that a principal's `read` rules name of applications, whatever the attribute: a part of one is looked up by its key. */
export const applicationReach = 'app.application_reach'

/**
 * The second wall's settings, from the same rules as the first: per subject and attribute the comma-joined values a
 * `read` rule names. Row-level security compares a row's column with them.
 * @throws where a read rule has a shape that one list of values per attribute cannot say.
 */
export function rowSettings(ability: AppAbility): Map<string, string> {
  const settings = new Map<string, Set<string>>()
  const reach = new Set<string>()
  for (const subject of rowSubjects)
    for (const rule of ability.rulesFor('read', subject)) {
      const conditions = rule.conditions as Record<string, unknown> | undefined
      if (rule.inverted) throw new Error(`An inverted read rule on ${subject} has no row-level form`)
      for (const [attribute, values] of scopeEntries(conditions, subject)) {
        const name = rowSettingName(subject, attribute)
        const known = settings.get(name) ?? new Set<string>()
        for (const value of values) known.add(value)
        settings.set(name, known)
        if (subject === 'Application') for (const value of values) reach.add(value)
      }
    }
  if (reach.size > 0) settings.set(applicationReach, reach)
  return new Map([...settings].map(([name, values]) => [name, [...values].join(',')]))
}

/** `*` stands for every row (an unconditional rule, as the platform administrator has on users and regions). */
function scopeEntries(conditions: Rule['conditions'] | undefined, subject: SubjectName): [string, string[]][] {
  if (conditions === undefined) return [['provinceCode', ['*']]]
  const entries = Object.entries(conditions as Record<string, unknown>)
  const [entry] = entries
  if (!entry || entries.length > 1) throw new Error(`A read rule on ${subject} must name exactly one attribute`)
  const [attribute, condition] = entry
  const values = (condition as { $in?: unknown }).$in
  if (!Array.isArray(values) || values.some((value) => typeof value !== 'string' || value.includes(',')))
    throw new Error(`A read rule on ${subject}.${attribute} must be a list of texts`)
  return [[attribute, values as string[]]]
}
