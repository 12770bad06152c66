import { decideDelegate, recordDelegate } from '@sipelandukilat/contract'
import { delegationRequirement, judgeDelegate, toLocalDate } from '@sipelandukilat/domain'
import { applicationsTexts } from '#texts'
import { userIdOf } from '../../platform/caller'
import type { Platform } from '../../platform/platform'
import { invalid, Problem } from '../../platform/problem'
import { type ApplicationRecord, getApplicationForUpdate, updateApplication } from './application-store'
import { hasAttachment, replaceFile } from './attachments'
import { findDelegate, saveDecision, saveDelegate, sealDelegate } from './delegate'
import { appendInStatus } from './events'
import { readFile } from './file'
import { assertCan, assertVersion, auditFile, canOn } from './file-access'
import { type OfficerContext, takeStep } from './officer-steps'
import { getApplicationKey } from './personal-record'

/** The trail's names of what the history says of a delegate. */
const auditedAs = {
  delegate_recorded: 'delegate-recorded',
  delegate_accepted: 'delegate-accepted',
  delegate_refused: 'delegate-refused',
} as const

/** Puts into the history what became of a delegate; the application's version moves on. */
async function announceDelegate(
  { db, caller, now, correlationId }: OfficerContext,
  record: ApplicationRecord,
  type: keyof typeof auditedAs,
): Promise<ApplicationRecord> {
  const updated = updateApplication(db, record, {})
  const actorKind = canOn(caller, 'work', record) ? 'officer' : 'supervisor'
  appendInStatus(db, updated, { type, actorKind, actorId: userIdOf(caller), data: {}, now })
  auditFile(db, caller, record, auditedAs[type], correlationId)
  return updated
}

/** Delegates: recorded by officers where somebody else comes, and their authority accepted or refused. */
export function registerDelegates({ serve, keyring, announce, config }: Platform): void {
  serve(recordDelegate, async ({ params, body, language, ...context }) => {
    const { db, caller, now } = context
    const record = await getApplicationForUpdate(db, params.id)
    assertCan(caller, 'work', record)
    assertVersion(record, body.expectedVersion)
    const judged = judgeDelegate(body, {
      hasFile: body.uploadId !== undefined || (await hasAttachment(db, record.id, delegationRequirement.id)),
      today: toLocalDate(now),
      prefix: 'delegate',
    })
    if (!judged.delegate || judged.errors.length > 0)
      throw new Problem('invalid', { errors: judged.errors.map(({ path, message }) => ({ path, message })) })
    if (body.uploadId)
      await replaceFile(db, record, { requirement: delegationRequirement.id, uploadId: body.uploadId }, now)
    await sealDelegate(db, keyring, record.id, judged.delegate)
    saveDelegate(db, record, judged.authority, now)
    const updated = await announceDelegate(context, record, 'delegate_recorded')
    return readFile(db, keyring, caller, updated, {
      unmasked: canOn(caller, 'readIdentifiers', updated),
      now,
      language,
    })
  })

  serve(decideDelegate, async ({ params, body, language, ...context }) => {
    const { db, caller, now } = context
    const record = await getApplicationForUpdate(db, params.id)
    assertCan(caller, 'work', record)
    assertVersion(record, body.expectedVersion)
    const delegate = await findDelegate(db, record.id)
    if (delegate?.status !== 'pending') throw new Problem('conflict')
    const { accept, reason } = body
    if (!accept && !reason?.trim()) throw invalid('reason', applicationsTexts.of('writeReasonApplicantCanAct'))
    const key = await getApplicationKey(db, keyring, record.id)
    await saveDecision(db, record.id, { accept, reason }, { key, userId: userIdOf(caller), now })
    let updated = await announceDelegate(context, record, accept ? 'delegate_accepted' : 'delegate_refused')
    if (!accept && updated.status === 'verifying') {
      const correction = {
        action: 'request_correction' as const,
        attachments: [delegationRequirement.id],
        note: reason,
      }
      const step = { ...correction, expectedVersion: updated.version }
      updated = (await takeStep({ ...context, keyring, announce, config }, record.id, step)).updated
    }
    return readFile(db, keyring, caller, updated, {
      unmasked: canOn(caller, 'readIdentifiers', updated),
      now,
      language,
    })
  })
}
