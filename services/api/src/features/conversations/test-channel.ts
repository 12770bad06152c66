import type { BodyOf, ChannelTest, testChannel } from '@sipelandukilat/contract'
import {
  EmailAddress,
  type Language,
  maskEmail,
  maskPhone,
  normalizePhone,
  phoneMessage,
  shapeMessages,
} from '@sipelandukilat/domain'
import { channelsTexts } from '#texts'
import { recordAudit } from '../../platform/audit'
import { type Caller, provinceOf, userIdOf } from '../../platform/caller'
import { addressIndex } from '../../platform/crypto/address-index'
import type { Db } from '../../platform/database/db'
import { newId } from '../../platform/id'
import { enqueue } from '../../platform/jobs/outbox'
import type { Platform } from '../../platform/platform'
import { invalid } from '../../platform/problem'
import { limits } from '../../platform/rate-limits'
import { enabledChannels } from './channel-health'
import { getTest, insertTest, toChannelTest } from './channel-test-store'

type Asking = { db: Db; caller: Caller; now: Date; language: Language; correlationId: string }

/**
 * Asks the worker, which holds the links, to try a channel. The trail keeps where it went, masked.
 * @throws Problem `invalid` for a channel that is off or an address it cannot carry to; `too-many-tries`
 */
export async function requestChannelTest(
  { keyring, config, rateLimits }: Pick<Platform, 'keyring' | 'config' | 'rateLimits'>,
  { db, caller, now, language, correlationId }: Asking,
  { channel, address: typed }: BodyOf<typeof testChannel>,
): Promise<ChannelTest> {
  if (!enabledChannels(config.channels)[channel]) throw invalid('channel', channelsTexts.of('testChannelOff'))
  const address = addressFor(channel, typed)
  const requestedBy = userIdOf(caller)
  await rateLimits.take(limits.channelTestOfficer, requestedBy)
  await rateLimits.take(limits.channelTestAddress, addressIndex(keyring, channel, address).toString('hex'))
  const id = newId()
  const provinceCode = provinceOf(caller)
  await insertTest(
    db,
    keyring,
    { id, channel, province_code: provinceCode, requested_by: requestedBy, requested_at: now, language },
    address,
  )
  enqueue(db, 'channel.test', { testId: id })
  recordAudit(db, caller, {
    action: 'channel-tested',
    subject: 'ChannelTest',
    subjectIds: [id],
    provinceCode,
    detail: { channel, maskedAddress: channel === 'email' ? maskEmail(address) : maskPhone(address) },
    correlationId,
  })
  return toChannelTest(keyring, await getTest(db, caller, id))
}

/** What was typed, as the channel writes it. @throws Problem `invalid` */
function addressFor(channel: ChannelTest['channel'], typed: string): string {
  if (channel === 'email') {
    const email = EmailAddress.safeParse(typed)
    if (!email.success) throw invalid('address', shapeMessages.email)
    return email.data
  }
  const phone = normalizePhone(typed)
  if (phone === undefined) throw invalid('address', phoneMessage)
  return phone
}
