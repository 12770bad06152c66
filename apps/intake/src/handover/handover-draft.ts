import { toLocalDateTime } from '@sipelandukilat/sdk'
import type { ApplicationFile } from '@sipelandukilat/sdk/api'
import { type HandoverEntry, HandoverMethod, HandoverProof, HandoverRecipient } from '@sipelandukilat/sdk/forms'

/** A handover while it is typed; the proof itself is never kept. */
export type HandoverDraft = HandoverEntry & { method: HandoverMethod; at: string }

const isText = (value: unknown): value is string => typeof value === 'string'

export function isHandoverDraft(value: unknown): value is HandoverDraft {
  if (typeof value !== 'object' || value === null) return false
  const draft = value as Record<string, unknown>
  return (
    HandoverRecipient.safeParse(draft.recipient).success &&
    HandoverMethod.safeParse(draft.method).success &&
    HandoverProof.safeParse(draft.proof).success &&
    [draft.to, draft.relation, draft.at, draft.place, draft.note].every(isText)
  )
}

/** The likely case: what is sent as a file is downloaded, what was carried arrives there, a card is fetched and signed for. */
export function newHandover(file: ApplicationFile, now: number): HandoverDraft {
  const isDownload = file.products.every(({ format, lacksCopy }) => format === 'pdf' && !lacksCopy)
  const carrier = file.handover?.carrier
  const method =
    carrier === 'village' || carrier === 'post' ? carrier : carrier ? 'visit' : isDownload ? 'download' : 'office'
  return {
    recipient: 'applicant',
    to: file.applicant.name,
    relation: '',
    method,
    at: toLocalDateTime(now),
    // Sent to the village office, it is fetched there.
    place: carrier === 'village' ? (file.villageName ?? '') : '',
    proof: 'signature',
    note: '',
  }
}
