/** How long maintenance leaves what may go, in days; the portal's page on retention names them. */
export const keptDays = {
  /** A session or a code, after it has ended. */
  ended: 1,
  /** A file that no application claimed: of the portal, and of a conversation. */
  unclaimedUpload: 2,
  unclaimedConversationFile: 60,
  /** A message as it came in, after it was handled: its words live on in the conversation. */
  handledMessage: 30,
  /** By what a message is known when it comes a second time. */
  messageIdentity: 90,
  /** The words of a request about stored data, after its answer. */
  answeredDataRequest: 365,
} as const
