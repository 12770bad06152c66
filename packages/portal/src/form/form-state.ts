import { type Answers, answersFromForm, type ServiceDefinition, withDelegation } from '@sipelandukilat/domain'

/** What a form's names and values are, as they arrive: a name that comes twice has a list. */
export type FormFields = Readonly<Record<string, string | string[] | undefined>>

export type RegionOption = { readonly code: string; readonly name: string; readonly path?: string }

/** Where a choice of region stands: chosen, or somewhere on the way from province to village. */
export type RegionChoice = {
  readonly chosen?: RegionOption | undefined
  /** The regions already picked on the way down, province first. */
  readonly way: readonly RegionOption[]
  /** What may be picked next. */
  readonly options: readonly RegionOption[]
  readonly query: string
  /** What the query found; undefined where nothing was searched. */
  readonly found?: readonly RegionOption[] | undefined
  /** How many more the query names than are shown. */
  readonly more?: number | undefined
}

export const emptyRegionChoice: RegionChoice = { way: [], options: [], query: '' }

export type ApplicantEntries = { name: string; nik: string; kkNumber: string; phone: string; email: string }
/** All but the first four are asked of a delegate only. */
export type AssistanceEntries = {
  relation: string
  name: string
  phone: string
  authority: string
  nik: string
  kinship: string
  witness1: string
  witness2: string
}
export type PresenceEntries = { mode: string; reason: string; carer: string; landmark: string }

/** Everything that stands in an application form, as typed; nothing of it is judged yet. */
export type FormState = {
  /** The Idempotency-Key: one per form begun, so that a double click sends once. */
  readonly key: string
  readonly villageCode: string
  readonly applicant: ApplicantEntries
  readonly assistedBy: AssistanceEntries
  readonly presence: PresenceEntries
  readonly answers: Answers
  /** Ids of finished uploads by requirement. */
  readonly uploads: Readonly<Record<string, readonly string[]>>
  readonly declared: boolean
  /** What is missing is to follow: it is sent before it is whole. */
  readonly restFollows: boolean
}

const one = (fields: FormFields, name: string): string => {
  const value = Object.hasOwn(fields, name) ? fields[name] : undefined
  return (Array.isArray(value) ? value[0] : value) ?? ''
}

const many = (fields: FormFields, name: string): string[] => {
  const value = Object.hasOwn(fields, name) ? fields[name] : undefined
  return (Array.isArray(value) ? value : [value ?? '']).filter((text) => text !== '')
}

/** Reads an application form's fields. */
export function readFormState(definition: ServiceDefinition, fields: FormFields): FormState {
  const uploads = Object.fromEntries(
    withDelegation(definition).requirements.map(({ id }) => [
      id,
      [...new Set(many(fields, `uploads.${id}`))].slice(0, 5),
    ]),
  )
  return {
    key: one(fields, 'key'),
    villageCode: one(fields, 'villageCode'),
    applicant: {
      name: one(fields, 'applicant.name'),
      nik: one(fields, 'applicant.nik'),
      kkNumber: one(fields, 'applicant.kkNumber'),
      phone: one(fields, 'applicant.phone'),
      email: one(fields, 'applicant.email'),
    },
    assistedBy: {
      relation: one(fields, 'assistedBy.relation') || 'self',
      name: one(fields, 'assistedBy.name'),
      phone: one(fields, 'assistedBy.phone'),
      authority: one(fields, 'assistedBy.authority') || 'none',
      nik: one(fields, 'assistedBy.nik'),
      kinship: one(fields, 'assistedBy.kinship'),
      witness1: one(fields, 'assistedBy.witness1'),
      witness2: one(fields, 'assistedBy.witness2'),
    },
    presence: {
      mode: one(fields, 'presence.mode'),
      reason: one(fields, 'presence.reason'),
      carer: one(fields, 'presence.carer'),
      landmark: one(fields, 'presence.landmark'),
    },
    answers: answersFromForm(definition, fields),
    uploads,
    declared: one(fields, 'declaration') === 'true',
    restFollows: one(fields, 'restFollows') === 'true',
  }
}

/** A form just begun: what the definition chooses at first is chosen. */
export function newFormState(definition: ServiceDefinition, key: string): FormState {
  const initial: Record<string, string> = {}
  for (const section of definition.form.sections)
    for (const field of section.fields)
      if (field.initial !== undefined && !section.repeat) initial[`answers.${section.id}.${field.id}`] = field.initial
  return readFormState(definition, { ...initial, key })
}

/**
 * What was read, as the names and values it came from: what a form without script carries from step to step. Inverse of
 * `readFormState`.
 */
export function formEntries(state: FormState): [string, string][] {
  const entries: [string, string][] = [
    ['key', state.key],
    ['villageCode', state.villageCode],
    ...(state.restFollows ? [['restFollows', 'true'] satisfies [string, string]] : []),
    ...Object.entries(state.applicant).map(([name, value]): [string, string] => [`applicant.${name}`, value]),
    ...Object.entries(state.assistedBy).map(([name, value]): [string, string] => [`assistedBy.${name}`, value]),
    ...Object.entries(state.presence).map(([name, value]): [string, string] => [`presence.${name}`, value]),
  ]
  for (const [sectionId, section] of Object.entries(state.answers)) {
    const rows = Array.isArray(section) ? section : [section]
    rows.forEach((row, index) => {
      const prefix = Array.isArray(section) ? `answers.${sectionId}.${index}` : `answers.${sectionId}`
      for (const [field, value] of Object.entries(row))
        for (const text of Array.isArray(value) ? value : [value]) entries.push([`${prefix}.${field}`, String(text)])
    })
  }
  for (const [requirement, ids] of Object.entries(state.uploads))
    for (const id of ids) entries.push([`uploads.${requirement}`, id])
  return entries.filter(([, value]) => value !== '')
}
