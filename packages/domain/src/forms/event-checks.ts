import { addCalendarDays, ageOn, formatDate, isLocalDate } from '../calendar/dates'
import { isPlaceAbroad } from '../identity/place-abroad'
import { perLanguage } from '../language/languages'
import { formChecksTexts } from '../texts/texts'
import type { FieldError, FieldWarning } from './field-error'
import { birthOf, type FormFacts } from './form-facts'

/** Where events abroad are reported after the return (UU 23/2006 art. 29). */
const eventAbroadService = 'LAPOR-LN'

/** Few live longer: of the two years a NIK may mean, the other is then more likely. */
const oldAge = 90

/** A death before the birth: an error where it is certain, a warning where a NIK may mean two years. */
export function deathProblems(form: FormFacts): { errors: FieldError[]; warnings: FieldWarning[] } {
  const death = form.facts.find(({ field, value }) => field?.event === 'death' && isLocalDate(value))
  const birth = death && birthOf(form, 'deceased', death.row)
  const latest = birth?.dates.at(-1)
  if (!birth || latest === undefined || latest <= death.value) return { errors: [], warnings: [] }
  const words = { death: form.nameOf(death), name: form.nameOf(birth.fact) }
  const [earliest = latest] = birth.dates
  const at = { path: death.path, code: 'death-before-birth' }
  if (earliest > death.value)
    return { errors: [{ ...at, message: formChecksTexts.of('deathBeforeBirth', words) }], warnings: [] }
  const age = ageOn(earliest, death.value)
  const message = formChecksTexts.of('deathBeforeBirthOrOld', { ...words, age })
  return { errors: [], warnings: age >= oldAge ? [{ ...at, message }] : [] }
}

/** Dates to come, letters no longer valid, and places abroad. */
export function eventWarnings(form: FormFacts): FieldWarning[] {
  return form.facts.flatMap((fact): FieldWarning[] => {
    const { path, value, field } = fact
    if (field?.isInIndonesia && isPlaceAbroad(value)) {
      const message = formChecksTexts.of('placeAbroad', { place: value })
      return [{ path, code: 'place-abroad', message, leadsTo: eventAbroadService }]
    }
    if (field?.type !== 'date' || !isLocalDate(value)) return []
    if (field.isPast && value > form.today)
      return [
        { path, code: 'in-the-future', message: formChecksTexts.of('laterThanToday', { name: form.nameOf(fact) }) },
      ]
    const days = field.validDays
    if (days === undefined || addCalendarDays(value, days) >= form.handedIn) return []
    const until = perLanguage((language) => formatDate(addCalendarDays(value, days), language))
    return [{ path, code: 'letter-expired', message: formChecksTexts.of('letterExpired', { days, until }) }]
  })
}
