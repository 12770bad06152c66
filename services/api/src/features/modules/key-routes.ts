import {
  type AuditAction,
  listModuleKeys,
  type ModuleKey,
  registerModuleKey,
  revokeModuleKey,
} from '@sipelandukilat/contract'
import { modulesTexts } from '#texts'
import { recordAudit } from '../../platform/audit'
import { type Caller, provinceOf } from '../../platform/caller'
import { findEd25519, keyIdOf } from '../../platform/crypto/signing'
import type { Db } from '../../platform/database/db'
import { namesOf } from '../../platform/identity/user-names'
import type { Platform } from '../../platform/platform'
import { invalid, Problem } from '../../platform/problem'
import { mayDecide } from './deciding'
import { getKey, insertKey, type KeyRow, listKeys, markKeyRevoked } from './key-store'
import { notifyShells } from './notify-shells'

const toKey = (row: KeyRow, caller: Caller, names: ReadonlyMap<string, string>): ModuleKey => ({
  keyId: row.key_id,
  ownerName: row.owner_id === null ? null : (names.get(row.owner_id) ?? null),
  isOwn: row.owner_id !== null && row.owner_id === caller.user?.id,
  label: row.label,
  publicKey: row.public_key,
  validFrom: row.valid_from.toISOString(),
  validUntil: row.valid_until?.toISOString() ?? null,
  revokedAt: row.revoked_at?.toISOString() ?? null,
  revokedReason: row.revoked_reason,
})

/** Keys of developers: a private half never comes here, a revoked one never comes back. */
export function registerModuleKeys({ serve }: Platform): void {
  const audit = (db: Db, caller: Caller, action: AuditAction, keyId: string, correlationId: string, detail = {}) =>
    recordAudit(db, caller, {
      action,
      subject: 'Module',
      subjectIds: [keyId],
      provinceCode: provinceOf(caller),
      detail,
      correlationId,
    })

  serve(listModuleKeys, async ({ db, caller, correlationId }) => {
    const rows = await listKeys(db)
    const names = await namesOf(
      db,
      caller,
      rows.map((row) => row.owner_id),
    )
    recordAudit(db, caller, {
      action: 'module-keys-listed',
      subject: 'Module',
      subjectIds: [],
      provinceCode: provinceOf(caller),
      detail: { count: rows.length },
      correlationId,
    })
    return { items: rows.map((row) => toKey(row, caller, names)) }
  })

  serve(registerModuleKey, async ({ body, db, caller, now, correlationId }) => {
    if (!findEd25519(body.publicKey)) throw invalid('publicKey', modulesTexts.of('notEd25519PublicKeySpkiDer'))
    if (body.validUntil && new Date(body.validUntil) <= now)
      throw invalid('validUntil', modulesTexts.of('timeHasPassed'))
    // The same bytes written otherwise are the same key.
    const publicKey = Buffer.from(body.publicKey, 'base64').toString('base64')
    const keyId = keyIdOf(publicKey)
    await insertKey(db, {
      key_id: keyId,
      owner_id: caller.user?.id ?? null,
      label: body.label,
      public_key: publicKey,
      valid_from: now,
      valid_until: body.validUntil ? new Date(body.validUntil) : null,
    }).catch((error: { code?: string }) => {
      if (error.code !== '23505') throw error
      throw new Problem('conflict', {
        detail: modulesTexts.of('keyRegisteredAlready'),
      })
    })
    audit(db, caller, 'module-key-registered', keyId, correlationId)
    return toKey(await getKey(db, keyId), caller, await namesOf(db, caller, [caller.user?.id ?? null]))
  })

  serve(revokeModuleKey, async ({ params, body, db, caller, now, correlationId }) => {
    const row = await getKey(db, params.keyId)
    if (row.owner_id !== caller.user?.id && !mayDecide(caller, 'update', '')) throw new Problem('not-found')
    if (row.owner_id === null)
      throw new Problem('conflict', {
        detail: modulesTexts.of('systemsOwnKeyNotRevokedHere'),
      })
    if (row.revoked_at)
      throw new Problem('conflict', {
        detail: modulesTexts.of('keyRevokedAlready'),
      })
    await markKeyRevoked(db, row.key_id, {
      revoked_at: now,
      revoked_by: caller.user?.id ?? null,
      revoked_reason: body.reason,
    })
    audit(db, caller, 'module-key-revoked', row.key_id, correlationId, { reason: body.reason })
    notifyShells(db, '', '')
    return toKey(await getKey(db, row.key_id), caller, await namesOf(db, caller, [row.owner_id]))
  })
}
