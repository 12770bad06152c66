import { expect } from 'vitest'
import { workerScope } from '../platform/caller'
import { eventually } from './eventually'
import type { TestSystem } from './test-system'

/** A notice is remembered a moment after it was sent: waits for that, of one event or of any. */
export const waitForSentNotice = (system: TestSystem, applicationId: string, seq?: number): Promise<void> =>
  eventually(async () => {
    const notices = await system.database.read(workerScope, (db) =>
      db.rows<{ event_seq: number }>({
        text: `select event_seq from notice where application_id = $1 and status = 'sent'`,
        values: [applicationId],
      }),
    )
    expect(notices.some(({ event_seq }) => seq === undefined || event_seq === seq)).toBe(true)
  })
