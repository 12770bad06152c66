import { findOfficialForm } from '@sipelandukilat/domain/paper'
import type { Announcement, Listener } from '../../platform/announce'
import type { Keyring } from '../../platform/crypto/keyring'
import type { Db } from '../../platform/database/db'
import { getApplication } from '../applications/application-store'
import { replaceFileOf, restoreFileOf } from '../applications/attachments'
import { findSealed, openForReading } from '../applications/personal-record'
import { fillForApplication } from '../prints/official/fill-application'
import { hashStatement, listSigned } from '../prints/official/signed-statement-store'
import { createRegionNames, type RegionNames } from '../regions/region-names'
import { getDefinition } from '../service-definitions/definitions'
import { requirementOf } from './own-statements'

/** What was signed stands as a paper only while it says what the answers say: changed answers set it aside. */
export const settleStatements = (keyring: Keyring): Listener => {
  const names = createRegionNames()
  return async (db, announcement) => {
    if (announcement.kind === 'answered') await settle(db, { keyring, names }, announcement)
    return undefined
  }
}

async function settle(
  db: Db,
  { keyring, names }: { keyring: Keyring; names: RegionNames },
  { application: { id }, now }: Extract<Announcement, { kind: 'answered' }>,
): Promise<void> {
  const signed = await listSigned(db, id)
  if (signed.length === 0) return
  const [record, sealed] = await Promise.all([getApplication(db, id), findSealed(db, id)])
  const definition = await getDefinition(db, record.service_code, record.service_version)
  const { data, key } = openForReading(keyring, sealed)
  if (!key) return
  for (const number of new Set(signed.map(({ form }) => form))) {
    const form = findOfficialForm(number)
    if (!form) continue
    const { text } = await fillForApplication(db, names, form, { record, definition, data, key })
    const hash = text === null ? null : hashStatement(text)
    const requirement = requirementOf(definition, number)
    const ofForm = signed.filter((one) => one.form === number)
    for (const { text_hash, signed_at } of ofForm)
      if (!hash?.equals(text_hash)) await replaceFileOf(db, id, { requirement, uploadedAt: signed_at }, now)
    // Who says again what they had signed has signed it.
    const again = ofForm.findLast(({ text_hash }) => hash?.equals(text_hash))
    if (again) await restoreFileOf(db, id, { requirement, uploadedAt: again.signed_at })
  }
}
