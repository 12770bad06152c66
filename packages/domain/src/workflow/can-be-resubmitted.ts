import { type ApplicationStatus, isInGroup } from './status'

/**
 * It ended without its documents: it may be sent anew, but not with a moving letter that is no longer valid.
 * @param until the last day on which its moving letter is valid, YYYY-MM-DD; null where it goes by none
 * @param today YYYY-MM-DD where the office is
 */
export const canBeResubmitted = (status: ApplicationStatus, until: string | null, today: string): boolean =>
  isInGroup(status, 'withoutDocuments') && (until === null || until >= today)
