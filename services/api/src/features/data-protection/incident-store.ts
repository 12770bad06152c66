import type { IncidentEntryKind, IncidentFacts } from '@sipelandukilat/contract'
import { incidentDueAt, placeOf } from '@sipelandukilat/domain'
import { newDataKey, openText, sealText, unwrapDataKey } from '../../platform/crypto/envelope'
import type { Keyring } from '../../platform/crypto/keyring'
import type { Db } from '../../platform/database/db'
import { from, type Row } from '../../platform/database/from'
import { newId } from '../../platform/id'

export type IncidentRecord = Row<'data_incident'>
export type EntryRecord = Row<'data_incident_entry'>

/** What is written of an incident; it stands sealed under the incident's own key. */
export type IncidentWords = Pick<IncidentFacts, 'what' | 'happenedAt' | 'kinds' | 'peopleCount' | 'measures'> & {
  agencyReference: string | null
  peopleHow: string | null
  lesson: string | null
  notOwedBecause: string | null
}

/** What a step wrote down: all that was known then, or when somebody was told and in which words. */
export type EntryContent =
  | { facts: IncidentFacts }
  | { toldAt: string | null; words: string; notOwedBecause?: string | null }

/** The columns of a step, and the words that it adds. */
export type Step = {
  kind: IncidentEntryKind
  content: EntryContent
  words: IncidentWords
  columns: Partial<
    Pick<
      IncidentRecord,
      | 'regency_codes'
      | 'found_at'
      | 'due_at'
      | 'agency_told_at'
      | 'people_told_at'
      | 'closed_at'
      | 'warned_at'
      | 'escalated_at'
    >
  >
}

const wordsPlace = (id: string) => `data_incident.sealed:${id}`
const entryPlace = (id: string) => `data_incident_entry.sealed:${id}`

const keyOf = (keyring: Keyring, record: Pick<IncidentRecord, 'id' | 'data_key'>): Buffer =>
  unwrapDataKey(keyring.wrapping, record.id, record.data_key)

const factColumns = ({ foundAt, regencyCodes }: IncidentFacts) => ({
  regency_codes: regencyCodes,
  found_at: new Date(foundAt),
  due_at: incidentDueAt(foundAt),
})

/** The columns and words of an incident of which this is known. */
export const factsStep = (
  facts: IncidentFacts,
): Pick<Step, 'content'> & {
  columns: ReturnType<typeof factColumns>
  words: Omit<IncidentWords, 'agencyReference' | 'peopleHow' | 'lesson' | 'notOwedBecause'>
} => {
  const { what, happenedAt, kinds, peopleCount, measures } = facts
  return { content: { facts }, columns: factColumns(facts), words: { what, happenedAt, kinds, peopleCount, measures } }
}

export function openIncident(keyring: Keyring, record: IncidentRecord): IncidentWords {
  return JSON.parse(openText(keyOf(keyring, record), wordsPlace(record.id), record.sealed)) as IncidentWords
}

export function openEntry(keyring: Keyring, record: IncidentRecord, entry: EntryRecord): EntryContent {
  return JSON.parse(openText(keyOf(keyring, record), entryPlace(entry.id), entry.sealed)) as EntryContent
}

export const findIncident = (
  db: Db,
  id: string,
  options: { forUpdate?: boolean } = {},
): Promise<IncidentRecord | undefined> => {
  const found = from('data_incident').where({ id })
  return db.first(options.forUpdate ? found.forUpdate() : found)
}

/** Oldest first. */
export const listEntries = (db: Db, incidentId: string): Promise<EntryRecord[]> =>
  db.rows(from('data_incident_entry').where({ incident_id: incidentId }).orderBy('at').orderBy('id').limit(500))

async function addEntry(
  db: Db,
  key: Buffer,
  incidentId: string,
  { kind, content }: Pick<Step, 'kind' | 'content'>,
  { userId, now }: { userId: string; now: Date },
): Promise<void> {
  const id = newId()
  await db.run(
    from('data_incident_entry').insert({
      id,
      incident_id: incidentId,
      kind,
      at: now,
      author_id: userId,
      sealed: sealText(key, entryPlace(id), JSON.stringify(content)),
    }),
  )
}

/** Records an incident with its first entry; gives its id. */
export async function insertIncident(
  db: Db,
  keyring: Keyring,
  facts: IncidentFacts,
  by: { userId: string; now: Date },
): Promise<string> {
  const id = newId()
  const key = newDataKey(keyring.wrapping, id)
  const { content, columns, words } = factsStep(facts)
  const whole: IncidentWords = { ...words, agencyReference: null, peopleHow: null, lesson: null, notOwedBecause: null }
  await db.run(
    from('data_incident').insert({
      id,
      province_code: placeOf(facts.regencyCodes[0] ?? '').provinceCode,
      ...columns,
      created_by: by.userId,
      created_at: by.now,
      data_key: key.wrapped,
      sealed: sealText(key.plain, wordsPlace(id), JSON.stringify(whole)),
    }),
  )
  await addEntry(db, key.plain, id, { kind: 'recorded', content }, by)
  return id
}

/** Writes a step down: the incident as it stands now, and an entry that stays. */
export async function takeStep(
  db: Db,
  keyring: Keyring,
  record: IncidentRecord,
  step: Step,
  by: { userId: string; now: Date },
): Promise<void> {
  const key = keyOf(keyring, record)
  await db.run(
    from('data_incident')
      .where({ id: record.id })
      .update({ ...step.columns, sealed: sealText(key, wordsPlace(record.id), JSON.stringify(step.words)) })
      .increment('version', 1),
  )
  await addEntry(db, key, record.id, step, by)
}
