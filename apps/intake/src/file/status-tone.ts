import type { ApplicationRow } from '@sipelandukilat/sdk/api'
import type { Tone } from '@sipelandukilat/ui'

/** The colour beside the words of a status. */
export const statusTones: Record<ApplicationRow['status'], Tone> = {
  draft: 'neutral',
  incomplete: 'warning',
  submitted: 'navy',
  routed: 'info',
  verifying: 'info',
  correction: 'warning',
  awaiting_presence: 'warning',
  approving: 'navy',
  processing: 'info',
  issued: 'positive',
  ready: 'positive',
  delivering: 'positive',
  completed: 'positive',
  rejected: 'negative',
  withdrawn: 'neutral',
  merged: 'neutral',
}
