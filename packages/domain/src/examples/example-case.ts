import { addCalendarDays } from '../calendar/dates'
import type { LocalDate } from '../calendar/local-date'
import type { Answers, SectionAnswers } from '../forms/answers'
import { placeOf } from '../identity/place-of'
import type { ExamplePerson, Household } from './household'
import type { Random } from './random'

/** Who asks, with the family and the day; the source of chance is its own. */
export type ExampleCase = { family: Household; random: Random; today: LocalDate; applicant: ExamplePerson }

/** Answers as a person might give them; those that the conditions hide are dropped afterwards. */
export type ExampleMaker = (example: ExampleCase) => Answers

export type ExampleMakers = Readonly<Record<string, ExampleMaker>>

/** A day that many days ago, both ends included. */
export function daysAgo({ random, today }: ExampleCase, from: number, to: number): LocalDate {
  return addCalendarDays(today, -random.between(from, to))
}

/** A day of the last weeks, more seldom of the last months: most report in time. */
export function reportedDay(example: ExampleCase): LocalDate {
  return example.random.chance(0.75) ? daysAgo(example, 2, 28) : daysAgo(example, 61, 300)
}

export function parentAnswers({ name, nik, birthPlace, birthDate }: ExamplePerson): SectionAnswers {
  return { name, nik, birthPlace, birthDate, nationality: 'ID' }
}

export function witnessAnswers(family: Household): SectionAnswers[] {
  return family.neighbours.map(({ name, nik }) => ({ name, nik }))
}

/** The number of a certificate, of the kind that offices print: regency, letters of the kind, day, serial. */
export function certificateNumber({ family, random }: ExampleCase, kind: string, issued: LocalDate): string {
  const regency = placeOf(family.villageCode).regencyCode.replace('.', '')
  const day = issued.split('-').reverse().join('')
  return `${regency}-${kind}-${day}-${String(random.between(1, 60)).padStart(4, '0')}`
}

export function courtAnswers({ random }: ExampleCase, kind: 'Pdt.P' | 'Pdt.G') {
  const court = random.pick(['Tarakan', 'Nunukan', 'Malinau', 'Tanjung Selor'])
  return { courtName: `Pengadilan Negeri ${court}`, number: `${random.between(3, 120)}/${kind}/PN` }
}

export function civilOffice({ random }: ExampleCase): string {
  return `Disdukcapil Kabupaten ${random.pick(['Nunukan', 'Malinau', 'Bulungan', 'Tana Tidung'])}`
}

/** The person named, who is not the applicant. */
export function otherPerson({ family, applicant }: ExampleCase): ExamplePerson {
  return family.mother.nik === applicant.nik ? family.father : family.mother
}

/** The holder of a certificate: the applicant, or the child of the family. */
export function holderAnswers(example: ExampleCase, isApplicant: boolean): SectionAnswers {
  const { name, nik } = example.family.child
  return { isApplicant, name, nik, kkNumber: example.family.kkNumber, nationality: 'ID' }
}
