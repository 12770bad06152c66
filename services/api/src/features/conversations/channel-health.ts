import type { ChannelHealth } from '@sipelandukilat/contract'
import type { LinkState, MessageChannel } from '../../channels/message'
import { workerScope } from '../../platform/caller'
import type { ChannelSettings } from '../../platform/channel-settings'
import type { Config } from '../../platform/config'
import type { Db } from '../../platform/database/db'
import { from } from '../../platform/database/from'
import type { Platform } from '../../platform/platform'

/** Writes down how the link to a far side is, for the administrators to see. */
export async function noteChannelState(
  { database, clock }: Pick<Platform, 'database' | 'clock'>,
  channel: MessageChannel,
  link: LinkState,
): Promise<void> {
  await database.write(workerScope, (db) =>
    db.run({
      text: `insert into channel_state (channel, is_enabled, state, since, detail) values ($1, true, $2, $3, $4)
             on conflict (channel) do update set is_enabled = true, detail = excluded.detail,
               since = case when channel_state.state = excluded.state then channel_state.since else excluded.since end, state = excluded.state`,
      values: [channel, link.state, clock(), link.state === 'down' ? link.reason.slice(0, 200) : null],
    }),
  )
}

/** Which channels the settings switch on. */
export const enabledChannels = ({ whatsapp, sms, imap }: ChannelSettings): Record<MessageChannel, boolean> => ({
  whatsapp: whatsapp !== undefined,
  sms: sms !== undefined,
  email: imap !== undefined,
})

/** Which channels can send: each has settings of its own for that. */
const sendingChannels = (
  { whatsapp, sms }: ChannelSettings,
  smtpUrl: string | undefined,
): Record<MessageChannel, boolean> => ({
  whatsapp: whatsapp?.sender !== undefined,
  sms: sms?.canSend === true,
  email: smtpUrl !== undefined,
})

/** How each channel is: switched on by the settings, its link as last reported, and what waits or failed. */
export async function readChannelHealth(
  db: Db,
  { channels, smtpUrl }: Pick<Config, 'channels' | 'smtpUrl'>,
  now: Date,
): Promise<ChannelHealth[]> {
  const [counts, states] = await Promise.all([
    db.rows<{
      channel: MessageChannel
      waiting_in: number
      waiting_out: number
      held_out: number
      held_until: Date | null
      failed: number
      last_inbound_at: Date | null
      last_outbound_at: Date | null
    }>({ text: 'select * from app_channel_counts($1)', values: [now] }),
    db.rows(from('channel_state').select('channel', 'state', 'since', 'detail')),
  ])
  const isEnabled = enabledChannels(channels)
  const canSend = sendingChannels(channels, smtpUrl)
  return counts.map((count) => {
    const { channel } = count
    const link = states.find((state) => state.channel === channel)
    // A webhook has no link that could break: it is up when it is on.
    const state = !isEnabled[channel] ? 'off' : (link?.state ?? 'up')
    return {
      channel,
      isEnabled: isEnabled[channel],
      canReceive: isEnabled[channel],
      canSend: canSend[channel],
      state,
      since: link?.since.toISOString() ?? null,
      lastInboundAt: count.last_inbound_at?.toISOString() ?? null,
      lastOutboundAt: count.last_outbound_at?.toISOString() ?? null,
      waitingIn: count.waiting_in,
      waitingOut: count.waiting_out,
      heldOut: count.held_out,
      heldUntil: count.held_until?.toISOString() ?? null,
      failed: count.failed,
      detail: isEnabled[channel] ? (link?.detail ?? null) : null,
    }
  })
}
