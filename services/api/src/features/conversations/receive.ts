import type { InboundMessage } from '../../channels/message'
import { digestOf } from '../../channels/sms/message-identity'
import { gateScope, workerScope } from '../../platform/caller'
import { addressIndex } from '../../platform/crypto/address-index'
import { openText, sealText } from '../../platform/crypto/envelope'
import { blindIndex, type Keyring } from '../../platform/crypto/keyring'
import { newId } from '../../platform/id'
import { outboxColumns } from '../../platform/jobs/outbox'
import type { Platform } from '../../platform/platform'

export const inboundPlace = (id: string) => `inbound_message.sealed:${id}`

export const identityOf = (keyring: Keyring, channel: InboundMessage['channel'], externalId: string): Buffer =>
  blindIndex(keyring, 'external', `${channel}:${externalId}`)

/**
 * Stores messages durably before anyone acknowledges them, each once however often it comes, and tells the outbox, in one
 * statement. Gives how many were new.
 */
export async function receive(
  { database, keyring, clock }: Pick<Platform, 'database' | 'keyring' | 'clock'>,
  messages: readonly InboundMessage[],
): Promise<number> {
  if (messages.length === 0) return 0
  const now = clock()
  const rows = messages.map((message) => {
    const id = newId()
    return {
      id,
      channel: message.channel,
      identity: identityOf(keyring, message.channel, message.externalId),
      address: addressIndex(keyring, message.channel, message.from),
      sealed: sealText(keyring.wrapping, inboundPlace(id), JSON.stringify(message)),
      digest: digestIndex(keyring, digestOf(message.externalId)),
      outboxId: newId(),
    }
  })
  const stored = await database.write(gateScope, (db) =>
    db.last({
      text: `with given as (
               select * from unnest($1::uuid[], $2::text[], $3::bytea[], $4::bytea[], $5::bytea[], $6::uuid[], $8::bytea[]) as g (id, channel, identity, address, sealed, outbox_id, digest)),
             fresh as (
               insert into inbound_identity (channel, identity, inbound_id, digest, received_at)
               select channel, identity, id, digest, $7 from given on conflict do nothing returning inbound_id),
             stored as (
               insert into inbound_message (id, channel, address_index, sealed, received_at)
               select id, channel, address, sealed, $7 from given join fresh on inbound_id = id)
             insert into outbox (id, topic, payload)
             select outbox_id, ${outboxColumns('message.received', { inboundId: 'id' })} from given join fresh on inbound_id = id
             returning 1`,
      values: [
        rows.map((row) => row.id),
        rows.map((row) => row.channel),
        rows.map((row) => row.identity),
        rows.map((row) => row.address),
        rows.map((row) => row.sealed),
        rows.map((row) => row.outboxId),
        now,
        rows.map((row) => row.digest),
      ],
    }),
  )
  return stored.length
}

const digestIndex = (keyring: Keyring, digest: string | undefined): Buffer | null =>
  digest === undefined ? null : blindIndex(keyring, 'external', `digest:${digest}`)

/**
 * The external id of a message with this digest that was stored in the minute before an instant: after a kill the message
 * centre delivers again what it saw no acknowledgement of.
 */
export async function findStored(
  { database, keyring }: Pick<Platform, 'database' | 'keyring'>,
  digest: string,
  before: Date,
): Promise<string | undefined> {
  const row = await database.read(workerScope, (db) =>
    db.first<{ id: string; sealed: Buffer }>({
      text: `select m.id, m.sealed from inbound_identity i join inbound_message m on m.id = i.inbound_id and m.received_at = i.received_at
             where i.digest = $1 and i.received_at between $2::timestamptz - interval '1 minute' and $2 order by i.received_at desc limit 1`,
      values: [digestIndex(keyring, digest), before],
    }),
  )
  return row && (JSON.parse(openText(keyring.wrapping, inboundPlace(row.id), row.sealed)) as InboundMessage).externalId
}
