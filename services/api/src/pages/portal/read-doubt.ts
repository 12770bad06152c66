import { createHash } from 'node:crypto'
import type { ApplicationInput } from '@sipelandukilat/contract'
import {
  type Answers,
  type FieldWarning,
  type ServiceDefinition,
  splitMissing,
  toLocalDate,
} from '@sipelandukilat/domain'
import type { Doubt } from '@sipelandukilat/portal'
import { getApplication } from '../../features/applications/application-store'
import { judge } from '../../features/applications/check-input'
import {
  findSealed,
  openRecord,
  type PersonalData,
  toApplicantInput,
} from '../../features/applications/personal-record'
import { formerValues } from '../../features/applications/supplied-data'
import { readKnownPlaces } from '../../features/regions/known-places'
import type { Keyring } from '../../platform/crypto/keyring'
import type { Db } from '../../platform/database/db'
import type { PageInput } from './page'
import { readWarning } from './read-warning'

type Given = { applicant: ApplicationInput['applicant']; answers: Answers }

/**
 * What does not fit in what was just typed; what is wrong is refused before anything is doubted, and what stood before is not
 * doubted again.
 * @param typedUpon what is known, with what was typed put in
 */
export async function readDoubt(
  db: Db,
  keyring: Keyring,
  {
    id,
    definition,
    typedUpon,
  }: { id: string; definition: ServiceDefinition; typedUpon: (data: PersonalData) => Given },
  { now, site }: Pick<PageInput, 'now' | 'site'>,
): Promise<Doubt | undefined> {
  const [{ village_code: villageCode }, sealed, places] = await Promise.all([
    getApplication(db, id),
    findSealed(db, id),
    readKnownPlaces(db),
  ])
  const { data } = openRecord(keyring, sealed)
  const judgeGiven = ({ applicant, answers }: Given) =>
    judge(definition, { applicant, answers, villageCode, attachments: [] }, toLocalDate(now), places)
  const typed = typedUpon(data)
  const judged = judgeGiven(typed)
  if (splitMissing(judged.errors, judged.answers).wrong.length > 0) return undefined
  const nameOf = ({ path, code }: FieldWarning) => `${path} ${code}`
  const before = judgeGiven({ applicant: toApplicantInput(data.applicant), answers: data.answers })
  const known = new Set(before.warnings.map(nameOf))
  const changed = new Set(formerValues(definition, data, { ...data, ...judged }).map(({ path }) => path))
  const warnings = judged.warnings.filter((warning) => changed.has(warning.path) || !known.has(nameOf(warning)))
  if (warnings.length === 0) return undefined
  const given = JSON.stringify([typed.applicant, typed.answers])
  return {
    warnings: await Promise.all(warnings.map((warning) => readWarning(db, warning, site.language))),
    mark: createHash('sha256').update(given).digest('base64url'),
  }
}
