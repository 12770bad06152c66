import type { MessageChannel, OutboundMessage } from '../../channels/message'
import type { WhatsappSettings } from '../../platform/channel-settings'

/** So long after the citizen's last words WhatsApp takes any of ours. */
const windowMs = 24 * 3_600_000

/** Why words did not leave that were written too late, and not as a template. */
export const outsideWindow = 'outside-window'

/** Whether words of our own go there, and not only a template. @param receivedAt when the citizen last wrote */
export const isWindowOpen = (channel: MessageChannel, receivedAt: Date | null, now: Date): boolean =>
  channel !== 'whatsapp' || (receivedAt !== null && now.getTime() - receivedAt.getTime() < windowMs)

/** The approved template for words outside of the 24 hours: its one parameter is the words, in one line. */
export const noticeTemplate = (
  { notice }: WhatsappSettings['templates'],
  language: string,
  words: string,
): NonNullable<OutboundMessage['template']> => ({
  name: notice,
  language,
  parameters: [words.replaceAll(/\s+/g, ' ')],
})
