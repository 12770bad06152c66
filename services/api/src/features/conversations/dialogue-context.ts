import {
  type Language,
  type PrefixKnown,
  privacyNoticeVersion,
  ServiceDefinition,
  type SurveyWords,
  usualSurveyWords,
  wordedElements,
} from '@sipelandukilat/domain'
import type { DialogueContext } from '@sipelandukilat/domain/dialogue'
import type { PlaceIndex } from '@sipelandukilat/domain/places'
import { addresses } from '@sipelandukilat/portal'
import type { Database, Db } from '../../platform/database/db'
import { from } from '../../platform/database/from'
import { readKnownPlaces } from '../regions/known-places'
import { findPlaceIndex } from '../regions/place-index'
import { listServedProvinces } from '../regions/search-regions'
import { findSurveyWords } from '../wording/survey-words'

const keptMs = 5 * 60_000

/** What every dialogue looks at: the services in force, the nation's places and the provinces that are served. */
export type DialogueFacts = {
  definitions: ServiceDefinition[]
  regions: PlaceIndex
  prefixKnown: PrefixKnown
  provinces: string[]
  surveyWords: Map<string, SurveyWords>
  /** By province: whom its citizens ask about the protection of their data. */
  privacyContacts: Map<string, NonNullable<DialogueContext['privacyNotice']['contact']>>
  readAt: number
}

const kept = new WeakMap<Database, DialogueFacts>()

/** The facts for dialogues, read once for all of them and anew after some minutes. */
export async function readDialogueFacts(database: Database, db: Db, now: Date): Promise<DialogueFacts> {
  const known = kept.get(database)
  if (known && now.getTime() - known.readAt < keptMs && now.getTime() >= known.readAt) return known
  const [definitions, served] = await Promise.all([
    db.rows(from('service_definition').where({ is_current: true }).orderBy('code').select('definition')),
    listServedProvinces(db),
  ])
  const provinces = served.map((province) => province.code)
  const contacts = await db.rows(
    from('data_protection_contact')
      .whereAny('province_code', provinces)
      .select('province_code', 'name', 'phone', 'email'),
  )
  const surveyWords = new Map(
    await Promise.all(provinces.map(async (code) => [code, await findSurveyWords(db, code)] as const)),
  )
  const facts: DialogueFacts = {
    definitions: definitions.map((row) => ServiceDefinition.parse(row.definition)),
    regions: await findPlaceIndex(db),
    prefixKnown: (await readKnownPlaces(db)).prefixKnown,
    provinces,
    surveyWords,
    privacyContacts: new Map(contacts.map(({ province_code, ...contact }) => [province_code, contact])),
    readAt: now.getTime(),
  }
  kept.set(database, facts)
  return facts
}

/** What one conversation's dialogue may know. */
export function toDialogueContext(
  facts: DialogueFacts,
  options: {
    channel: DialogueContext['channel']
    provinceCode: string
    /** Of the conversation; its province's code as long as it lies in none. */
    regencyCode: string
    language: Language
    now: Date
    identifiersByLink: boolean
    contact: { address: string; name?: string }
    publicUrl: string
    applications?: DialogueContext['applications']
    sentBefore?: DialogueContext['sentBefore']
    answeredComplaint?: DialogueContext['answeredComplaint']
    shown?: DialogueContext['shown']
    noticesStopped?: boolean
    personAwaited?: boolean
  },
): DialogueContext {
  const { channel, provinceCode, regencyCode, language, now, identifiersByLink, contact, publicUrl, applications } =
    options
  const privacyContact = facts.privacyContacts.get(provinceCode)
  return {
    definitions: facts.definitions,
    channel,
    language,
    now,
    regions: facts.regions,
    prefixKnown: facts.prefixKnown,
    regencyCode,
    within: facts.provinces,
    identifiersByLink,
    ...(applications ? { applications } : {}),
    ...(options.sentBefore ? { sentBefore: options.sentBefore } : {}),
    ...(options.answeredComplaint ? { answeredComplaint: options.answeredComplaint } : {}),
    ...(options.shown ? { shown: options.shown } : {}),
    noticesStopped: options.noticesStopped ?? false,
    personAwaited: options.personAwaited ?? true,
    contact: {
      ...(channel === 'email' ? { email: contact.address } : { phone: contact.address }),
      ...(contact.name ? { name: contact.name } : {}),
    },
    surveyElements: wordedElements(facts.surveyWords.get(provinceCode) ?? usualSurveyWords),
    followUrl: `${publicUrl}${addresses.follow}`,
    accountUrl: `${publicUrl}${addresses.account}`,
    complaintUrl: `${publicUrl}${addresses.complaintOpening}`,
    privacyNotice: {
      version: privacyNoticeVersion,
      url: `${publicUrl}${addresses.privacy}`,
      ...(privacyContact && { contact: privacyContact }),
    },
  }
}
