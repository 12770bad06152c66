import type { Localized } from '../language/language'
import { servicesTexts } from '../texts/texts'
import type { ServiceDefinition } from './service-definition'

/** The question for the acting place, as every channel asks it: in the definition's own words, else by how it is routed. */
export function actingPlaceQuestion({ actingPlace, routeBy }: ServiceDefinition): {
  label: Localized
  help?: Localized
} {
  if (!actingPlace) return { label: servicesTexts.of(`place_${routeBy}`) }
  const { label, help } = actingPlace
  return help ? { label, help } : { label }
}
