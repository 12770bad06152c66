import * as z from 'zod'
import type { Language } from '../language/language'
import type { PresenceMode } from '../services/presence'
import { statusTexts } from '../texts/texts'

/** The statuses an application passes through, in the order of the usual way. */
export const ApplicationStatus = z.enum([
  'draft',
  'submitted',
  'routed',
  'verifying',
  'correction',
  'awaiting_presence',
  'approving',
  'processing',
  'issued',
  'ready',
  'delivering',
  'completed',
  'rejected',
  'withdrawn',
])
export type ApplicationStatus = z.infer<typeof ApplicationStatus>

/**
 * The status in the words people read.
 * `presenceMode` tells whether the person comes to the office or the team comes to them;
 * `readyAs` whether the documents are files or cards.
 */
export function statusLabel(
  status: ApplicationStatus,
  language: Language,
  options: { presenceMode?: PresenceMode | null | undefined; readyAs?: 'download' | 'pickup' | undefined } = {},
): string {
  if (status === 'awaiting_presence' && options.presenceMode === 'office')
    return statusTexts.say(language, 'statusAwaitingArrival')
  if (status === 'ready' && options.readyAs) return statusTexts.say(language, `statusReady_${options.readyAs}`)
  return statusTexts.say(language, `status_${status}`)
}
