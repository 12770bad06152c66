import {
  changeNoticeWords,
  listNoticeWords,
  type NoticeWords,
  noticeKeys,
  noticePlaceholders,
  previewNoticeWords,
} from '@sipelandukilat/contract'
import {
  type ApplicationStatus,
  type Lacks,
  localized,
  type Outlook,
  outlookOf,
  requiredLanguages,
} from '@sipelandukilat/domain'
import { findDefinition } from '@sipelandukilat/domain/definitions'
import { addresses } from '@sipelandukilat/portal'
import { applicationMessagesTexts } from '#texts'
import { recordAudit } from '../../platform/audit'
import { getAdministeredProvince } from '../../platform/identity/administered-province'
import type { Platform } from '../../platform/platform'
import { Problem } from '../../platform/problem'
import { deleteTemplate, findTemplateForUpdate, listTemplates, saveTemplate } from './notice-template-store'
import { noticeText } from './notice-text'
import { assertWords, defaultWords, type NoticeKey } from './notice-words'
import { visitKindOf, visitNoticeText } from './visit-notice-text'

type WordsLanguage = NoticeWords['language']
type Own = { body: string; changed_at: Date; version: number }

const toWords = (key: NoticeKey, language: WordsLanguage, row: Own | undefined): NoticeWords => ({
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
  merged_into: 'SPL-4CTB-8H2N-5WXE',
  asked: { fields: ['applicant.nik'], attachments: [] } as Lacks,
  until: '2026-10-14',
} as const

/** What the example means for its citizen, by the kind of notice. */
const exampleOutlook = (key: NoticeKey, products: readonly { id: string; format: string }[]): Outlook =>
  outlookOf({
    status: exampleStatus[key] ?? 'routed',
    presenceMode: key === 'presence-office' ? 'office' : 'village',
    // Of what awaits nobody a day is told.
    presenceDone: !key.startsWith('presence'),
    approver: null,
    bring: null,
    afterwards: null,
    regencyName: 'Kabupaten Nunukan',
    villageName: exampleVisit.appointment.villageName,
    office: { address: 'Jalan Ujang Dewa, Nunukan Selatan', hours: 'Senin–Jumat 08.00–15.30 WITA' },
    carrier: null,
    dueAt: '2026-12-18T15:59:59Z',
    firstDueAt: null,
    dueMovedBy: null,
    appointment: null,
    nextVisit: null,
    mergedInto: example.merged_into,
    closedByCorrectionTimeout: false,
    arrival: key.startsWith('arrival') ? { until: example.until, isExpired: key === 'arrival-expired' } : null,
    documents: products.map(({ id, format }) => ({
      product: id,
      format,
      hasFile: false,
      hasLink: false,
      handedOverAt: null,
      pickupPlace: null,
    })),
  })

/** Where an application stands that is told of so. */
const exampleStatus: Partial<Record<NoticeKey, ApplicationStatus>> = {
  incomplete: 'incomplete',
  'incomplete-reminder': 'incomplete',
  correction: 'correction',
  'correction-reminder': 'correction',
  'presence-office': 'awaiting_presence',
  'presence-visit': 'awaiting_presence',
  ready: 'ready',
  'document-replaced': 'ready',
  completed: 'completed',
  rejected: 'rejected',
  withdrawn: 'withdrawn',
  merged: 'merged',
  arrival: 'incomplete',
  'arrival-reminder': 'incomplete',
  'arrival-expired': 'rejected',
}

const exampleVisit = {
  mode: 'village',
  purpose: 'enrolment',
  appointment: { date: '2026-12-15', time: '09:00', place: 'Balai Desa', villageName: 'Liang Butan' },
} as const

/** The notifications to citizens, in a province's own words. */
export function registerNotices({ serve, config }: Platform): void {
  serve(listNoticeWords, async ({ db, caller }) => {
    const rows = await listTemplates(db, getAdministeredProvince(caller))
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
    const key = { province_code: province, template: params.key, language: params.language }
    const known = await findTemplateForUpdate(db, key)
    if ((known?.version ?? 0) !== body.expectedVersion)
      throw new Problem('version-conflict', { changed: { version: known?.version ?? 0 } })
    recordAudit(db, caller, {
      action: 'notice-words-changed',
      subject: 'Wording',
      subjectIds: [`${params.key}:${params.language}`],
      provinceCode: province,
      detail: { isUsual: body.body === null },
      correlationId,
    })
    if (body.body === null) {
      await deleteTemplate(db, key)
      return toWords(params.key, params.language, undefined)
    }
    const row = await saveTemplate(db, key, { body: body.body, userId: caller.user?.id ?? null, now })
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
    const outlook = exampleOutlook(params.key, definition.products)
    const facts = { ...example, outlook, status: exampleStatus[params.key] ?? 'routed', language: params.language }
    const known = { pin: '123456', answer: localized(applicationMessagesTexts.of('exampleAnswer'), params.language) }
    const email = noticeText(body.body, definition, facts, config.publicUrl, known)
    const message = noticeText(body.body, definition, facts, config.publicUrl, {
      isAnswerable: true,
      isAsked: true,
      ...known,
    })
    return { subject: email.subject, email: email.text, message: message.text }
  })
}
