import type { Conversation } from '@sipelandukilat/sdk/api/conversations'
import type { EntryChannel } from './entry-draft'

/** Where the application comes from, when it is made from a conversation. */
export type EntryOrigin = { conversation: Conversation; channel: EntryChannel | undefined }
