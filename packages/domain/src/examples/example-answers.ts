import type { LocalDate } from '../calendar/local-date'
import type { Answers, Applicant } from '../forms/answers'
import { validateAnswers } from '../forms/validate-answers'
import { findDefinition } from '../services/definitions'
import { birthAndDeathExamples } from './births-and-deaths'
import { cardExamples } from './cards'
import { certificateExamples } from './certificates'
import { childExamples } from './children'
import type { ExampleMakers } from './example-case'
import { foreignerExamples } from './foreigners'
import { type ExamplePerson, type Household, householdOf } from './household'
import { marriageExamples } from './marriages'
import { type Random, randomOf } from './random'
import { residentExamples } from './residents'

export type ExampleOptions = {
  /** The day it was filled in, YYYY-MM-DD. */
  today?: LocalDate
  /** The acting place; a real village of Kaltara by chance where absent. */
  villageCode?: string
}

export type ExampleApplication = {
  applicant: Applicant & { nik: string; kkNumber: string; phone: string; villageCode: string }
  answers: Answers
}

const makers: ExampleMakers = {
  ...birthAndDeathExamples,
  ...cardExamples,
  ...certificateExamples,
  ...childExamples,
  ...foreignerExamples,
  ...marriageExamples,
  ...residentExamples,
}

/**
 * An invented application that looks real and is valid: names and places of Kaltara, NIKs with serial 99xx. The same
 * code, seed and options give the same. Throws on a service code without a definition or an example.
 */
export function exampleApplication(code: string, seed: number, options: ExampleOptions = {}): ExampleApplication {
  const definition = findDefinition(code)
  const make = makers[code]
  if (!definition || !make) throw new Error(`No example of service ${code}`)
  const today = options.today ?? '2026-06-30'
  const start = seed ^ hashOf(code)
  const random = randomOf(start)
  const family = householdOf(random, today, childAgeDays(code, random), options.villageCode)
  // Who applies is drawn apart, so that it is known to the answers and changes none of them.
  const applicant = applicantOf(code, family, randomOf(~start))
  const answers = make({ family, random, today, applicant })
  const { kkNumber, phone, villageCode } = family
  const { name, nik } = applicant
  return {
    applicant: { name, nik, kkNumber, phone, villageCode },
    answers: validateAnswers(definition, answers, { today }).answers,
  }
}

/** The answers of `exampleApplication` alone. */
export function exampleAnswers(code: string, seed: number, options: ExampleOptions = {}): Answers {
  return exampleApplication(code, seed, options).answers
}

function hashOf(code: string): number {
  return [...code].reduce((sum, letter) => (Math.imul(sum, 31) + letter.charCodeAt(0)) | 0, 7)
}

/** The child of the family is whom the service is about where it is about the young. */
function childAgeDays(code: string, random: Random): number {
  if (code === 'AK-LAHIR') return random.chance(0.75) ? random.between(3, 58) : random.between(61, 3000)
  if (code === 'KTP-BARU' || code === 'KTP-REKAM') return random.between(17 * 366, 18 * 365)
  return random.between(60, 16 * 365)
}

const foreignNames = ['Azlan Hamid', 'Jerome Santos', 'Rosalinda Cruz', 'Kamarul Bakri'] as const

/** Mostly a parent; the young themselves for their card, and elders who were never enrolled. */
function applicantOf(code: string, family: Household, random: Random): ExamplePerson {
  if (code === 'KTP-BARU') return family.child
  if (code === 'KTP-REKAM') return random.chance(0.6) ? family.child : family.grandmother
  const parent = random.chance(0.5) ? family.mother : family.father
  return code === 'KTP-OA' || code === 'SKTT' ? { ...parent, name: random.pick(foreignNames) } : parent
}
