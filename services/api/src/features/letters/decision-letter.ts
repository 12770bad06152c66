import {
  describeAnswers,
  findApprover,
  formatNip,
  isSignedBy,
  type ServiceDefinition,
  signatoryOn,
  signatoryTitle,
  toLocalDate,
} from '@sipelandukilat/domain'
import * as z from 'zod'
import { lettersTexts } from '#texts'
import type { Listener, MovedApplication } from '../../platform/announce'
import type { Keyring } from '../../platform/crypto/keyring'
import type { Db } from '../../platform/database/db'
import { Problem } from '../../platform/problem'
import {
  type ApplicationKey,
  findSealed,
  openNote,
  openRecord,
  type PersonalData,
  sealNote,
} from '../applications/personal-record'
import { listRegionNames } from '../regions/answer-regions'
import { issueLetter } from './issue-letter'
import { findLetterSettings } from './letter-settings-store'
import type { OfficialLetter } from './official-letter-store'

const DecisionSubject = z.object({
  trackingNumber: z.string(),
  reporter: z.string(),
  /** Whom the decision is about: the answers that name and describe the child, by path, in Indonesian. */
  answers: z.record(z.string(), z.string()),
})
export type DecisionSubject = z.infer<typeof DecisionSubject>

const subjectPlace = (letterId: string) => `official_letter.sealed:${letterId}`

/** What a late birth's decision says of the child. */
export const decisionPaths = [
  'child.name',
  'child.sex',
  'birth.birthPlace',
  'birth.birthDate',
  'mother.name',
  'father.name',
] as const

async function describeSubject(
  db: Db,
  definition: ServiceDefinition,
  { answers, applicant }: PersonalData,
  trackingNumber: string,
): Promise<DecisionSubject> {
  const names = await listRegionNames(db, definition, answers)
  const entries = describeAnswers(definition, answers, 'id', (code) => names.get(code)).flatMap((one) => one.entries)
  const wanted: readonly string[] = decisionPaths
  return {
    trackingNumber,
    reporter: applicant.name,
    answers: Object.fromEntries(
      entries.flatMap(({ path, display }) => (wanted.includes(path) ? [[path, display]] : [])),
    ),
  }
}

/**
 * Who decides is who signs: the letter bears name, rank and number of the official whose decision it is.
 * @throws Problem `conflict` where the office names another who signs on that day
 */
async function assertSigns(db: Db, regencyCode: string, userId: string, now: Date): Promise<void> {
  const settings = await findLetterSettings(db, regencyCode)
  const signatory = settings && signatoryOn(settings, toLocalDate(now))
  const account = await db.first<{ nip: string | null }>({
    text: 'select nip from app_civil_servants(array[$1]::uuid[])',
    values: [userId],
  })
  if (!signatory || isSignedBy(signatory, account)) return
  const values = { who: `${signatoryTitle(signatory)} ${signatory.name}`, nip: formatNip(signatory.nip) }
  const detail = account?.nip
    ? lettersTexts.of('signedByOther', { ...values, own: formatNip(account.nip) })
    : lettersTexts.of('signedByUnknown', values)
  throw new Problem('conflict', { detail })
}

/** Numbers and keeps the letter of a decision that the head took. */
export async function issueDecision(
  db: Db,
  keyring: Keyring,
  application: Pick<MovedApplication, 'id' | 'tracking_number' | 'regency_code' | 'approved_by'>,
  { definition, now }: { definition: ServiceDefinition; now: Date },
): Promise<void> {
  const sealed = await findSealed(db, application.id)
  if (!application.approved_by || !sealed) throw new Error('A decision without its head or its subject')
  const { data, key } = openRecord(keyring, sealed)
  await assertSigns(db, application.regency_code, application.approved_by, now)
  const subject = await describeSubject(db, definition, data, application.tracking_number)
  await issueLetter(db, {
    kind: 'decision',
    regencyCode: application.regency_code,
    applicationId: application.id,
    tripId: null,
    sealed: sealDecisionSubject(key, subject),
    userId: application.approved_by,
    now,
  })
}

/**
 * Issues the letter when the head approves: numbered and kept with the decision or not at all. A rejection makes none: the law
 * asks for a decision before a registration (UU 24/2013 art. 32), and why there is none is told to the citizen by the file.
 */
export const issueDecisions =
  (keyring: Keyring): Listener =>
  async (db, announcement) => {
    if (announcement.kind !== 'moved' || announcement.action !== 'approve') return undefined
    const { after, definition, now } = announcement
    if (findApprover(after.approval_required, definition.approval) === 'head')
      await issueDecision(db, keyring, after, { definition, now })
    return undefined
  }

/** Keeps whom a decision is about as it is decided, by the letter's id. */
export const sealDecisionSubject = (key: ApplicationKey, subject: DecisionSubject) => (letterId: string) =>
  sealNote(key, subjectPlace(letterId), JSON.stringify(subject))

/** Whom a decision is about, as it was decided. */
export function openDecisionSubject(key: ApplicationKey, letter: OfficialLetter): DecisionSubject {
  if (!letter.sealed) throw new Error('A decision without its subject')
  return DecisionSubject.parse(JSON.parse(openNote(key, subjectPlace(letter.id), letter.sealed)))
}
