// Conversations, call-backs and the health of the channels.

export * from '@sipelandukilat/contract/channel-tests'
export * from '@sipelandukilat/contract/conversations'
