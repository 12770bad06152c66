import { placeOf } from '@sipelandukilat/domain'
import { getApplicationKey } from '../features/applications/personal-record'
import { sealDecisionSubject } from '../features/letters/decision-letter'
import { issueLetter } from '../features/letters/issue-letter'
import { workerScope } from '../platform/caller'
import { plantLetterSettings } from './letter-settings'
import type { TestSystem } from './test-system'

/** The decision of a head on an application, whose office has its paper by it. */
export async function plantDecision(
  system: TestSystem,
  { applicationId, villageCode, userId }: { applicationId: string; villageCode: string; userId: string },
): Promise<void> {
  const { regencyCode } = placeOf(villageCode)
  await plantLetterSettings(system, regencyCode)
  await system.database.write(workerScope, async (db) => {
    const key = await getApplicationKey(db, system.app.platform.keyring, applicationId)
    const subject = { trackingNumber: 'SPL-9XKD-2M4P-7QRT', reporter: 'Siti Aminah', answers: {} }
    await issueLetter(db, {
      kind: 'decision',
      regencyCode,
      applicationId,
      tripId: null,
      sealed: sealDecisionSubject(key, subject),
      userId,
      now: system.clock.now,
    })
  })
}
