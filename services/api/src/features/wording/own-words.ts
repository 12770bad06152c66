import { type Language, localized } from '@sipelandukilat/domain'
import type { Db } from '../../platform/database/db'
import { findTemplate } from './notice-template-store'
import { defaultWords, type NoticeKey } from './notice-words'

/** The words of a notice: a province's own, or those that come with the system. */
export async function wordsOf(db: Db, provinceCode: string, key: NoticeKey, language: Language): Promise<string> {
  const own = await findTemplate(db, { province_code: provinceCode, template: key, language })
  return own?.body ?? localized(defaultWords[key], language)
}
