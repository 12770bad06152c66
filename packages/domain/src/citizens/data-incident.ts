import * as z from 'zod'
import type { Localized } from '../language/language'
import { perKey } from '../language/languages'
import { dataIncidentsTexts } from '../texts/texts'
import { dataRequestDueAt } from './data-request'

/** Which data an incident touched. */
export const IncidentDataKind = z.enum([
  'names',
  'identifiers',
  'addresses',
  'contacts',
  'papers',
  'answers',
  'conversations',
  'complaints',
  'officerAccounts',
  'other',
])
export type IncidentDataKind = z.infer<typeof IncidentDataKind>

export const incidentDataLabels: Readonly<Record<IncidentDataKind, Localized>> = /* @__PURE__ */ perKey(
  IncidentDataKind.options,
  (kind) => dataIncidentsTexts.of(`data_${kind}`),
)

/**
 * Until when the agency and the people are told of an incident: 3 × 24 hours from when it was found out (UU 27/2022 art. 46),
 * hours as those of a request about stored data.
 */
export const incidentDueAt = dataRequestDueAt
