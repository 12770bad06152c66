import type { FormerValue, SupplyInput } from '@sipelandukilat/contract'
import {
  type Answers,
  answerPath,
  correctAnswers,
  type Localized,
  rowsOf,
  type SectionAnswers,
  type ServiceDefinition,
} from '@sipelandukilat/domain'
import { applicationsTexts } from '#texts'
import { type PersonalData, toApplicantInput } from './personal-record'

type Input = Pick<SupplyInput, 'applicant' | 'presence' | 'answers'>

const applicantFields = ['name', 'nik', 'kkNumber', 'phone', 'email'] as const

/** What is known, with only what lacks or is expressly corrected put in: else a citizen changes nothing that was sent. */
export function onlyLacking(
  definition: ServiceDefinition,
  data: PersonalData,
  input: Input,
  fields: readonly string[],
): Required<Pick<Input, 'applicant' | 'answers'>> & Pick<Input, 'presence'> {
  const applicant: Input['applicant'] = toApplicantInput(data.applicant)
  for (const field of applicantFields)
    if (fields.includes(`applicant.${field}`) && input.applicant[field]) applicant[field] = input.applicant[field]
  const given = input.answers as Answers
  // A section that lacks rows is given as a whole, and never with fewer than it has.
  const paths = fields.filter((path) => rowsOf(given, path).length >= rowsOf(data.answers, path).length)
  const presence = fields.includes('presence.mode')
    ? (input.presence ?? data.presence)
    : withDetails(data.presence, input.presence)
  return {
    applicant,
    answers: correctAnswers(definition, data.answers, paths, given),
    ...(presence ? { presence } : {}),
  }
}

type NotTaken = { path: string; message: Localized }

const askedBefore = applicationsTexts.of('suppliedBefore')
const askedNowhere = applicationsTexts.of('suppliedUnasked')

/** What a citizen gives that `onlyLacking` leaves out, each with the reason: it was sent before and is not to be corrected, or is asked nowhere. */
export function notTaken(
  definition: ServiceDefinition,
  data: PersonalData,
  input: Input,
  fields: readonly string[],
): NotTaken[] {
  const taken = onlyLacking(definition, data, input, fields)
  const isLeft = (given: unknown, kept: unknown) =>
    given !== undefined && given !== '' && JSON.stringify(given) !== JSON.stringify(kept)
  const ofApplicant = applicantFields
    .filter((field) => isLeft(input.applicant[field], taken.applicant[field]))
    .map((field) => ({ path: `applicant.${field}`, message: askedBefore }))
  const ofAnswers = Object.keys(input.answers).flatMap((id): NotTaken[] => {
    const section = definition.form.sections.find((one) => one.id === id)
    if (!section) return [{ path: id, message: askedNowhere }]
    const kept = rowsOf(taken.answers as Answers, id)
    return rowsOf(input.answers as Answers, id).flatMap((row, index) =>
      Object.entries(isRow(row) ? row : {})
        .filter(([field, value]) => isLeft(value, kept[index]?.[field]))
        .map(([field]) => ({
          path: answerPath(section, index, field),
          message: section.fields.some(({ id }) => id === field) ? askedBefore : askedNowhere,
        })),
    )
  })
  return [...ofApplicant, ...ofAnswers]
}

/** Details of the presence that nobody gave before are taken; the choice itself stays. */
const withDetails = (known: PersonalData['presence'], given: Input['presence']): PersonalData['presence'] =>
  known && given?.mode === known.mode ? { ...given, ...known } : known

/** What is known, with what an officer gives in its place: what is left out stays, and rows that are given replace the rows. */
export function withGiven(
  definition: ServiceDefinition,
  data: PersonalData,
  input: Input,
): ReturnType<typeof onlyLacking> {
  const applicant: Input['applicant'] = toApplicantInput(data.applicant)
  for (const field of applicantFields) if (input.applicant[field]?.trim()) applicant[field] = input.applicant[field]
  const answers: Answers = { ...data.answers }
  for (const { id, repeat } of definition.form.sections) {
    const given = Object.hasOwn(input.answers, id) ? input.answers[id] : undefined
    if (given === undefined) continue
    const known = answers[id]
    // What has no shape of answers is refused where it is judged.
    answers[id] = (repeat || !isRow(given) ? given : { ...(isRow(known) ? known : {}), ...given }) as SectionAnswers
  }
  const { presence: known } = data
  const presence = known && input.presence?.mode === known.mode ? { ...known, ...input.presence } : input.presence
  return { applicant, answers, ...(presence || known ? { presence: presence ?? known ?? undefined } : {}) }
}

const isRow = (value: unknown): value is SectionAnswers =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** What had an answer before and has another now, or none: where it stands, and what it was. */
export function formerValues(definition: ServiceDefinition, before: PersonalData, after: PersonalData): FormerValue[] {
  const ifChanged = (path: string, known: FormerValue['value'] | null | undefined, now: unknown): FormerValue[] =>
    known !== undefined && known !== null && JSON.stringify(known) !== JSON.stringify(now)
      ? [{ path, value: known }]
      : []
  const ofAnswers = definition.form.sections.flatMap((section) => {
    const now = rowsOf(after.answers, section.id)
    return rowsOf(before.answers, section.id).flatMap((row, index) =>
      section.fields.flatMap(({ id }) => ifChanged(answerPath(section, index, id), row[id], now[index]?.[id])),
    )
  })
  return [
    ...applicantFields.flatMap((field) =>
      ifChanged(`applicant.${field}`, before.applicant[field], after.applicant[field]),
    ),
    ...ifChanged('presence.mode', before.presence?.mode, after.presence?.mode),
    ...ofAnswers,
  ]
}
