import { changeSurveyWords, readSurveyWords, SurveyOrder, type SurveyWording } from '@sipelandukilat/contract'
import { usualSurveyWords } from '@sipelandukilat/domain'
import { recordAudit } from '../../platform/audit'
import { getAdministeredProvince } from '../../platform/identity/administered-province'
import type { Platform } from '../../platform/platform'
import { Problem } from '../../platform/problem'
import {
  deleteSurveyWords,
  findOwnSurveyWords,
  findSurveyWordsForUpdate,
  type OwnSurveyWords,
  saveSurveyWords,
} from './survey-words-store'

const toWording = (row: OwnSurveyWords | undefined): SurveyWording => ({
  elements: SurveyOrder.parse(row ? row.elements : usualSurveyWords),
  usual: SurveyOrder.parse(usualSurveyWords),
  isChanged: row !== undefined,
  changedAt: row?.changed_at.toISOString() ?? null,
  version: row?.version ?? 0,
})

/** A province's own order and words of the survey. The answers are kept and counted by the elements' ids. */
export function registerSurveyWords({ serve }: Platform): void {
  serve(readSurveyWords, async ({ db, caller }) =>
    toWording(await findOwnSurveyWords(db, getAdministeredProvince(caller))),
  )

  serve(changeSurveyWords, async ({ body, db, caller, now, correlationId }) => {
    const province = getAdministeredProvince(caller)
    const known = await findSurveyWordsForUpdate(db, province)
    if ((known?.version ?? 0) !== body.expectedVersion)
      throw new Problem('version-conflict', { changed: { version: known?.version ?? 0 } })
    recordAudit(db, caller, {
      action: 'survey-words-changed',
      subject: 'Wording',
      subjectIds: [province],
      provinceCode: province,
      detail: { isUsual: body.elements === null },
      correlationId,
    })
    if (body.elements === null) {
      await deleteSurveyWords(db, province)
      return toWording(undefined)
    }
    const { elements } = body
    return toWording(await saveSurveyWords(db, province, { elements, userId: caller.user?.id ?? null, now }))
  })
}
