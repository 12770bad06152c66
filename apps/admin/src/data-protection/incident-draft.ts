import { fromLocalDateTime, toLocalDateTime } from '@sipelandukilat/sdk'
import type { IncidentDataKind, IncidentFacts } from '@sipelandukilat/sdk/api/administration'

/** What is typed of an incident; times as a box of WITA writes them, `YYYY-MM-DDTHH:MM`. */
export type IncidentDraft = {
  what: string
  happenedAt: string
  foundAt: string
  kinds: readonly IncidentDataKind[]
  peopleCount: string
  regencyCodes: readonly string[]
  measures: string
}

export const emptyDraft = (now: number): IncidentDraft => ({
  what: '',
  happenedAt: '',
  foundAt: toLocalDateTime(now),
  kinds: [],
  peopleCount: '',
  regencyCodes: [],
  measures: '',
})

export const draftOf = (facts: IncidentFacts): IncidentDraft => ({
  what: facts.what,
  happenedAt: facts.happenedAt === null ? '' : toLocalDateTime(facts.happenedAt),
  foundAt: toLocalDateTime(facts.foundAt),
  kinds: facts.kinds,
  peopleCount: facts.peopleCount === null ? '' : String(facts.peopleCount),
  regencyCodes: facts.regencyCodes,
  measures: facts.measures,
})

/** What is sent; an instant that a draft leaves as it was keeps its seconds. */
export function factsOf(draft: IncidentDraft, known?: IncidentFacts): IncidentFacts {
  const instantOf = (box: string, before: string | null | undefined) =>
    before && toLocalDateTime(before) === box ? before : (fromLocalDateTime(box) ?? '')
  return {
    what: draft.what,
    happenedAt: draft.happenedAt === '' ? null : instantOf(draft.happenedAt, known?.happenedAt),
    foundAt: instantOf(draft.foundAt, known?.foundAt),
    kinds: [...draft.kinds],
    peopleCount: draft.peopleCount.trim() === '' ? null : Number(draft.peopleCount),
    regencyCodes: [...draft.regencyCodes],
    measures: draft.measures,
  }
}
