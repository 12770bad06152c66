import { readDataProtectionContact, writeDataProtectionContact } from '@sipelandukilat/contract'
import { recordAudit } from '../../platform/audit'
import { type Caller, userIdOf } from '../../platform/caller'
import type { Db } from '../../platform/database/db'
import type { Platform } from '../../platform/platform'
import { Problem } from '../../platform/problem'
import { mayUpdateRegion } from '../regions/region-scope'
import { findRegion } from '../regions/region-store'
import { findContact, saveContact } from './contact-store'

/** @throws Problem `not-found`, also where the province is not the caller's. */
async function assertOwnProvince(db: Db, caller: Caller, code: string): Promise<void> {
  if (!mayUpdateRegion(caller, code) || !(await findRegion(db, code))) throw new Problem('not-found')
}

/** Whom citizens ask about the protection of their data, as each province enters it. */
export function registerDataProtectionContact({ serve }: Platform): void {
  serve(readDataProtectionContact, async ({ params: { code }, db, caller }) => {
    await assertOwnProvince(db, caller, code)
    return { contact: (await findContact(db, code)) ?? null }
  })

  serve(writeDataProtectionContact, async ({ params: { code }, body, db, caller, now, correlationId }) => {
    await assertOwnProvince(db, caller, code)
    const isWritten = await saveContact(db, code, body, { userId: userIdOf(caller), now })
    const contact = (await findContact(db, code)) ?? null
    if (!isWritten) throw new Problem('version-conflict', { changed: contact })
    recordAudit(db, caller, {
      action: 'data-protection-contact-written',
      subject: 'Region',
      subjectIds: [code],
      provinceCode: code,
      correlationId,
    })
    return { contact }
  })
}
