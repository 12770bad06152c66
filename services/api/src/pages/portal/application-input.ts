import { createHash } from 'node:crypto'
import { ApplicationInput } from '@sipelandukilat/contract'
import {
  type FieldError,
  type FieldWarning,
  type Lacks,
  type Language,
  privacyNoticeVersion,
  type ServiceDefinition,
  splitMissing,
} from '@sipelandukilat/domain'
import type { FormState } from '@sipelandukilat/portal'
import { portalTexts } from '#texts'
import { judge } from '../../features/applications/check-input'
import type { KnownPlaces } from '../../features/regions/known-places'
import { toInvalidInput } from '../../platform/invalid-input'

/** The entries that hold something. */
export const filled = (entries: Record<string, string>): Record<string, string> =>
  Object.fromEntries(Object.entries(entries).filter(([, value]) => value.trim() !== ''))

/** The files of a form, each with the requirement it is for. */
export const toAttachments = (uploads: FormState['uploads']): { requirement: string; uploadId: string }[] =>
  Object.entries(uploads).flatMap(([requirement, ids]) => ids.map((uploadId) => ({ requirement, uploadId })))

/** Who helped; only a delegate has more than a name, a phone number and an authority. */
function toHelper({ relation, authority, name, phone, nik, kinship, witness1, witness2 }: FormState['assistedBy']) {
  const witnesses = [witness1, witness2].filter((witness) => witness.trim() !== '')
  return {
    relation,
    authority,
    ...filled({ name, phone }),
    ...(relation === 'delegate' ? { ...filled({ nik, kinship }), ...(witnesses.length > 0 ? { witnesses } : {}) } : {}),
  }
}

/** A form as the body that the endpoint for applications takes. */
function toBody(definition: ServiceDefinition, state: FormState, language: Language) {
  const { applicant, assistedBy, presence } = state
  return {
    serviceCode: definition.code,
    villageCode: state.villageCode,
    applicant: { name: '', ...filled(applicant) },
    ...(assistedBy.relation === 'self' ? {} : { assistedBy: toHelper(assistedBy) }),
    ...(definition.presence === 'none' || presence.mode === ''
      ? {}
      : { presence: presence.mode === 'home' ? filled(presence) : { mode: presence.mode } }),
    answers: state.answers,
    attachments: toAttachments(state.uploads),
    language,
    declaration: true,
    privacyNoticeVersion,
    restFollows: state.restFollows,
  }
}

/** What is wrong with an entry, by its name. */
export type EntryError = Pick<FieldError, 'path' | 'message' | 'leadsTo'> & {
  /** Nothing was given yet, and it may follow after the form was sent. */
  mayFollow?: boolean
}

export type JudgedForm = {
  /** What follows later, where it is sent before it is whole. */
  lacks: Lacks
  /** What can be submitted; undefined while something is wrong. */
  input: ApplicationInput | undefined
  answers: ReturnType<typeof judge>['answers']
  warnings: readonly FieldWarning[]
  errors: readonly EntryError[]
}

/** Judges a form by the endpoint's own schema and by the rules of every channel, and names everything wrong at once. */
export function judgeForm(
  definition: ServiceDefinition,
  state: FormState,
  context: { language: Language; today: string; places: KnownPlaces },
): JudgedForm {
  const body = toBody(definition, state, context.language)
  const parsed = ApplicationInput.safeParse(body)
  const judged = judge(definition, body, context.today, context.places)
  const shape = parsed.success ? [] : (toInvalidInput(parsed.error, 'body').options.errors ?? [])
  const split = splitMissing(judged.errors, judged.answers)
  const lacks: Lacks = state.restFollows ? split.lacks : { fields: [], attachments: [] }
  const isWrong = new Set<unknown>(split.wrong)
  // Held against the form: what is missing only where nothing is to follow.
  const held = judged.errors
    .filter((one) => isWrong.has(one) || !state.restFollows)
    .map((one) => (isWrong.has(one) ? one : { ...one, mayFollow: true }))
  const errors = new Map<string, EntryError>()
  for (const error of [
    ...shape.filter((one) => one.path === 'villageCode').map((one) => ({ ...one, message: chooseVillage })),
    // The page has a box for each witness.
    ...held.map((one) => (one.path === 'assistedBy.witnesses' ? { ...one, path: 'assistedBy.witness1' } : one)),
    ...(state.assistedBy.relation !== 'self' && state.assistedBy.name.trim() === ''
      ? [{ path: 'assistedBy.name', message: nameAssistant }]
      : []),
    ...shape,
  ])
    if (!errors.has(error.path)) errors.set(error.path, error)
  return {
    lacks,
    input: errors.size === 0 && parsed.success ? parsed.data : undefined,
    answers: judged.answers,
    warnings: judged.warnings,
    errors: [...errors.values()],
  }
}

/** The hash by which a repeated submission is recognised as the same, also where the page was put into another language since. */
export const hashOf = ({ language: _, ...content }: ApplicationInput): Buffer =>
  createHash('sha256').update(JSON.stringify(content)).digest()

const chooseVillage = portalTexts.of('chooseVillage')
const nameAssistant = portalTexts.of('enterNamePersonWhoHelps')
