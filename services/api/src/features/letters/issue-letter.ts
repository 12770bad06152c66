import type { LetterContent, LetterSettings } from '@sipelandukilat/contract'
import { formatLetterNumber, type LetterKind, placeOf, signatoryOn, toLocalDate } from '@sipelandukilat/domain'
import { lettersTexts } from '#texts'
import type { Db } from '../../platform/database/db'
import { newId } from '../../platform/id'
import { Problem } from '../../platform/problem'
import { findLetterSettings } from './letter-settings-store'
import { insertLetter, type NewLetter, takeSequence } from './official-letter-store'

export type LetterInput = {
  kind: LetterKind
  regencyCode: string
  applicationId: string | null
  tripId: string | null
  /** What the letter says of a citizen, sealed by the letter's id. */
  sealed: (id: string) => Buffer | null
  userId: string
  now: Date
}

/** What an office's letters show on a day: its letterhead, and who signs; undefined where that is not entered. */
export function letterContentOn(settings: LetterSettings, day: string): LetterContent | undefined {
  const { government, office, address, phone, email, seat } = settings
  const signatory = signatoryOn(settings, day)
  return signatory && { government, office, address, phone, email, seat, signatory }
}

/**
 * Numbers a letter by its office's scheme and keeps it as it is today, in the caller's transaction.
 * @throws Problem `conflict` where the office has not entered its letterhead, scheme and signatory
 */
export async function issueLetter(db: Db, input: LetterInput): Promise<NewLetter> {
  const letter = await issueWhereSetUp(db, input)
  if (!letter) throw new Problem('conflict', { detail: lettersTexts.of('notSetUp') })
  return letter
}

/** The same; undefined where the office has not entered its letterhead, scheme and signatory. */
export async function issueWhereSetUp(db: Db, input: LetterInput): Promise<NewLetter | undefined> {
  const { kind, regencyCode, now } = input
  const settings = await findLetterSettings(db, regencyCode)
  const day = toLocalDate(now)
  const content = settings && letterContentOn(settings, day)
  if (!content) return undefined
  const { code, schemes } = settings
  const year = Number(day.slice(0, 4))
  const sequence = await takeSequence(db, regencyCode, kind, year)
  const id = newId()
  const letter = {
    id,
    regency_code: regencyCode,
    province_code: placeOf(regencyCode).provinceCode,
    kind,
    year,
    sequence,
    number: formatLetterNumber(schemes[kind], { sequence, code, day }),
    day,
    application_id: input.applicationId,
    trip_id: input.tripId,
    content,
    sealed: input.sealed(id),
    issued_by: input.userId,
    issued_at: now,
  }
  await insertLetter(db, letter)
  return letter
}
