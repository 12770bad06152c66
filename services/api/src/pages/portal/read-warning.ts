import { type FieldWarning, type Language, localized } from '@sipelandukilat/domain'
import type { CaseOfApplication } from '@sipelandukilat/domain/cases'
import { addresses, type ReviewWarning } from '@sipelandukilat/portal'
import { findCurrentDefinition } from '../../features/service-definitions/definitions'
import type { Db } from '../../platform/database/db'

/** The service a matter belongs to, named where it is in force. */
export async function readLead(
  db: Db,
  code: string | undefined,
  language: Language,
): Promise<ReviewWarning['leadsTo']> {
  const service = code === undefined ? undefined : await findCurrentDefinition(db, code)
  return service && { code: service.code, title: localized(service.title, language) }
}

/** A warning in words. */
export async function readWarning(
  db: Db,
  { code, message, leadsTo }: FieldWarning,
  language: Language,
  begins?: CaseOfApplication,
): Promise<ReviewWarning> {
  const service = await readLead(db, leadsTo, language)
  return {
    message: localized(message, language),
    ...(service ? { leadsTo: service } : {}),
    // What happened abroad may be the first step of a case.
    ...(begins && code === 'place-abroad'
      ? {
          steps: {
            address: addresses.caseEvent(begins.case.id, begins.event.id),
            title: localized(begins.case.title, language),
          },
        }
      : {}),
  }
}
