import {
  type FieldWarning,
  formatDate,
  perLanguage,
  type ServiceDefinition,
  statusesIn,
  toLocalDate,
} from '@sipelandukilat/domain'
import { applicationsTexts } from '#texts'
import { blindIndex, type Keyring } from '../../platform/crypto/keyring'
import type { Db } from '../../platform/database/db'
import type { PersonalData } from './personal-record'

/** More are looked for in the inbox. */
const mostNamed = 3

/**
 * The same service asked for with the same NIK and not yet ended, as far as whoever enters may read it. It is said, and not
 * refused: a mother of twins reports two births.
 */
export async function listSameAsked(
  db: Db,
  keyring: Keyring,
  { definition, applicant: { nik } }: { definition: ServiceDefinition; applicant: PersonalData['applicant'] },
): Promise<FieldWarning[]> {
  if (!nik) return []
  const found = await db.rows<{ tracking_number: string; submitted_at: Date }>({
    text: `select a.tracking_number, a.submitted_at from personal_record p join application a on a.id = p.application_id
           where p.nik_index = $1 and a.service_code = $2 and a.status <> all($3) order by a.submitted_at desc limit ${mostNamed}`,
    values: [blindIndex(keyring, 'nik', nik), definition.code, statusesIn('closed')],
  })
  if (found.length === 0) return []
  const applications = perLanguage((language) =>
    found
      .map(({ tracking_number, submitted_at }) =>
        applicationsTexts.say(language, 'sameAskedOne', {
          number: tracking_number,
          day: formatDate(toLocalDate(submitted_at), language),
        }),
      )
      .join(', '),
  )
  return [{ path: 'applicant.nik', code: 'same-asked', message: applicationsTexts.of('sameAsked', { applications }) }]
}
