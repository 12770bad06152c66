/** Announced to open shells over the live stream: what a place is given may be another release. Empty: everywhere. */
export type BootChange = { type: 'boot.changed'; moduleId: string; regionCode: string }

/** Announced to open screens by the database itself: something was said in a conversation, or another answers there. */
export type ConversationChange = {
  type: 'conversation.changed'
  conversationId: string
  provinceCode: string
  regencyCode: string
}
