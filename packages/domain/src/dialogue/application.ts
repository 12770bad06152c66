import { type AnswerValue, rowsOf } from '../forms/answers'
import { findField, type ServiceDefinition } from '../services/service-definition'
import { factOf, isFactKey, withFact, withoutFact } from './facts'
import type { TalkedApplication } from './state'

/** An application of which nothing is known yet. */
export function newApplication(definition: ServiceDefinition, scope: TalkedApplication['scope']): TalkedApplication {
  return {
    serviceCode: definition.code,
    serviceVersion: definition.version,
    applicant: {},
    presence: {},
    answers: {},
    files: [],
    unsorted: [],
    scope,
    closed: [],
    later: [],
    history: [],
  }
}

/** What was answered under a key; undefined when nothing was. */
export function valueAt(
  definition: ServiceDefinition,
  application: TalkedApplication,
  key: string,
): AnswerValue | undefined {
  if (isFactKey(key)) return factOf(application, key)
  const found = findField(definition, key)
  return found && rowsOf(application.answers, found.section.id)[found.rowIndex ?? 0]?.[found.field.id]
}

/** The application with a checked value put in; rows in between are opened. */
export function withValue(
  definition: ServiceDefinition,
  application: TalkedApplication,
  key: string,
  value: AnswerValue,
): TalkedApplication {
  if (isFactKey(key)) return withFact(application, key, String(value))
  const found = findField(definition, key)
  if (!found) return application
  const rows = [...rowsOf(application.answers, found.section.id)]
  const index = found.rowIndex ?? 0
  while (rows.length <= index) rows.push({})
  rows[index] = { ...rows[index], [found.field.id]: value }
  const [first = {}] = rows
  const answers = { ...application.answers, [found.section.id]: found.section.repeat ? rows : first }
  return { ...application, answers }
}

/** The application with an answer taken out. */
export function withoutValue(
  definition: ServiceDefinition,
  application: TalkedApplication,
  key: string,
): TalkedApplication {
  if (isFactKey(key)) return withoutFact(application, key)
  const found = findField(definition, key)
  if (!found) return application
  const { section, field, rowIndex = 0 } = found
  const rows = rowsOf(application.answers, section.id).map((row, index) =>
    index === rowIndex ? Object.fromEntries(Object.entries(row).filter(([id]) => id !== field.id)) : row,
  )
  const [first = {}] = rows
  return { ...application, answers: { ...application.answers, [section.id]: section.repeat ? rows : first } }
}

/** The application with the answer to a question noted as the latest, for the way back. */
export function withHistory(application: TalkedApplication, key: string): TalkedApplication {
  const history = [...application.history.filter((one) => one !== key), key].slice(-400)
  return { ...application, history }
}

export function withClosed(application: TalkedApplication, key: string): TalkedApplication {
  return application.closed.includes(key) ? application : { ...application, closed: [...application.closed, key] }
}

export function withoutClosed(application: TalkedApplication, key: string): TalkedApplication {
  return { ...application, closed: application.closed.filter((one) => one !== key) }
}

/** What was sent with an incomplete application may be asked again, to be corrected; any other stays as it is. */
export function reopenSent(application: TalkedApplication, key: string): TalkedApplication {
  const { completion, history } = application
  if (!completion || history.includes(key)) return application
  const corrected = [...(completion.corrected ?? []), key]
  return { ...withHistory(application, key), completion: { ...completion, corrected } }
}

/** True once the citizen said anything that would be a loss. */
export function holdsAnything(application: TalkedApplication): boolean {
  return (
    application.history.length > 0 ||
    application.files.length > 0 ||
    application.unsorted.length > 0 ||
    application.note !== undefined ||
    application.applicant.name !== undefined
  )
}
