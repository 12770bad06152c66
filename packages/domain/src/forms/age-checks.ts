import { ageOn, isLocalDate } from '../calendar/dates'
import type { LocalDate } from '../calendar/local-date'
import { conditionFields } from '../services/condition'
import type { PersonRole } from '../services/service-definition'
import { formChecksTexts, formsTexts } from '../texts/texts'
import { conditionHolds } from './condition-holds'
import type { FieldError, FieldWarning } from './field-error'
import { birthDatesIn, birthOf, type FormFact, type FormFacts } from './form-facts'

/** Full years at which people have children; beyond them a date is probably wrong. */
const parentAges = { least: 12, most: 80 }

/** Full years from which one may apply and report. */
const applicantAge = 17

/** Of the dates a person may be born on, the latest that is not after a day: nobody meant is a hundred years older. */
const bornBy = (dates: readonly LocalDate[], day: LocalDate) => dates.filter((date) => date <= day).at(-1)

/** Mothers and fathers too young or too old for the child, and applicants too young to apply. */
export function ageWarnings(form: FormFacts): FieldWarning[] {
  const parents = new Map<string, FormFact>()
  for (const fact of form.facts)
    if (fact.role === 'mother' || fact.role === 'father') parents.set(`${fact.role} ${fact.row ?? ''}`, fact)
  return [
    ...[...parents.values()].flatMap(({ role, row }) => (role ? parentWarnings(form, role, row) : [])),
    ...applicantWarnings(form),
  ]
}

function parentWarnings(form: FormFacts, role: PersonRole, row: string | undefined): FieldWarning[] {
  const parent = birthOf(form, role, row)
  const child = birthOf(form, row === undefined ? 'child' : 'member', row)
  const birthday = child?.dates.at(-1)
  if (!parent || birthday === undefined) return []
  const ages = parent.dates.map((date) => ageOn(date, birthday))
  if (ages.some((age) => age >= parentAges.least && age <= parentAges.most)) return []
  const born = bornBy(parent.dates, birthday)
  const words = { name: form.nameOf(parent.fact), who: formsTexts.of(`role_${role}`) }
  const message =
    born === undefined
      ? formChecksTexts.of('parentBornLater', words)
      : formChecksTexts.of('parentAge', { ...words, age: ageOn(born, birthday) })
  return [{ path: parent.fact.path, code: 'parent-age', message }]
}

function applicantWarnings(form: FormFacts): FieldWarning[] {
  const answered = form.facts.find(({ field, value }) => field?.ofApplicant && isLocalDate(value))
  const nik = form.facts.find(({ path }) => path === 'applicant.nik')
  const fact = answered ?? nik
  const dates = answered ? [answered.value] : nik ? birthDatesIn(nik) : []
  const born = bornBy(dates, form.handedIn)
  const least = form.definition.youngestApplicant ?? applicantAge
  if (!fact || born === undefined || ageOn(born, form.handedIn) >= least) return []
  const age = ageOn(born, form.handedIn)
  const message = formChecksTexts.of('youngApplicant', { name: form.nameOf(fact), age, least })
  return [{ path: fact.path, code: 'young-applicant', message }]
}

/** UU 16/2019 art. 7, in force since then; before it UU 1/1974 art. 7. */
const equalAgeSince = '2019-10-15'
const marriageAge = (role: 'groom' | 'bride', day: LocalDate) => (role === 'bride' && day < equalAgeSince ? 16 : 19)

/**
 * A marriage under age: an error until the form says so, by which the court's leave is asked for as a paper; a warning then,
 * for an officer to read the paper.
 */
export function marriageAgeProblems(form: FormFacts): { errors: FieldError[]; warnings: FieldWarning[] } {
  const leave = form.definition.requirements.find(({ allows }) => allows === 'underageMarriage')
  const wedding = form.facts.find(({ field, row, value }) => field?.event === 'marriage' && !row && isLocalDate(value))
  if (!leave || !wedding) return { errors: [], warnings: [] }
  const day = wedding.value
  const condition = typeof leave.required === 'boolean' ? undefined : leave.required
  const isAsked = condition ? conditionHolds(condition, form) : leave.required === true
  const problems = (['groom', 'bride'] as const).flatMap((role): FieldError[] => {
    const birth = birthOf(form, role, undefined)
    const born = birth && bornBy(birth.dates, day)
    const least = marriageAge(role, day)
    if (!birth || born === undefined || ageOn(born, day) >= least) return []
    const words = { name: form.nameOf(birth.fact), who: formsTexts.of(`role_${role}`), age: ageOn(born, day) }
    const [question = birth.fact.path] = condition ? conditionFields(condition) : []
    return isAsked
      ? [{ path: birth.fact.path, code: 'underage-marriage', message: formChecksTexts.of('underageAllowed', words) }]
      : [
          {
            path: question,
            code: 'underage-marriage',
            message: formChecksTexts.of('underageMarriage', { ...words, least }),
          },
        ]
  })
  return isAsked ? { errors: [], warnings: problems } : { errors: problems, warnings: [] }
}
