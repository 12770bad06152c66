import { printDecisionLetter, readLetterSettings, writeLetterSettings } from '@sipelandukilat/contract'
import { findSchemeProblem, LetterKind, placeOf } from '@sipelandukilat/domain'
import { lettersTexts } from '#texts'
import { recordAudit } from '../../platform/audit'
import { userIdOf } from '../../platform/caller'
import { sendPdf } from '../../platform/pdf-page'
import type { Platform } from '../../platform/platform'
import { invalid, Problem } from '../../platform/problem'
import { getApplication } from '../applications/application-store'
import { assertCan, auditFile } from '../applications/file-access'
import { getApplicationKey } from '../applications/personal-record'
import { getRegencyToUpdate, isSeenBy } from '../regions/region-scope'
import { openDecisionSubject } from './decision-letter'
import { printDecision } from './decision-letter-document'
import { findLetterSettings, saveLetterSettings } from './letter-settings-store'
import { findDecisionLetter } from './official-letter-store'

/** The paper of offices, and the letters they number. */
export function registerLetters({ serve, database, keyring }: Platform): void {
  serve(readLetterSettings, async ({ params, db, caller }) => {
    if (!isSeenBy(caller, params.code)) throw new Problem('not-found')
    return { settings: (await findLetterSettings(db, params.code)) ?? null }
  })

  serve(writeLetterSettings, async ({ params: { code }, body, db, caller, now, correlationId }) => {
    await getRegencyToUpdate(db, caller, code)
    const { expectedVersion, ...settings } = body
    for (const kind of LetterKind.options) {
      const message = findSchemeProblem(settings.schemes[kind])
      if (message) throw invalid(`schemes.${kind}`, message)
    }
    if (!settings.head && !settings.acting) throw invalid('head.name', lettersTexts.of('nobodySigns'))
    const isWritten = await saveLetterSettings(db, code, settings, { expectedVersion, userId: userIdOf(caller), now })
    const saved = (await findLetterSettings(db, code)) ?? null
    if (!isWritten) throw new Problem('version-conflict', { changed: saved })
    recordAudit(db, caller, {
      action: 'letter-settings-written',
      subject: 'Region',
      subjectIds: [code],
      provinceCode: placeOf(code).provinceCode,
      regencyCode: code,
      correlationId,
    })
    return { settings: saved }
  })

  serve(printDecisionLetter, async ({ params, caller, response, correlationId }) => {
    const read = await database.read(caller.scope, async (db) => {
      const record = await getApplication(db, params.id)
      assertCan(caller, 'readIdentifiers', record)
      const letter = await findDecisionLetter(db, record.id)
      if (!letter) throw new Problem('not-found')
      auditFile(db, caller, record, 'decision-letter-printed', correlationId, { number: letter.number })
      const subject = openDecisionSubject(await getApplicationKey(db, keyring, record.id), letter)
      return { letter, subject, trackingNumber: record.tracking_number }
    })
    sendPdf(response, `${read.trackingNumber}-keputusan.pdf`, await printDecision(read.letter, read))
    return undefined
  })
}
