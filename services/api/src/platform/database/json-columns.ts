import type { DataRequestOutcome, Region } from '@sipelandukilat/contract'

/** What the JSON columns hold, where more is known of it than that it is JSON. */
type JsonColumns = {
  'application.correction': { fields: string[]; attachments: string[]; note: string }
  'application_event.data': Record<string, unknown>
  'audit_entry.detail': Record<string, unknown>
  'data_request.outcome': DataRequestOutcome
  'region.office': Region['office']
}

export type Json<Name extends string> = Name extends keyof JsonColumns ? JsonColumns[Name] : unknown
