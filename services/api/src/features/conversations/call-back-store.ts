import type { Db } from '../../platform/database/db'
import { from, type Row } from '../../platform/database/from'
import { Problem } from '../../platform/problem'

/** @throws Problem `not-found`, also where it is another office's. */
export async function getCallBackForUpdate(
  db: Db,
  id: string,
): Promise<Pick<Row<'call_back'>, 'conversation_id' | 'done_at'>> {
  const found = await db.first(from('call_back').where({ id }).forUpdate().select('conversation_id', 'done_at'))
  if (!found) throw new Problem('not-found')
  return found
}

export async function saveCallBack(
  db: Db,
  id: string,
  done: Pick<Row<'call_back'>, 'done_at' | 'done_by' | 'outcome'>,
): Promise<void> {
  await db.run(from('call_back').where({ id }).update(done))
}

export const findOpenCallBack = (db: Db, conversationId: string) =>
  db.first(from('call_back').where({ conversation_id: conversationId, done_at: null }).select('due_at'))

/** Nobody answered: the call stays open, and the next officer sees when it was tried. */
export async function saveCallInVain(db: Db, id: string, { userId, at }: { userId: string; at: Date }): Promise<void> {
  await db.run(
    from('call_back').where({ id }).update({ last_tried_at: at, last_tried_by: userId }).increment('tries', 1),
  )
}

/** Asks for a call at the office that the conversation lies with. */
export async function insertCallBack(
  db: Db,
  callBack: Pick<Row<'call_back'>, 'id' | 'conversation_id' | 'upload_id' | 'requested_at' | 'due_at'>,
): Promise<void> {
  await db.run({
    text: `insert into call_back (id, conversation_id, province_code, regency_code, upload_id, requested_at, due_at)
           select $1, id, province_code, regency_code, $3, $4, $5 from conversation where id = $2`,
    values: [callBack.id, callBack.conversation_id, callBack.upload_id, callBack.requested_at, callBack.due_at],
  })
}
