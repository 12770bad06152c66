import { clearStoredDrafts, toHref } from '@sipelandukilat/sdk/host'

/** Forgets what this tab holds of people, and starts the page anew, signed out. */
export function leaveApplication(): void {
  clearStoredDrafts()
  location.assign(toHref('/'))
}
