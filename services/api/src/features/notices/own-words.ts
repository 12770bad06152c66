import { type Language, localized } from '@sipelandukilat/domain'
import type { Db } from '../../platform/database/db'
import { defaultWords, type NoticeKey } from './notice-words'

/** The words of a notice: a province's own, or those that come with the system. */
export async function wordsOf(db: Db, provinceCode: string, key: NoticeKey, language: Language): Promise<string> {
  const own = await db.first<{ body: string }>({
    text: 'select body from notice_template where province_code = $1 and template = $2 and language = $3',
    values: [provinceCode, key, language],
  })
  return own?.body ?? localized(defaultWords[key], language)
}
