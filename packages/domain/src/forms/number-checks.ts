import { isLocalDate } from '../calendar/dates'
import { checkNik, nikWarningText, type Sex } from '../identity/nik'
import { formChecksTexts, formsTexts } from '../texts/texts'
import type { FieldWarning } from './field-error'
import type { FormFact, FormFacts } from './form-facts'

export type PrefixKnown = (prefix: string) => boolean

/** What about each NIK and family card number deserves a look, alone and beside the others. */
export function numberWarnings(form: FormFacts, prefixKnown: PrefixKnown | undefined): FieldWarning[] {
  const niks = form.facts.filter(({ type }) => type === 'nik')
  return [
    ...niks.flatMap((nik) => ownWarnings(form, nik, prefixKnown)),
    ...repeatedNiks(form, niks),
    ...cardsLikeNiks(form, niks),
  ]
}

function ownWarnings(form: FormFacts, nik: FormFact, prefixKnown: PrefixKnown | undefined): FieldWarning[] {
  const { sex, birthDate } = nik.path === 'applicant.nik' ? applicantsOwn(form) : standingBeside(form, nik)
  const { warnings } = checkNik(nik.value, {
    sex: toSex(sex?.value),
    birthDate: isLocalDate(birthDate?.value) ? birthDate.value : undefined,
    today: form.today,
    prefixKnown,
  })
  return warnings.map((code) => ({ path: nik.path, code, message: nikWarningText(code, form.nameOf(nik)) }))
}

type SexAndBirth = { sex: FormFact | undefined; birthDate: FormFact | undefined }

/** Where a form asks the applicant's own sex or birth date, their NIK should fit them. */
function applicantsOwn({ facts }: FormFacts): SexAndBirth {
  const answered = (type: FormFact['type']) => facts.find(({ field }) => field?.ofApplicant && field.type === type)
  return { sex: answered('choice'), birthDate: answered('date') }
}

/** What the form says of the person whose NIK it is: beside it, or of the same role. */
function standingBeside({ facts }: FormFacts, nik: FormFact): SexAndBirth {
  const { sex, birthDate } = nik.field?.nikOf ?? {}
  const section = nik.path.slice(0, nik.path.lastIndexOf('.'))
  const at = (id: string | undefined) => facts.find(({ path }) => id !== undefined && path === `${section}.${id}`)
  const ofRole = facts.find(
    ({ role, row, field }) => role !== undefined && role === nik.role && row === nik.row && field?.event === 'birth',
  )
  return { sex: at(sex), birthDate: at(birthDate) ?? ofRole }
}

/** The sex that a code of the table `jenis_kelamin` means. */
export function toSex(code: string | undefined): Sex | undefined {
  if (code === '1') return 'male'
  return code === '2' ? 'female' : undefined
}

/** One NIK in two places where two people are meant; said at the later of them. */
function repeatedNiks(form: FormFacts, niks: readonly FormFact[]): FieldWarning[] {
  return niks.flatMap((nik, index): FieldWarning[] => {
    const other = niks.slice(0, index).find((one) => one.value === nik.value && !mayBeOnePerson(one, nik))
    if (!other) return []
    const isApplicants = other.path === 'applicant.nik'
    const message = isApplicants
      ? formsTexts.of('applicantsNik', { name: form.nameOf(nik) })
      : formChecksTexts.of('sameNik', { name: form.nameOf(other), other: form.nameOf(nik) })
    return [{ path: nik.path, code: isApplicants ? 'applicants-nik' : 'same-nik', message }]
  })
}

function mayBeOnePerson(first: FormFact, second: FormFact): boolean {
  if (first.path === 'applicant.nik') return !second.field?.isOther
  if (first.role === 'relative' || second.role === 'relative') return true
  // Children of one mother stand in rows of their own, and so does she.
  const isOtherRow = first.row !== undefined && second.row !== undefined && first.row !== second.row
  const isOneParent = isParent(first) && (first.role === second.role || second.role === 'member')
  return isOtherRow && (isOneParent || (isParent(second) && first.role === 'member'))
}

const isParent = ({ role }: FormFact) => role === 'mother' || role === 'father'

/** People copy a NIK where the number of the family card belongs. */
function cardsLikeNiks(form: FormFacts, niks: readonly FormFact[]): FieldWarning[] {
  return form.facts
    .filter(({ type }) => type === 'kkNumber')
    .flatMap((card): FieldWarning[] => {
      const nik = niks.find(({ value }) => value === card.value)
      if (!nik) return []
      const message = formChecksTexts.of('cardIsNik', { name: form.nameOf(card), other: form.nameOf(nik) })
      return [{ path: card.path, code: 'card-is-nik', message }]
    })
}
