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

/**
 * Numbers a letter by its office's scheme and keeps it as it is today, in the caller's transaction.
 * @throws Problem `conflict` where the office has not entered its letterhead, scheme and signatory
 */
export async function issueLetter(db: Db, input: LetterInput): Promise<NewLetter> {
  const { kind, regencyCode, now } = input
  const settings = await findLetterSettings(db, regencyCode)
  const day = toLocalDate(now)
  const signatory = settings && signatoryOn(settings, day)
  if (!signatory) throw new Problem('conflict', { detail: lettersTexts.of('notSetUp') })
  const year = Number(day.slice(0, 4))
  const sequence = await takeSequence(db, regencyCode, kind, year)
  const { government, office, address, phone, email, seat, code, schemes } = settings
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
    content: { government, office, address, phone, email, seat, signatory },
    sealed: input.sealed(id),
    issued_by: input.userId,
    issued_at: now,
  }
  await insertLetter(db, letter)
  return letter
}
