import { placeOf } from '@sipelandukilat/domain'
import { addInbound, lockConversation } from '../features/conversations/conversation-store'
import { placeConversation } from '../features/conversations/link-application'
import { identityOf } from '../features/conversations/receive'
import { storeUpload } from '../features/uploads/upload-store'
import { workerScope } from '../platform/caller'
import { addressIndex } from '../platform/crypto/address-index'
import { newId } from '../platform/id'
import { examplePhoto } from './test-application'
import type { TestSystem } from './test-system'

/** A conversation of a regency's office with a photo in it, and somebody who waits to be called back. */
export async function plantConversation(
  system: TestSystem,
  regencyCode: string,
): Promise<{ conversationId: string; conversationFileId: string; callBackId: string }> {
  const { platform } = system.app
  const { keyring } = platform
  const { now } = system.clock
  const address = `+62812300${String(Math.trunc(Number(regencyCode.replace('.', '')))).padStart(5, '9')}`
  const uploadId = await storeUpload(platform, await examplePhoto())
  return system.database.write(workerScope, async (db) => {
    const { record, key } = await lockConversation(
      db,
      keyring,
      {
        channel: 'whatsapp',
        addressIndex: addressIndex(keyring, 'whatsapp', address),
        provinceCode: placeOf(regencyCode).provinceCode,
      },
      { address, name: 'Hana Padan' },
      now,
    )
    const id = newId()
    await addInbound(
      db,
      record,
      key,
      { kind: 'files', text: 'Ini foto KK saya' },
      {
        id,
        at: now,
        uploadIds: [uploadId],
        identity: identityOf(keyring, 'whatsapp', id),
      },
    )
    await db.run({ text: 'update upload set conversation_id = $2 where id = $1', values: [uploadId, record.id] })
    const callBackId = newId()
    await db.run({
      text: `insert into call_back (id, conversation_id, province_code, regency_code, requested_at, due_at)
             select $1, id, province_code, regency_code, $3, $3 from conversation where id = $2`,
      values: [callBackId, record.id, now],
    })
    await placeConversation(db, record.id, regencyCode)
    return { conversationId: record.id, conversationFileId: uploadId, callBackId }
  })
}
