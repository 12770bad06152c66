import { formatDate, localized, parseTrackingNumber } from '@sipelandukilat/domain'
import type { DialogueEffect, DialogueReply } from '@sipelandukilat/domain/dialogue'
import { addresses } from '@sipelandukilat/portal'
import { newId } from '../../platform/id'
import { invalid } from '../../platform/problem'
import type { ApplicationRecord } from '../applications/application-store'
import { getPlace } from '../complaints/complaint-input'
import { recordComplaint } from '../complaints/take-complaint'
import { saying } from '../conversations/texts'
import type { EffectContext } from './effect-context'

type Told = Extract<DialogueEffect, { kind: 'complaint' }>
type About = Pick<ApplicationRecord, 'id' | 'village_code'> & { is_own: boolean }

/**
 * A complaint told in a conversation; its answer is told there. An application is tied to it only where it came from the
 * same conversation: a number alone opens nothing. Of any other its place counts and its number stands with the words.
 */
export async function recordDialogueComplaint(context: EffectContext, told: Told): Promise<DialogueReply[]> {
  const { db, platform, record, now, state } = context
  const number = told.trackingNumber === undefined ? undefined : parseTrackingNumber(told.trackingNumber)
  const application = number === undefined ? undefined : await findAbout(context, number)
  if (told.trackingNumber !== undefined && !application) throw invalid('trackingNumber', saying.complaintNumberUnknown)
  const { provinceCode, regencyCode, districtCode, villageCode, calendar } = await getPlace(
    db,
    application?.village_code ?? told.villageCode ?? '',
  )
  const receipt = await recordComplaint(
    db,
    platform,
    {
      id: newId(),
      kind: told.about,
      details: {
        words: application && !application.is_own ? `${told.words}\n\n${number}` : told.words,
        name: null,
        phone: null,
        email: null,
      },
      place: { provinceCode, regencyCode, districtCode, villageCode },
      calendar,
      applicationId: application?.is_own ? application.id : null,
      conversationId: record.id,
      createdBy: null,
      channel: record.channel,
      language: state.language,
    },
    { actor: { kind: 'citizen', id: null }, now, correlationId: `conversation-${record.id}` },
  )
  const { language } = state
  const link = `${platform.config.publicUrl}${addresses.complaintOpening}`
  return [
    {
      text: localized(
        saying.complaintTaken(receipt.number, receipt.pin, formatDate(receipt.answerBy, language), link),
        language,
      ),
    },
  ]
}

const findAbout = ({ db, record }: EffectContext, number: string): Promise<About | undefined> =>
  db.first({
    text: `select a.id, a.village_code, exists (select 1 from conversation_application l
             where l.application_id = a.id and l.conversation_id = $2) as is_own
           from application a where a.tracking_number = $1`,
    values: [number, record.id],
  })
