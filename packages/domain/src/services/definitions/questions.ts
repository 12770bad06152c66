import type { Localized } from '../../language/language'
import type { Condition } from '../condition'
import type { CodedChoice, FormField, Requirement } from '../service-definition'

export function text(id: string, en: string): Localized {
  return { id, en }
}

/** A question of our own, which no official form asks: it decides what else is needed. */
export function ask(id: string, type: FormField['type'], label: Localized, rest: Partial<FormField> = {}): FormField {
  return { id, type, label, required: true, verified: true, ...rest }
}

export function choice(code: string, id: string, en: string): CodedChoice {
  return { code, label: { id, en } }
}

export function is(field: string, value: string | boolean): Condition {
  return { field, is: value }
}

export function oneOf(field: string, ...codes: string[]): Condition {
  return { field, in: codes }
}

/** The requirements of data/service-facts.json whose condition the form can answer; the others keep their words. */
export type RequirementConditions = Readonly<Record<string, boolean | Condition>>

/** Puts conditions on requirements; throws when one is named that does not exist. */
export function withConditions(requirements: Requirement[], conditions: RequirementConditions): Requirement[] {
  const unknown = Object.keys(conditions).find((id) => !requirements.some((one) => one.id === id))
  if (unknown) throw new Error(`No requirement ${unknown}`)
  return requirements.map((requirement) => ({
    ...requirement,
    required: conditions[requirement.id] ?? requirement.required,
  }))
}
