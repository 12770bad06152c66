import type { Localized } from '../language/language'
import type { ServiceDefinition } from '../services/service-definition'
import { formsTexts } from '../texts/texts'
import { answerName } from './answer-name'
import { type Answers, rowsOf } from './answers'
import { delegationRequirement } from './delegate'
import type { Lacks } from './lacks'

export const isNothing = ({ fields, attachments }: Lacks): boolean => fields.length + attachments.length === 0

type Wrong = { path: string; code: string }

/** What is missing among everything that is wrong with an input, and the rest, which is said where it was typed. */
export function splitMissing<E extends Wrong>(errors: readonly E[], answers: Answers): { lacks: Lacks; wrong: E[] } {
  const missing = errors.filter((error) => isMissing(error, answers))
  const paths = [...new Set(missing.map(({ path }) => path))]
  return {
    lacks: {
      fields: paths.filter((path) => !path.startsWith(filePrefix)).map((path) => path.replace(/^answers\./, '')),
      attachments: paths.filter((path) => path.startsWith(filePrefix)).map((path) => path.slice(filePrefix.length)),
    },
    wrong: errors.filter((error) => !missing.includes(error)),
  }
}

const filePrefix = 'attachments.'

/** Nothing was given there: also where a rule names an answer that is still empty. */
function isMissing({ path, code }: Wrong, answers: Answers): boolean {
  if (code === 'required' || code === 'too-few') return true
  const [prefix, sectionId = '', ...rest] = path.split('.')
  if (prefix !== 'answers') return false
  const row = rest.length > 1 ? Number(rest[0]) : 0
  const fieldId = rest.at(-1)
  return fieldId !== undefined && rowsOf(answers, sectionId)[row]?.[fieldId] === undefined
}

/** What is missing, in the words that the citizen was asked with. */
export function lackNames(definition: ServiceDefinition, { fields, attachments }: Lacks): Localized[] {
  const requirements = [...definition.requirements, delegationRequirement]
  return [
    ...fields.map((path) =>
      path === 'presence.mode'
        ? formsTexts.of('presence')
        : (definition.form.sections.find(({ id }) => id === path)?.title ?? answerName(definition, path)),
    ),
    ...attachments.map((id) => requirements.find((one) => one.id === id)?.label ?? { id }),
  ]
}
