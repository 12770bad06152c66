import type { Answers } from '../forms/answers'
import { isWithinRegion, placeOf } from '../identity/place-of'
import { districtOfNumber, findRegion, hintsAgainst } from '../places'
import type { ServiceDefinition } from '../services/service-definition'
import { valueAt } from './application'
import type { DialogueContext } from './context'
import type { Say } from './say'
import type { TalkedApplication } from './state'

/**
 * Where a place asked for is likely to lie, the surest first: where the person whom the document is about lives, what their
 * numbers and then the applicant's tell, the regency of the conversation.
 */
export function nearOf(context: DialogueContext, application: TalkedApplication): string[] {
  const { villageCode, applicant, answers } = application
  const numbers = [...numbersIn(answers), applicant.kkNumber, applicant.nik]
  const districts = numbers.flatMap((number) => (number === undefined ? [] : (districtOfNumber(number) ?? [])))
  const home = villageCode === undefined ? [] : [placeOf(villageCode).districtCode]
  return [...home, ...districts, ...(context.regencyCode === undefined ? [] : [context.regencyCode])]
}

function numbersIn(answers: Answers): string[] {
  const rows = Object.values(answers).flatMap((section) => (Array.isArray(section) ? section : [section]))
  const values = rows.flatMap((row) => Object.values(row))
  return values.filter((value): value is string => typeof value === 'string' && /^\d{16}$/.test(value))
}

/** The number of the family card that lies at the acting place: the applicant's, or that of whom the document is about. */
function familyCardAtHome(definition: ServiceDefinition, application: TalkedApplication): string | undefined {
  const { routeBy, actingPlace } = definition
  if (routeBy !== 'domicile') return undefined
  if (actingPlace?.familyCard === undefined) return application.applicant.kkNumber
  const number = valueAt(definition, application, actingPlace.familyCard)
  return typeof number === 'string' ? number : undefined
}

/**
 * A word of warning where a home was given in another regency than the family card is of. A card is made anew when a family
 * moves, so its number tells where they live; a NIK stays what it was.
 */
export function warnOfHome(
  context: DialogueContext,
  definition: ServiceDefinition,
  application: TalkedApplication,
  say: Say,
): string | undefined {
  const { villageCode } = application
  const kkNumber = familyCardAtHome(definition, application)
  if (villageCode === undefined || kkNumber === undefined) return undefined
  const district = districtOfNumber(kkNumber)
  const [against] = hintsAgainst(district === undefined ? [] : [district], villageCode)
  const regency = against === undefined ? undefined : findRegion(context.regions, placeOf(against).regencyCode)
  return regency && !isWithinRegion(villageCode, regency.code)
    ? say('homeElsewhere', { place: regency.name })
    : undefined
}
