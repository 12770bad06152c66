import type { AccountChannel } from '@sipelandukilat/contract'
import { EmailAddress, normalizePhone, phoneMessage } from '@sipelandukilat/domain'
import { accountsTexts } from '#texts'
import type { Config } from '../../platform/config'
import { addressIndex } from '../../platform/crypto/address-index'
import type { Keyring } from '../../platform/crypto/keyring'
import { invalid } from '../../platform/problem'

/** A contact as applications hold it, and by what it is looked up there. */
export type AccountContact = { channel: AccountChannel; address: string; index: Buffer }

/** The channels by which a code can leave: those that are set up. */
export function accountChannels({ channels, smtpUrl }: Config): AccountChannel[] {
  const isReady: Record<AccountChannel, boolean> = {
    whatsapp: channels.whatsapp?.sender !== undefined,
    sms: channels.sms?.canSend ?? false,
    email: smtpUrl !== undefined,
  }
  return (['whatsapp', 'sms', 'email'] as const).filter((channel) => isReady[channel])
}

/** @throws Problem `invalid` when it is no number or address, or no code can leave by that channel. */
export function toAccountContact(
  { config, keyring }: { config: Config; keyring: Keyring },
  given: { channel: AccountChannel; contact: string },
): AccountContact {
  const { channel, contact } = given
  if (!accountChannels(config).includes(channel)) throw invalid('channel', channelMessage)
  const address = channel === 'email' ? EmailAddress.safeParse(contact).data : normalizePhone(contact)
  if (address === undefined) throw invalid('contact', channel === 'email' ? emailMessage : phoneMessage)
  return { channel, address, index: addressIndex(keyring, channel, address) }
}

const channelMessage = accountsTexts.of('noCodeCanSentChannelYet')
const emailMessage = accountsTexts.of('writeWholeEMailAddressSuch')
