import { formatDate, localized, parseTrackingNumber } from '@sipelandukilat/domain'
import type { DialogueEffect, DialogueReply } from '@sipelandukilat/domain/dialogue'
import { addresses } from '@sipelandukilat/portal'
import { newId } from '../../platform/id'
import { invalid, Problem } from '../../platform/problem'
import type { ApplicationRecord } from '../applications/application-store'
import { auditCitizen } from '../complaints/citizen-complaint'
import { getPlaceOrRegency } from '../complaints/complaint-input'
import { reply } from '../complaints/complaint-steps'
import { claimComplaintFiles, getComplaint } from '../complaints/complaint-store'
import { recordComplaint } from '../complaints/take-complaint'
import { hiddenComplaintNumber, hiddenPin } from '../conversations/hidden-pin'
import { placeUnplaced } from '../conversations/link-application'
import { messageTexts } from '../conversations/texts'
import type { EffectContext, GivenReply } from './effect-context'

type Reported = Extract<DialogueEffect, { kind: 'complaint' }>
type About = Pick<ApplicationRecord, 'id' | 'village_code'> & { is_own: boolean }

/**
 * A complaint reported in a conversation; its answer is reported there. An application is tied to it only where it came from the
 * same conversation: a number alone opens nothing. Of any other its place counts and its number stands with the words.
 */
export async function recordDialogueComplaint(context: EffectContext, reported: Reported): Promise<GivenReply[]> {
  const { db, platform, record, now, state } = context
  const number = reported.trackingNumber === undefined ? undefined : parseTrackingNumber(reported.trackingNumber)
  const application = number === undefined ? undefined : await findAbout(context, number)
  if (reported.trackingNumber !== undefined && !application)
    throw invalid('trackingNumber', messageTexts.complaintNumberUnknown)
  const { provinceCode, regencyCode, districtCode, villageCode, calendar } = await getPlaceOrRegency(
    db,
    application?.village_code ?? reported.placeCode ?? '',
  )
  const id = newId()
  const files = await claimComplaintFiles(db, id, reported.files ?? [])
  const receipt = await recordComplaint(
    db,
    platform,
    {
      id,
      kind: reported.about,
      details: {
        words: application && !application.is_own ? `${reported.words}\n\n${number}` : reported.words,
        name: null,
        phone: null,
        email: null,
        ...(files.length > 0 ? { files } : {}),
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
  await placeUnplaced(db, record, regencyCode)
  const { language } = state
  const link = `${platform.config.publicUrl}${addresses.complaintOpening}`
  return [
    {
      text: localized(
        messageTexts.complaintTaken(hiddenComplaintNumber, hiddenPin, formatDate(receipt.answerBy, language), link),
        language,
      ),
      complaintId: receipt.id,
    },
  ]
}

/** A reply to the office's answer, from where the complaint came. @throws Problem `not-found` for another's */
export async function replyInDialogue(
  { db, platform, record, now, state }: EffectContext,
  { reference, words }: Extract<DialogueEffect, { kind: 'complaint-reply' }>,
): Promise<DialogueReply[]> {
  const complaint = await getComplaint(db, reference, { forUpdate: true })
  if (complaint.conversation_id !== record.id) throw new Problem('not-found')
  await reply({ db, keyring: platform.keyring, now, author: { id: null } }, complaint, words)
  auditCitizen(db, complaint, 'complaint-replied', `conversation-${record.id}`)
  return [{ text: localized(messageTexts.complaintReplied, state.language) }]
}

const findAbout = ({ db, record }: EffectContext, number: string): Promise<About | undefined> =>
  db.first({
    text: `select a.id, a.village_code, exists (select 1 from conversation_application l
             where l.application_id = a.id and l.conversation_id = $2) as is_own
           from application a where a.tracking_number = $1`,
    values: [number, record.id],
  })
