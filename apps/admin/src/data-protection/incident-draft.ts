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

const witaMs = 8 * 3_600_000

/** An instant as a box of WITA writes it. */
export const toBox = (instant: string | number): string =>
  new Date(new Date(instant).getTime() + witaMs).toISOString().slice(0, 16)

/** What such a box holds, as an instant in UTC; an empty text while it is not whole. */
export function fromBox(value: string): string {
  const instant = new Date(`${value}:00+08:00`)
  return Number.isNaN(instant.getTime()) ? '' : instant.toISOString()
}

export const emptyDraft = (now: number): IncidentDraft => ({
  what: '',
  happenedAt: '',
  foundAt: toBox(now),
  kinds: [],
  peopleCount: '',
  regencyCodes: [],
  measures: '',
})

export const draftOf = (facts: IncidentFacts): IncidentDraft => ({
  what: facts.what,
  happenedAt: facts.happenedAt === null ? '' : toBox(facts.happenedAt),
  foundAt: toBox(facts.foundAt),
  kinds: facts.kinds,
  peopleCount: facts.peopleCount === null ? '' : String(facts.peopleCount),
  regencyCodes: facts.regencyCodes,
  measures: facts.measures,
})

/** What is sent; an instant that a draft leaves as it was keeps its seconds. */
export function factsOf(draft: IncidentDraft, known?: IncidentFacts): IncidentFacts {
  const instantOf = (box: string, before: string | null | undefined) =>
    before && toBox(before) === box ? before : fromBox(box)
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
