import { type Answers, type FormField, isAsked, type ServiceDefinition } from '@sipelandukilat/domain'
import type { Db } from '../../platform/database/db'
import { findRegionName } from './search-regions'

export const regionFields = (definition: ServiceDefinition): { name: string; field: FormField; sectionId: string }[] =>
  definition.form.sections
    .filter((section) => !section.repeat)
    .flatMap((section) =>
      section.fields
        .filter((field) => field.type === 'region' && isAsked(field))
        .map((field) => ({ name: `answers.${section.id}.${field.id}`, field, sectionId: section.id })),
    )

export function codeAt(answers: Answers, sectionId: string, fieldId: string): string {
  const section = answers[sectionId]
  const value = section && !Array.isArray(section) ? section[fieldId] : undefined
  return typeof value === 'string' ? value : ''
}

/** The regions among the answers in words, by code. */
export async function listRegionNames(
  db: Db,
  definition: ServiceDefinition,
  answers: Answers,
): Promise<ReadonlyMap<string, string>> {
  const names = new Map<string, string>()
  for (const { sectionId, field } of regionFields(definition)) {
    const found = await findRegionName(db, codeAt(answers, sectionId, field.id))
    if (found) names.set(found.code, `${found.name}, ${found.path}`)
  }
  return names
}
