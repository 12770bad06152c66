import { rowOf, rulesToSql } from '@sipelandukilat/access'
import type { exportSp4nComplaints, QueryOf } from '@sipelandukilat/contract'
import {
  complaintKindLabel,
  complaintStatusLabel,
  isConfidentialComplaint,
  type Language,
  maskEmail,
  toLocalDate,
} from '@sipelandukilat/domain'
import { complaintsTexts } from '#texts'
import type { Caller } from '../../platform/caller'
import type { Keyring } from '../../platform/crypto/keyring'
import { toCsvText } from '../../platform/csv'
import type { Db } from '../../platform/database/db'
import { sql } from '../../platform/database/sql'
import { complaintColumns, findComplaintKey, openComplaint, toComplaintAccessRow } from './complaint-store'
import { type ShownRecord, selectComplaint } from './complaint-view'

/** More than an office has in a year; a longer list is exported in parts. */
const mostRows = 2_000

/** Complaints that came in on these days, the oldest first, as far as the caller reads them. */
export const listForExport = (
  db: Db,
  caller: Caller,
  { from, to }: QueryOf<typeof exportSp4nComplaints>,
): Promise<ShownRecord[]> => {
  const rule = rulesToSql(caller.ability, 'read', 'Complaint', complaintColumns)
  return db.rows<ShownRecord>(
    sql.raw(
      `${selectComplaint} where ${rule.sql} and c.received_at >= ?::date::timestamp at time zone 'Asia/Makassar'
         and c.received_at < (?::date + 1)::timestamp at time zone 'Asia/Makassar' order by c.received_at, c.id limit ${mostRows}`,
      [...rule.bindings, from, to] as never[],
    ),
  )
}

const columns = [
  'sp4n_title',
  'sp4n_content',
  'sp4n_date',
  'sp4n_place',
  'sp4n_agency',
  'sp4n_category',
  'sp4n_confidentiality',
  'sp4n_status',
  'sp4n_received',
  'sp4n_ourNumber',
  'sp4n_number',
] as const
const contactColumns = ['sp4n_name', 'sp4n_phone'] as const

const emailAddress = /[\p{L}\d._%+-]+@[\p{L}\d-]+(?:\.[\p{L}\d-]+)+/gu
/** As many digits as a telephone's or an identity number's, with what people put between them; days are left. */
const longNumber = /(?!\b(?:\d{1,2}[./-]\d{1,2}[./-]\d{4}|\d{4}-\d{2}-\d{2})(?!\d))\+?\d(?:[\s./()-]{0,3}\d){7,}/g

/**
 * Words without what points to a person: addresses, numbers as long as a telephone's, and the name that was given with them, in
 * whatever case and spacing, also a part of it that is written as a name.
 */
export function withoutPerson(words: string, name: string | null, language: Language): string {
  const leftOut = complaintsTexts.say(language, 'sp4n_nameLeftOut')
  const masked = words
    .replace(emailAddress, maskEmail)
    .replace(longNumber, (digits) => digits.replace(/\d(?=(?:\D*\d){3})/g, '•'))
  const parts = (name ?? '').split(/[\s._-]+/).filter((part) => part !== '')
  if (parts.length === 0) return masked
  const unnamed = masked.replace(alone(parts.map(asWritten).join('[\\s._-]*'), 'giu'), leftOut)
  const written = parts.filter((part) => part.length >= 3).flatMap((part) => [titleCase(part), part.toUpperCase()])
  return written.reduce((rest, part) => rest.replace(alone(asWritten(part), 'gu'), leftOut), unnamed)
}

const asWritten = (text: string) => text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')
const alone = (pattern: string, flags: string) => new RegExp(`(?<![\\p{L}\\d])${pattern}(?![\\p{L}\\d])`, flags)
const titleCase = (word: string) => word.slice(0, 1).toUpperCase() + word.slice(1).toLowerCase()

/**
 * Complaints as CSV with the fields that SP4N-LAPOR! asks for. The day of the event is left to whoever enters it there: a complaint
 * is asked for none, and the day it came in is another. Persons are named only where that is asked for and the caller may see them; else their words go without.
 */
export function toSp4nCsv(
  rows: readonly ShownRecord[],
  {
    keyring,
    caller,
    language,
    withContacts,
  }: { keyring: Keyring; caller: Caller; language: Language; withContacts: boolean },
): string {
  const head = [...columns, ...(withContacts ? contactColumns : [])].map((column) =>
    complaintsTexts.say(language, column),
  )
  const lines = rows.map((record) => {
    const key = findComplaintKey(keyring, record)
    const details = key && openComplaint(key, record)
    const isNamed =
      withContacts && caller.ability.can('readIdentifiers', rowOf('Complaint', toComplaintAccessRow(record)))
    const words = details?.words ?? ''
    const kind = complaintKindLabel(record.kind, language)
    return [
      complaintsTexts.say(language, 'sp4n_titleOf', { kind, place: record.village_name }),
      isNamed ? words : withoutPerson(words, details?.name ?? null, language),
      '',
      record.village_name,
      complaintsTexts.say(language, 'sp4n_agencyOf', { regency: record.regency_name }),
      kind,
      complaintsTexts.say(language, isConfidentialComplaint(record.kind) ? 'sp4n_secret' : 'sp4n_open'),
      complaintStatusLabel(record.status, language),
      toLocalDate(record.received_at),
      record.number,
      record.sp4n_number ?? '',
      ...(withContacts ? [isNamed ? (details?.name ?? '') : '', isNamed ? (details?.phone ?? '') : ''] : []),
    ]
  })
  return toCsvText([head, ...lines])
}
