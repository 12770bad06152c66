import type { Db } from '../../platform/database/db'
import { from, type Row } from '../../platform/database/from'
import type { NoticeKey } from './notice-words'

type Template = Pick<Row<'notice_template'>, 'template' | 'language' | 'body' | 'changed_at' | 'version'>
/** Which words: of a province, for one notice in one language. */
type TemplateKey = { province_code: string; template: NoticeKey; language: Template['language'] }

export const listTemplates = (db: Db, provinceCode: string): Promise<Template[]> =>
  db.rows(
    from('notice_template')
      .where({ province_code: provinceCode })
      .select('template', 'language', 'body', 'changed_at', 'version'),
  )

export const findTemplate = (db: Db, key: TemplateKey): Promise<Pick<Template, 'body'> | undefined> =>
  db.first(from('notice_template').where(key).select('body'))

export const findTemplateForUpdate = (db: Db, key: TemplateKey): Promise<Pick<Template, 'version'> | undefined> =>
  db.first(from('notice_template').where(key).forUpdate().select('version'))

export async function deleteTemplate(db: Db, key: TemplateKey): Promise<void> {
  await db.run(from('notice_template').where(key).delete())
}

/** Puts the words in place of those before; their version moves on by one. */
export const saveTemplate = (
  db: Db,
  key: TemplateKey,
  { body, userId, now }: { body: string; userId: string | null; now: Date },
): Promise<Template | undefined> =>
  db.first<Template>({
    text: `insert into notice_template (province_code, template, language, body, changed_by, changed_at) values ($1, $2, $3, $4, $5, $6)
           on conflict (province_code, template, language) do update set body = excluded.body, changed_by = excluded.changed_by,
             changed_at = excluded.changed_at, version = notice_template.version + 1
           returning template, language, body, changed_at, version`,
    values: [key.province_code, key.template, key.language, body, userId, now],
  })
