import type { AccountChannel } from '@sipelandukilat/contract'
import { blindIndex, type Keyring } from './keyring'

/** By what a contact is looked up: the same phone or mailbox has the same index as in applications. */
export const addressIndex = (keyring: Keyring, channel: AccountChannel, address: string): Buffer =>
  blindIndex(keyring, channel === 'email' ? 'email' : 'phone', address)
