import {
  answerPath,
  type FormField,
  type FormSection,
  findField,
  isAsked,
  type PersonRole,
  roleOf,
  rowsOf,
  type ServiceDefinition,
} from '@sipelandukilat/domain'
import type { ApplicantEntries, FormState } from './form-state'

/** Who the applicant may be in a part of a form, and which of its questions their own entries answer. */
export type ApplicantFill = {
  readonly role: PersonRole
  readonly fields: Readonly<Record<string, keyof ApplicantEntries>>
}

const entryOfType: { readonly [Type in FormField['type']]?: keyof ApplicantEntries } = {
  personName: 'name',
  nik: 'nik',
  kkNumber: 'kkNumber',
  phone: 'phone',
  email: 'email',
}

/** Nobody reports their own death. */
const isLiving = (role: PersonRole | undefined): role is PersonRole => role !== undefined && role !== 'deceased'

/**
 * The people of a section that the applicant may be themself, by the roles its definition gives. None where the definition
 * knows already who the applicant is (`instead` of a worksheet), and none whose NIK must be another's.
 */
export function applicantFills(definition: ServiceDefinition, section: FormSection): ApplicantFill[] {
  const knows = definition.worksheet.some(({ instead }) => instead?.from === 'applicant.name')
  if (knows) return []
  const asked = section.fields.filter(isAsked)
  const roles = [...new Set(asked.map((field) => roleOf(section, field)).filter(isLiving))]
  return roles.flatMap((role): ApplicantFill[] => {
    const own = asked.filter((field) => roleOf(section, field) === role)
    if (own.some(({ isOther }) => isOther)) return []
    const fields: Record<string, keyof ApplicantEntries> = {}
    for (const { id, type } of own) {
      const entry = entryOfType[type]
      if (entry && !Object.values(fields).includes(entry)) fields[id] = entry
    }
    return Object.values(fields).includes('name') ? [{ role, fields }] : []
  })
}

/** What the button of a person asks for: `fill:mother:answers.mother.name`. */
export const fillValue = (section: FormSection, index: number, { role, fields }: ApplicantFill): string =>
  `fill:${role}:answers.${answerPath(section, index, Object.keys(fields)[0] ?? '')}`

/** The form with a person filled from the applicant, as a button asks: whom, and the path of one of their answers. */
export function fillFromApplicant(
  definition: ServiceDefinition,
  state: FormState,
  role: string,
  path: string,
): FormState {
  const found = findField(definition, path.replace(/^answers\./, ''))
  const fill = found && applicantFills(definition, found.section).find((one) => one.role === role)
  if (!found || !fill) return state
  const entries = Object.entries(fill.fields).flatMap(([field, entry]): [string, string][] => {
    const value = state.applicant[entry]
    return value.trim() === '' ? [] : [[field, value]]
  })
  const rows = rowsOf(state.answers, found.section.id)
  const filled = { ...rows[found.rowIndex ?? 0], ...Object.fromEntries(entries) }
  const answers = found.section.repeat ? rows.toSpliced(found.rowIndex ?? 0, 1, filled) : filled
  return { ...state, answers: { ...state.answers, [found.section.id]: answers } }
}
