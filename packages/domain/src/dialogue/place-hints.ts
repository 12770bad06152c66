import type { Answers } from '../forms/answers'
import { homeElsewhere } from '../forms/home-checks'
import { placeOf } from '../identity/place-of'
import { districtOfNumber, findRegion } from '../places'
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

/** A word of warning where a home was given in another regency than the numbers of whoever lives there tell. */
export function warnOfHome(
  context: DialogueContext,
  definition: ServiceDefinition,
  application: TalkedApplication,
  say: Say,
): string | undefined {
  const { villageCode, applicant } = application
  if (villageCode === undefined) return undefined
  const own: Record<string, string | undefined> = {
    'applicant.kkNumber': applicant.kkNumber,
    'applicant.nik': applicant.nik,
  }
  const found = homeElsewhere(definition, villageCode, (path) => {
    const value = path in own ? own[path] : valueAt(definition, application, path)
    return typeof value === 'string' ? value : undefined
  })
  const regency = found && findRegion(context.regions, placeOf(found.district).regencyCode)
  if (!regency) return undefined
  return say(found.path.endsWith('kkNumber') ? 'homeElsewhere' : 'homeElsewhereByNik', { place: regency.name })
}
