import { placeOf } from '../identity/place-of'
import { districtOfNumber, hintsAgainst } from '../places/place-hints'
import type { ServiceDefinition } from '../services/service-definition'
import { formChecksTexts } from '../texts/texts'
import type { RegionName } from './describe-answers'
import type { FieldWarning } from './field-error'
import type { FormFacts } from './form-facts'

/** A number of the person whom the document is about, and the district that it tells. */
export type HomeElsewhere = { path: string; district: string }

/** Where the family card of the person whom the document is about stands, and then their NIK: the surer first. */
function numbersOfSubject({ actingPlace }: ServiceDefinition): string[] {
  const card = actingPlace?.familyCard
  return card ? [card, card.replace(/[^.]+$/, 'nik')] : ['applicant.kkNumber', 'applicant.nik']
}

/**
 * Where the office of somebody's home acts: the number that tells another regency than the place that was given. A card is made
 * anew when a family moves, so it tells where they live; a NIK stays what it was, and is asked only where no card is known.
 */
export function homeElsewhere(
  definition: ServiceDefinition,
  villageCode: string,
  numberAt: (path: string) => string | undefined,
): HomeElsewhere | undefined {
  if (definition.routeBy !== 'domicile') return undefined
  for (const path of numbersOfSubject(definition)) {
    const district = districtOfNumber(numberAt(path) ?? '')
    if (district === undefined) continue
    return hintsAgainst([district], villageCode).length > 0 ? { path, district } : undefined
  }
  return undefined
}

/** A home in another regency than the acting place; never a reason to refuse. */
export function homeWarnings(form: FormFacts, regencyName?: RegionName): FieldWarning[] {
  if (form.villageCode === undefined) return []
  const factAt = (path: string) => form.facts.find((fact) => fact.path === path)
  const found = homeElsewhere(form.definition, form.villageCode, (path) => factAt(path)?.value)
  const fact = found && factAt(found.path)
  if (!fact) return []
  const name = form.nameOf(fact)
  const place = regencyName?.(placeOf(found.district).regencyCode)
  const message = place
    ? formChecksTexts.of('homeElsewhereIn', { name, place })
    : formChecksTexts.of('homeElsewhere', { name })
  return [{ path: fact.path, code: 'home-elsewhere', message }]
}
