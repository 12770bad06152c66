import { workerScope } from '../../platform/caller'
import { from } from '../../platform/database/from'
import { sendLateAgain } from '../conversations/send-outgoing'
import { type Handling, handleMessages } from './handle-messages'

const lateAfterMinutes = 15

/** Handles what still waits after a while: parts of an SMS that never became whole, and whatever a lost job left. */
export async function retryLate(handling: Handling): Promise<void> {
  const { database, clock } = handling.platform
  const late = await database.read(workerScope, (db) =>
    db.rows(
      from('inbound_message')
        .where({ handled_at: null })
        .where('received_at', '<', new Date(clock().getTime() - lateAfterMinutes * 60_000))
        .orderBy('received_at')
        .limit(500)
        .select('id'),
    ),
  )
  for (const { id } of late) await handleMessages(handling, { inboundId: id })
  await sendLateAgain(handling.platform)
}
