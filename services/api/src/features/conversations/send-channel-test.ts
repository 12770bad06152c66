import { formatDateTime } from '@sipelandukilat/domain'
import { channelsTexts } from '#texts'
import type { OutboundMessage, SendOutcome } from '../../channels/message'
import { workerScope } from '../../platform/caller'
import { addressIndex } from '../../platform/crypto/address-index'
import type { Db } from '../../platform/database/db'
import { from, type Row } from '../../platform/database/from'
import type { Platform } from '../../platform/platform'
import { findRegion } from '../regions/region-store'
import type { ChannelLinks } from './channel-links'
import { findWaitingTest, finishTest } from './channel-test-store'
import { isWindowOpen, noticeTemplate } from './whatsapp-window'

/** Whoever asked no longer looks after so long: a late message would only surprise. */
const waitedForMs = 10 * 60_000
const tooLate: SendOutcome = { kind: 'retry', reason: 'too-late' }

/**
 * Tries a channel once, on the links that the worker holds, and writes down what the far side said. A crash in between sends
 * it again under the same id of ours. No conversation begins; whether one is there decides if WhatsApp takes plain words.
 */
export async function sendChannelTest(
  platform: Pick<Platform, 'database' | 'keyring' | 'clock' | 'config'>,
  links: Pick<ChannelLinks, 'send'>,
  job: { testId: string },
): Promise<void> {
  const { database, keyring, clock, config } = platform
  const found = await database.read(workerScope, async (db) => {
    const test = await findWaitingTest(db, keyring, job.testId)
    if (!test) return undefined
    const receivedAt = await findLastReceived(db, test.channel, addressIndex(keyring, test.channel, test.address))
    const place = test.province_code === null ? undefined : await findRegion(db, test.province_code)
    return { test, receivedAt, place: place?.name ?? '' }
  })
  if (!found) return
  const { test, receivedAt, place } = found
  const { id, channel, language } = test
  const say = channelsTexts.in(language)
  const time = formatDateTime(test.requested_at, language)
  const text = place ? say('testWords', { place, time }) : say('testWordsOfPlatform', { time })
  const plain: OutboundMessage = { to: test.address, text, subject: say('testSubject'), ourId: id }
  const names = config.channels.whatsapp?.templates
  const asTemplate = channel === 'whatsapp' && names && { ...plain, template: noticeTemplate(names, language, text) }

  let sent = asTemplate && !isWindowOpen(channel, receivedAt, clock()) ? asTemplate : plain
  let outcome = tooLate
  if (clock().getTime() - test.requested_at.getTime() < waitedForMs) {
    outcome = await links.send(channel, sent)
    if (outcome.kind === 'needs-template' && asTemplate && !sent.template) {
      sent = asTemplate
      outcome = await links.send(channel, sent)
    }
  }
  const template = sent.template?.name ?? null
  await database.write(workerScope, (db) => finishTest(db, keyring, id, { outcome, template, at: clock() }))
}

/** When somebody at an address last wrote to us on a channel. */
async function findLastReceived(db: Db, channel: Row<'conversation'>['channel'], index: Buffer): Promise<Date | null> {
  const found = await db.first(from('conversation').where({ channel, address_index: index }).select('last_inbound_at'))
  return found?.last_inbound_at ?? null
}
