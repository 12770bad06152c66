import {
  changeNoticeWords,
  listNoticeWords,
  type NoticeWords,
  noticeKeys,
  noticePlaceholders,
  previewNoticeWords,
} from '@sipelandukilat/contract'
import { localized, requiredLanguages } from '@sipelandukilat/domain'
import { findDefinition } from '@sipelandukilat/domain/definitions'
import { addresses } from '@sipelandukilat/portal'
import { getAdministeredProvince } from '../../platform/administered-province'
import { recordAudit } from '../../platform/audit'
import type { Platform } from '../../platform/platform'
import { Problem } from '../../platform/problem'
import { visitKindOf, visitNoticeText } from '../field/visit-notice-text'
import { noticeText } from './notice-text'
import { assertWords, defaultWords, type NoticeKey } from './notice-words'

type WordsLanguage = NoticeWords['language']
type Row = { template: NoticeKey; language: WordsLanguage; body: string; changed_at: Date; version: number }

const toWords = (key: NoticeKey, language: WordsLanguage, row: Row | undefined): NoticeWords => ({
  key,
  language,
  body: row?.body ?? localized(defaultWords[key], language),
  usual: localized(defaultWords[key], language),
  isChanged: row !== undefined,
  changedAt: row?.changed_at.toISOString() ?? null,
  version: row?.version ?? 0,
})

/** An invented application, for the preview. */
const example = {
  tracking_number: 'SPL-9XKD-2M4P-7QRT',
  status: 'routed',
  presence_mode: 'office',
  due_at: new Date('2026-12-18T15:59:59Z'),
} as const

const exampleVisit = {
  mode: 'village',
  purpose: 'enrolment',
  appointment: { date: '2026-12-15', time: '09:00', place: 'Balai Desa', villageName: 'Liang Butan' },
} as const

/** What citizens are told, in a province's own words. */
export function registerNotices({ serve, config }: Platform): void {
  serve(listNoticeWords, async ({ db, caller }) => {
    const rows = await db.rows<Row>({
      text: 'select template, language, body, changed_at, version from notice_template where province_code = $1',
      values: [getAdministeredProvince(caller)],
    })
    const items = noticeKeys.flatMap((key) =>
      requiredLanguages.map((language) =>
        toWords(
          key,
          language,
          rows.find((row) => row.template === key && row.language === language),
        ),
      ),
    )
    return { items, placeholders: [...noticePlaceholders] }
  })

  serve(changeNoticeWords, async ({ params, body, db, caller, now, correlationId }) => {
    const province = getAdministeredProvince(caller)
    if (body.body !== null) assertWords(body.body)
    const known = await db.first<{ version: number }>({
      text: 'select version from notice_template where province_code = $1 and template = $2 and language = $3 for update',
      values: [province, params.key, params.language],
    })
    if ((known?.version ?? 0) !== body.expectedVersion)
      throw new Problem('version-conflict', { changed: { version: known?.version ?? 0 } })
    await recordAudit(db, {
      actorKind: 'officer',
      actorId: caller.user?.id ?? null,
      action: 'notice-words-changed',
      subject: 'Service',
      subjectIds: [`${params.key}:${params.language}`],
      provinceCode: province,
      detail: { isUsual: body.body === null },
      correlationId,
    })
    if (body.body === null) {
      await db.run({
        text: 'delete from notice_template where province_code = $1 and template = $2 and language = $3',
        values: [province, params.key, params.language],
      })
      return toWords(params.key, params.language, undefined)
    }
    const row = await db.first<Row>({
      text: `insert into notice_template (province_code, template, language, body, changed_by, changed_at) values ($1, $2, $3, $4, $5, $6)
             on conflict (province_code, template, language) do update set body = excluded.body, changed_by = excluded.changed_by,
               changed_at = excluded.changed_at, version = notice_template.version + 1
             returning template, language, body, changed_at, version`,
      values: [province, params.key, params.language, body.body, caller.user?.id ?? null, now],
    })
    return toWords(params.key, params.language, row)
  })

  serve(previewNoticeWords, async ({ params, body, caller }) => {
    getAdministeredProvince(caller)
    assertWords(body.body)
    const definition = findDefinition('KTP-GANTI')
    if (!definition) throw new Error('No KTP-GANTI among the definitions')
    const visit = visitKindOf(params.key)
    if (visit) {
      const { subject, text } = visitNoticeText(
        { ...exampleVisit, kind: visit, trackingNumber: example.tracking_number, definition },
        body.body,
        params.language,
        `${config.publicUrl}${addresses.follow}`,
      )
      return { subject, email: text, message: text }
    }
    const facts = { ...example, language: params.language }
    const email = noticeText(body.body, definition, facts, config.publicUrl)
    const message = noticeText(body.body, definition, facts, config.publicUrl, { isAnswerable: true })
    return { subject: email.subject, email: email.text, message: message.text }
  })
}
