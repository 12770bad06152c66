import {
  type Language,
  ServiceDefinition,
  type SurveyWords,
  usualSurveyWords,
  wordedElements,
} from '@sipelandukilat/domain'
import {
  buildRegionIndex,
  type DialogueContext,
  type RegionEntry,
  type RegionIndex,
} from '@sipelandukilat/domain/dialogue'
import { addresses, privacyNoticeVersion } from '@sipelandukilat/portal'
import type { Db } from '../../platform/database/db'
import { listServedProvinces } from '../portal/region-choices'
import { findSurveyWords } from '../survey/survey-words'

const keptMs = 5 * 60_000

type Surroundings = {
  definitions: ServiceDefinition[]
  regions: RegionIndex
  provinces: string[]
  surveyWords: Map<string, SurveyWords>
  readAt: number
}

/** What every dialogue looks at: the services in force and the regions served. Read anew after some minutes. */
export function createSurroundings() {
  let kept: Surroundings | undefined
  return async (db: Db, now: Date): Promise<Surroundings> => {
    if (kept && now.getTime() - kept.readAt < keptMs && now.getTime() >= kept.readAt) return kept
    const [definitions, served] = await Promise.all([
      db.rows<{ definition: unknown }>({
        text: 'select definition from service_definition where is_current order by code',
      }),
      listServedProvinces(db),
    ])
    const provinces = served.map((province) => province.code)
    const regions = await db.rows<RegionEntry>({
      text: `select code, name, level, parent_code as "parentCode" from region where province_code = any($1)`,
      values: [provinces],
    })
    const surveyWords = new Map(
      await Promise.all(provinces.map(async (code) => [code, await findSurveyWords(db, code)] as const)),
    )
    kept = {
      definitions: definitions.map((row) => ServiceDefinition.parse(row.definition)),
      regions: buildRegionIndex(regions),
      provinces,
      surveyWords,
      readAt: now.getTime(),
    }
    return kept
  }
}
export type ReadSurroundings = ReturnType<typeof createSurroundings>

/** What one conversation's dialogue may know. */
export function toDialogueContext(
  surroundings: Surroundings,
  options: {
    channel: DialogueContext['channel']
    provinceCode: string
    language: Language
    now: Date
    identifiersByLink: boolean
    contact: { address: string; name?: string }
    publicUrl: string
  },
): DialogueContext {
  const { channel, provinceCode, language, now, identifiersByLink, contact, publicUrl } = options
  const [province, ...others] = surroundings.provinces
  return {
    definitions: surroundings.definitions,
    channel,
    language,
    now,
    regions: surroundings.regions,
    ...(province && others.length === 0 ? { within: province } : {}),
    identifiersByLink,
    contact: {
      ...(channel === 'email' ? { email: contact.address } : { phone: contact.address }),
      ...(contact.name ? { name: contact.name } : {}),
    },
    surveyElements: wordedElements(surroundings.surveyWords.get(provinceCode) ?? usualSurveyWords),
    followUrl: `${publicUrl}${addresses.follow}`,
    privacyNotice: { version: privacyNoticeVersion, url: `${publicUrl}${addresses.privacy}` },
  }
}
