import { rowOf } from '@sipelandukilat/access'
import type { ChannelTest } from '@sipelandukilat/contract'
import type { SendOutcome } from '../../channels/message'
import type { Caller } from '../../platform/caller'
import { openText, sealText } from '../../platform/crypto/envelope'
import type { Keyring } from '../../platform/crypto/keyring'
import type { Db } from '../../platform/database/db'
import { from, type Row } from '../../platform/database/from'
import { Problem } from '../../platform/problem'
import { outsideWindow } from './whatsapp-window'

type ChannelTestRow = Row<'channel_test'>

const addressPlace = (id: string) => `channel_test.sealed_address:${id}`
const wordsPlace = (id: string) => `channel_test.sealed_words:${id}`

/** More of what a far side answers is not shown. */
const mostWords = 300

type NewTest = Pick<ChannelTestRow, 'id' | 'channel' | 'province_code' | 'requested_by' | 'requested_at' | 'language'>

/** Keeps a test that waits for the worker; its address only sealed. */
export async function insertTest(db: Db, keyring: Keyring, test: NewTest, address: string): Promise<void> {
  const sealed_address = sealText(keyring.wrapping, addressPlace(test.id), address)
  await db.run(from('channel_test').insert({ ...test, sealed_address }))
}

/** A test of a province that the caller administers, or of the platform. @throws Problem `not-found` */
export async function getTest(db: Db, caller: Caller, id: string): Promise<ChannelTestRow> {
  const found = await db.first(from('channel_test').where({ id }))
  const isReached = found && caller.ability.can('update', rowOf('Region', { provinceCode: found.province_code }))
  if (!isReached) throw new Problem('not-found')
  return found
}

/** A test that waits, with where it goes; undefined once it was tried. */
export async function findWaitingTest(
  db: Db,
  keyring: Keyring,
  id: string,
): Promise<(ChannelTestRow & { address: string }) | undefined> {
  const found = await db.first(from('channel_test').where({ id, state: 'waiting' }))
  if (!found?.sealed_address) return undefined
  return { ...found, address: openText(keyring.wrapping, addressPlace(id), found.sealed_address) }
}

/** What became of it: the address goes, the far side's words are kept sealed. */
export async function finishTest(
  db: Db,
  keyring: Keyring,
  id: string,
  { outcome, template, at }: { outcome: SendOutcome; template: string | null; at: Date },
): Promise<void> {
  const words = 'words' in outcome && outcome.words ? outcome.words.slice(0, mostWords) : undefined
  await db.run(
    from('channel_test')
      .where({ id, state: 'waiting' })
      .update({
        ...verdictOf(outcome),
        template,
        sealed_address: null,
        sealed_words: words === undefined ? null : sealText(keyring.wrapping, wordsPlace(id), words),
        finished_at: at,
      }),
  )
}

function verdictOf(outcome: SendOutcome): Pick<ChannelTestRow, 'state' | 'reason' | 'code'> {
  switch (outcome.kind) {
    case 'sent':
      return { state: 'accepted', reason: null, code: null }
    case 'refused':
      return { state: 'refused', reason: outcome.reason, code: outcome.code ?? null }
    case 'retry':
      return { state: 'unreachable', reason: outcome.reason, code: null }
    case 'needs-template':
      return { state: 'refused', reason: outsideWindow, code: null }
    default:
      return outcome satisfies never
  }
}

/** A test as its sender reads it. */
export const toChannelTest = (keyring: Keyring, row: ChannelTestRow): ChannelTest => ({
  id: row.id,
  channel: row.channel,
  state: row.state,
  reason: row.reason,
  code: row.code,
  words: row.sealed_words && openText(keyring.wrapping, wordsPlace(row.id), row.sealed_words),
  template: row.template,
  requestedAt: row.requested_at.toISOString(),
  finishedAt: row.finished_at?.toISOString() ?? null,
})
