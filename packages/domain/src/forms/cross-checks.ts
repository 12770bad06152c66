import { ageWarnings, marriageAgeProblems } from './age-checks'
import type { RegionName } from './describe-answers'
import { deathProblems, eventWarnings } from './event-checks'
import type { FieldError, FieldWarning } from './field-error'
import type { FormFacts } from './form-facts'
import { homeWarnings } from './home-checks'
import { nameWarnings } from './name-checks'
import { numberWarnings, type PrefixKnown } from './number-checks'

/**
 * What does not fit in a whole form, said with whose answer it is. Errors are only what the law forbids or nature: a marriage
 * under age without leave of a court, a death before the birth; the rest is for people to look at. Never throws.
 */
export function crossCheck(
  form: FormFacts,
  { prefixKnown, regencyName }: { prefixKnown?: PrefixKnown | undefined; regencyName?: RegionName | undefined } = {},
): { errors: FieldError[]; warnings: FieldWarning[] } {
  const forbidden = [marriageAgeProblems(form), deathProblems(form)]
  return {
    errors: forbidden.flatMap(({ errors }) => errors),
    warnings: [
      ...nameWarnings(form),
      ...numberWarnings(form, prefixKnown),
      ...homeWarnings(form, regencyName),
      ...ageWarnings(form),
      ...forbidden.flatMap(({ warnings }) => warnings),
      ...eventWarnings(form),
    ],
  }
}
