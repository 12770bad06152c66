import { isLocalDate } from '../calendar/dates'
import { isNik, normalizeNik, possibleBirthDates } from '../identity/nik'
import type { Localized } from '../language/language'
import {
  type FormField,
  findField,
  isAsked,
  type PersonRole,
  type ServiceDefinition,
} from '../services/service-definition'
import { answerName, roleOf } from './answer-name'
import { type Answers, type Applicant, answerPath, rowsOf } from './answers'
import { conditionHolds } from './condition-holds'

/** One answer with whose it is. */
export type FormFact = {
  path: string
  type: FormField['type']
  value: string
  role?: PersonRole | undefined
  /** The row it stands in, of a section that repeats. */
  row?: string | undefined
  /** Undefined of what is known of the applicant beside the form. */
  field?: FormField | undefined
}

/** Everything a form says of people, for rules that compare its parts. */
export type FormFacts = {
  facts: readonly FormFact[]
  definition: ServiceDefinition
  answers: Answers
  /** The acting place, where one is given. */
  villageCode?: string | undefined
  /** YYYY-MM-DD */
  today: string
  /** The day it was handed in, today where it was not yet. */
  handedIn: string
  nameOf: (fact: FormFact) => Localized
}

type Context = { today: string; handedIn?: string | undefined; applicant?: Applicant | undefined }

/**
 * The answers in the order of the form, the applicant's own before them. Expects answers without those that conditions hide;
 * those at the paths of `wrong` are left out, for nothing follows from them.
 */
export function readFormFacts(
  definition: ServiceDefinition,
  answers: Answers,
  context: Context,
  wrong: ReadonlySet<string>,
): FormFacts {
  const facts = [...applicantFacts(definition, answers, context), ...answerFacts(definition, answers)]
  return {
    facts: facts.filter(({ path }) => !wrong.has(path)),
    definition,
    answers,
    villageCode: context.applicant?.villageCode ?? undefined,
    today: context.today,
    handedIn: context.handedIn ?? context.today,
    nameOf: ({ path }) => answerName(definition, path),
  }
}

function answerFacts(definition: ServiceDefinition, answers: Answers): FormFact[] {
  return definition.form.sections.flatMap((section) =>
    rowsOf(answers, section.id).flatMap((values, index) =>
      section.fields.flatMap((field): FormFact[] => {
        const value = values[field.id]
        if (typeof value !== 'string' || !isAsked(field)) return []
        const path = answerPath(section, index, field.id)
        const row = section.repeat ? `${section.id}.${index}` : undefined
        return [{ path, type: field.type, value, role: roleOf(section, field), row, field }]
      }),
    ),
  )
}

function applicantFacts(definition: ServiceDefinition, answers: Answers, { applicant, today }: Context): FormFact[] {
  if (!applicant) return []
  const facts: FormFact[] = []
  const nik = normalizeNik(applicant.nik ?? '')
  const kkNumber = normalizeNik(applicant.kkNumber ?? '')
  if (applicant.name.trim() !== '') facts.push({ path: 'applicant.name', type: 'personName', value: applicant.name })
  if (isNik(nik))
    facts.push({ path: 'applicant.nik', type: 'nik', value: nik, role: applicantRole(definition, answers, today) })
  if (kkNumber !== '') facts.push({ path: 'applicant.kkNumber', type: 'kkNumber', value: kkNumber })
  return facts
}

/** Whose place the applicant takes, where a worksheet fills a person's NIK from the applicant's. */
function applicantRole(definition: ServiceDefinition, answers: Answers, today: string): PersonRole | undefined {
  for (const { from, instead } of definition.worksheet) {
    if (instead?.from !== 'applicant.nik') continue
    const found = findField(definition, from)
    const role = found && roleOf(found.section, found.field)
    if (role && conditionHolds({ field: instead.field, is: instead.is }, { answers, today })) return role
  }
  return undefined
}

/** The dates a NIK may mean, the earlier first. */
export const birthDatesIn = ({ value }: FormFact): string[] => (isNik(value) ? possibleBirthDates(value) : [])

/** What tells when a person was born: the answer that says so, else the NIK, which has two digits of the year. */
export type BirthEvidence = { fact: FormFact; dates: readonly string[] }

/** When the person of that role was born, as far as the form tells; dates still to come are left out. */
export function birthOf(form: FormFacts, role: PersonRole, row: string | undefined): BirthEvidence | undefined {
  const ofPerson = form.facts.filter((fact) => fact.role === role && fact.row === row)
  const answered = ofPerson.find(({ field, value }) => field?.event === 'birth' && isLocalDate(value))
  if (answered) return { fact: answered, dates: [answered.value] }
  const nik = ofPerson.find(({ type }) => type === 'nik')
  const dates = nik ? birthDatesIn(nik).filter((date) => date <= form.today) : []
  return nik && dates.length > 0 ? { fact: nik, dates } : undefined
}
