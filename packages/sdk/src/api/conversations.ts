// Conversations, call-backs and the health of the channels.

export * from '@sipelandukilat/contract/conversations'
