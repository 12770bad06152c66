import { cases, type SentStep, servicesOfCase } from '@sipelandukilat/domain/cases'
import type { DialogueState } from '@sipelandukilat/domain/dialogue'
import type { Keyring } from '../../platform/crypto/keyring'
import type { Db } from '../../platform/database/db'
import type { Row } from '../../platform/database/from'
import { openRecord } from '../applications/personal-record'
import type { ConversationRecord } from './conversation-store'

const mostRead = 5
const services = cases.flatMap(servicesOfCase)

type StepRow = Pick<Row<'application'>, 'service_code' | 'village_code'> &
  Pick<Row<'personal_record'>, 'id' | 'data_key' | 'envelope'>

/** What this conversation sent as steps of a case, the newest first; nothing where no step of one is about to begin. */
export async function listSentSteps(
  db: Db,
  keyring: Keyring,
  { id }: Pick<ConversationRecord, 'id'>,
  { step }: DialogueState,
): Promise<SentStep[]> {
  if (step.kind !== 'case' && !(step.kind === 'intro' && step.event !== undefined)) return []
  const rows = await db.rows<StepRow>({
    text: `select a.service_code, a.village_code, p.id, p.data_key, p.envelope
           from conversation_application l
           join application a on a.id = l.application_id
           join personal_record p on p.application_id = a.id and p.data_key is not null and p.envelope is not null
           where l.conversation_id = $1 and a.service_code = any($2)
           order by a.submitted_at desc, a.id limit ${mostRead}`,
    values: [id, services],
  })
  return rows.map(({ service_code, village_code, ...sealed }) => {
    const { applicant, answers } = openRecord(keyring, sealed).data
    const { name, nik, kkNumber } = applicant
    return {
      serviceCode: service_code,
      applicant: { name, ...(nik === null ? {} : { nik }), ...(kkNumber === null ? {} : { kkNumber }) },
      villageCode: village_code,
      answers,
    }
  })
}
