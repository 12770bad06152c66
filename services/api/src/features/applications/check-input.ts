import type { ApplicationInput } from '@sipelandukilat/contract'
import {
  type Answers,
  type Delegate,
  type DelegateAuthority,
  type DelegateEntry,
  delegationRequirement,
  type FieldError,
  type FieldWarning,
  isNothing,
  isPrivacyNotice,
  judgeDelegate,
  type Lacks,
  type Localized,
  requiredAttachments,
  type ServiceDefinition,
  splitMissing,
  toLocalDate,
  validateAnswers,
  withDelegation,
} from '@sipelandukilat/domain'
import { applicationsTexts } from '#texts'
import type { Db } from '../../platform/database/db'
import type { Kept } from '../../platform/database/kept'
import type { Platform } from '../../platform/platform'
import { invalid, Problem } from '../../platform/problem'
import { type KnownPlaces, readKnownPlaces } from '../regions/known-places'
import { findPlace, type Place } from '../regions/places'
import { findCurrentDefinition } from '../service-definitions/definitions'
import { checkApplicant } from './applicant'
import type { PersonalData } from './personal-record'
import { listSameAsked } from './same-asked'
import { timelyByReport } from './timely-by-report'

export type CheckedInput = {
  definition: ServiceDefinition
  place: Place
  data: PersonalData
  authority: DelegateAuthority | undefined
  warnings: FieldWarning[]
  /** What follows later; null where it is whole. */
  lacks: Lacks | null
}

export type Judged = {
  applicant: PersonalData['applicant']
  answers: PersonalData['answers']
  /** Who acts for the applicant, where somebody does, by form F-1.07 only once it is there. */
  delegation: { delegate: Delegate; authority: DelegateAuthority; isProven: boolean } | null
  errors: FieldError[]
  warnings: FieldWarning[]
}

/**
 * Everything that is wrong with what was entered for a service (`errors`) or merely does not fit (`warnings`), by path of
 * the input. Days are YYYY-MM-DD where the office is: by the day it was `handedIn` a report is late. Without `places` no NIK's
 * district is doubted.
 */
export function judge(
  definition: ServiceDefinition,
  input: Pick<ApplicationInput, 'applicant' | 'answers' | 'attachments'> & {
    villageCode: string
    presence?: unknown
    assistedBy?: (DelegateEntry & { relation: string }) | undefined
  },
  today: string,
  { handedIn = today, ...places }: Partial<KnownPlaces> & { handedIn?: string } = {},
): Judged {
  const answers = validateAnswers(definition, input.answers, {
    today,
    handedIn,
    applicant: { ...input.applicant, villageCode: input.villageCode },
    ...places,
  })
  const applicant = checkApplicant(definition, input.applicant)
  const errors = [...applicant.errors, ...answers.errors.map((error) => ({ ...error, path: `answers.${error.path}` }))]
  const sent = new Set(input.attachments.map((attachment) => attachment.requirement))
  for (const { id, label } of missingPapers(definition, answers.answers, sent, handedIn))
    errors.push({
      path: `attachments.${id}`,
      code: 'required',
      message: applicationsTexts.of('uploadLabel', { label }),
    })
  const delegation =
    input.assistedBy?.relation === 'delegate'
      ? judgeDelegate(input.assistedBy, {
          hasFile: sent.has(delegationRequirement.id),
          today,
          prefix: 'assistedBy',
        })
      : null
  if (delegation) errors.push(...delegation.errors)
  if (definition.presence !== 'none' && !input.presence)
    errors.push({
      path: 'presence.mode',
      code: 'required',
      message: applicationsTexts.of('chooseWhereYouCanPresent'),
    })
  return {
    applicant: applicant.applicant,
    answers: answers.answers,
    delegation: delegation?.delegate ? delegation : null,
    errors,
    warnings: answers.warnings.map((warning) => ({
      ...warning,
      path: warning.path.startsWith('applicant.') ? warning.path : `answers.${warning.path}`,
    })),
  }
}

/** The papers that answers call for and of which no file is there. */
export const missingPapers = (
  definition: ServiceDefinition,
  answers: Answers,
  sent: ReadonlySet<string>,
  handedIn: string,
): { id: string; label: Localized }[] =>
  requiredAttachments(definition, answers, handedIn).filter(({ id, required }) => required && !sent.has(id))

/** Files for requirements that the service does not have: nothing of them is kept. */
export function unknownAttachments(
  definition: ServiceDefinition,
  attachments: readonly { requirement: string }[],
): FieldError[] {
  const known = new Set(withDelegation(definition).requirements.map(({ id }) => id))
  return attachments
    .filter(({ requirement }) => !known.has(requirement))
    .map(({ requirement }) => ({
      path: `attachments.${requirement}`,
      code: 'unknown',
      message: applicationsTexts.of('requirementNotKnown', { name: requirement }),
    }))
}

/** What an application goes by: the service as it is in force, and the place with its calendar. */
async function loadGround(db: Db, reference: Kept, input: ApplicationInput) {
  const [definition, place] = await Promise.all([
    reference.keep(db, `service ${input.serviceCode}`, () => findCurrentDefinition(db, input.serviceCode)),
    reference.keep(db, `place ${input.villageCode}`, () => findPlace(db, input.villageCode)),
  ])
  if (!definition) throw invalid('serviceCode', applicationsTexts.of('thereNoSuchService'))
  if (!place) throw invalid('villageCode', applicationsTexts.of('villageNotKnown'))
  return { definition, place }
}

/** @throws Problem `invalid` naming every entry that needs correcting; what is missing is none where the rest may follow. */
export async function checkInput(
  db: Db,
  reference: Kept,
  input: ApplicationInput,
  { now, occurredAt = now, places }: { now: Date; occurredAt?: Date; places?: KnownPlaces },
): Promise<CheckedInput> {
  const judgeBy = ({ definition, place }: Awaited<ReturnType<typeof loadGround>>) => {
    const dayOf = (at: Date) => toLocalDate(at, place.calendar.timeZone)
    const judged = judge(definition, input, dayOf(now), { handedIn: dayOf(occurredAt), ...places })
    judged.errors.push(...unknownAttachments(definition, input.attachments))
    if (!place.isServed)
      judged.errors.unshift({
        path: 'villageCode',
        code: 'not-served',
        message: applicationsTexts.of('placeNotServed', { place: place.regencyName }),
      })
    return judged
  }
  let ground = await loadGround(db, reference, input)
  let judged = judgeBy(ground)
  // Nobody is refused by what was in force a moment ago.
  if (judged.errors.length > 0 && reference.forget()) {
    ground = await loadGround(db, reference, input)
    judged = judgeBy(ground)
  }
  const { definition, place } = ground
  const { applicant, answers, delegation, warnings } = judged
  const { lacks, wrong: errors } = input.restFollows
    ? splitMissing(judged.errors, answers)
    : { lacks: { fields: [], attachments: [] }, wrong: judged.errors }
  if (!isPrivacyNotice(input.privacyNoticeVersion))
    errors.push({ path: 'privacyNoticeVersion', code: 'unknown', message: applicationsTexts.of('readPrivacyNotice') })
  if (!input.declaration)
    errors.push({ path: 'declaration', code: 'required', message: applicationsTexts.of('confirmDeclaration') })
  if (errors.length > 0)
    throw new Problem('invalid', { errors: errors.map(({ path, message }) => ({ path, message })) })
  return {
    definition,
    place,
    data: {
      applicant,
      assistedBy: input.assistedBy ? toHelper(input.assistedBy) : null,
      delegate: delegation?.delegate ?? null,
      presence: definition.presence === 'none' ? null : (input.presence ?? null),
      answers,
    },
    authority: delegation?.isProven ? delegation.authority : undefined,
    warnings,
    lacks: isNothing(lacks) ? null : lacks,
  }
}

/**
 * What does not fit in an application that could be taken in, for whoever enters it to look at first.
 * @throws Problem `invalid` as `submit` does
 */
export async function listWarnings(
  db: Db,
  { reference, keyring }: Pick<Platform, 'reference' | 'keyring'>,
  input: ApplicationInput,
  { now, occurredAt }: { now: Date; occurredAt: Date },
): Promise<FieldWarning[]> {
  const given = { now, occurredAt, places: await readKnownPlaces(db) }
  const { definition, data, warnings } = await checkInput(db, reference, input, given)
  return [
    ...(await listSameAsked(db, keyring, { definition, applicant: data.applicant })),
    ...warnings,
    ...timelyByReport(definition, data.answers, { occurredAt, recordedAt: now, wholeSince: now }),
  ]
}

/** Who helped as an input has them, with what a delegate is asked; undefined where nobody did. */
export function helperOf({ assistedBy, delegate }: PersonalData): ApplicationInput['assistedBy'] {
  if (!assistedBy) return undefined
  const { nik, kinship, witnesses } = delegate ?? {}
  return {
    ...assistedBy,
    ...(nik ? { nik } : {}),
    ...(kinship ? { kinship } : {}),
    ...(witnesses ? { witnesses } : {}),
  }
}

/** What is kept of who helped; the rest of a delegate stands apart. */
export const toHelper = ({ relation, name, phone, authority }: NonNullable<ApplicationInput['assistedBy']>) => ({
  relation,
  ...(name ? { name } : {}),
  ...(phone ? { phone } : {}),
  authority,
})
