import { applicationReach, rowSettingName, type SubjectName } from '@sipelandukilat/access'

/** The database roles that a request's transaction takes on, by kind of principal. The login itself may do nothing. */
export const databaseRoles = [
  'app_officer',
  'app_citizen',
  'app_public',
  'app_worker',
  'app_auditor',
  'app_developer',
  'app_gate',
] as const
export type DatabaseRole = (typeof databaseRoles)[number]

/** `column in the values of a setting`, in the form that PostgreSQL evaluates once per query and not per row. */
export function inSetting(column: string, setting: string, type = 'text'): string {
  return `${column} = any((select string_to_array(current_setting('${setting}', true), ','))::${type}[])`
}

const overlapsSetting = (column: string, setting: string) =>
  `${column} && (select string_to_array(current_setting('${setting}', true), ','))::text[]`

const everyRow = (setting: string) => `(select current_setting('${setting}', true)) = '*'`

const columns = {
  provinceCode: { name: 'province_code', type: 'text' },
  regencyCode: { name: 'regency_code', type: 'text' },
  districtCode: { name: 'district_code', type: 'text' },
  villageCode: { name: 'village_code', type: 'text' },
  ordinaryProvinceCode: { name: 'ordinary_province_code', type: 'text' },
  ordinaryRegencyCode: { name: 'ordinary_regency_code', type: 'text' },
  ordinaryDistrictCode: { name: 'ordinary_district_code', type: 'text' },
  createdBy: { name: 'created_by', type: 'uuid' },
  tripId: { name: 'trip_id', type: 'uuid' },
} as const

/** The rows an officer's settings reach: the second wall's form of the subject's `read` rules. */
export function reachedBySettings(
  subject: SubjectName,
  attributes: readonly (keyof typeof columns)[],
  options: { id?: string; regencyCodes?: string } = {},
): string {
  const parts = attributes.map((attribute) =>
    inSetting(columns[attribute].name, rowSettingName(subject, attribute), columns[attribute].type),
  )
  if (options.id) parts.push(inSetting(options.id, rowSettingName(subject, 'id'), 'uuid'))
  if (options.regencyCodes) parts.push(overlapsSetting(options.regencyCodes, rowSettingName(subject, 'regencyCodes')))
  if (attributes.includes('provinceCode')) parts.push(everyRow(rowSettingName(subject, 'provinceCode')))
  return parts.join('\n    or ')
}

/**
 * The same reach as one comparison, for rows that are written or looked up by the key of their application: every subquery
 * costs each statement some microseconds, so one is better than seven. Codes of places, accounts and applications cannot be
 * taken for one another. No index serves it: what is listed by its place keeps `reachedBySettings`.
 * @param id the column with the application's id
 */
export function reachedByApplication(id: 'id' | 'application_id'): string {
  return `array['*', province_code, regency_code, district_code, village_code, created_by::text, ${id}::text]
    && (select string_to_array(current_setting('${applicationReach}', true), ','))::text[]`
}

/** Turns row-level security on for a table, also for its owner, so that without a policy nobody sees a row. */
export function protect(table: string): string {
  return `alter table ${table} enable row level security; alter table ${table} force row level security;`
}

/** One policy for all commands with `with check` as strict as `using`. */
export function policy(
  table: string,
  role: DatabaseRole | 'app_definer',
  condition: string,
  command: 'all' | 'select' | 'insert' | 'update' | 'delete' = 'all',
): string {
  const name = `${table}_${role}_${command}`
  const using = command === 'insert' ? '' : `using (${condition})`
  const check = command === 'select' || command === 'delete' ? '' : `with check (${condition})`
  return `create policy ${name} on ${table} for ${command} to ${role} ${using} ${check};`
}
