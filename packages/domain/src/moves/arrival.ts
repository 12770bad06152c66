import { addCalendarDays } from '../calendar/dates'
import type { Answers, SectionAnswers } from '../forms/answers'
import { rowsOf } from '../forms/answers'

/** The two services of a move between regencies: the letter of the origin, the arrival at the destination. */
export const movingLetterService = 'SKP'
export const arrivalService = 'SKDTG'

export const moveServices: readonly string[] = [movingLetterService, arrivalService]

/** The document of `movingLetterService` that opens an arrival, and the requirement of the arrival that it meets. */
export const movingLetterProduct = 'movingLetter'
export const movingLetterRequirement = 'moveLetter'

/** Files of the moving letter that prove the same at the destination, by requirement. */
export const carriedFiles: ReadonlyMap<string, string> = new Map([
  ['familyCard', 'originIdDocuments'],
  ['idCard', 'originIdDocuments'],
])

/** How many days a moving letter is valid, and after how many the family that has not arrived is reminded. */
export const movingLetterValidDays = 30
export const arrivalReminderDays = 20

/** The last day on which one may arrive with a letter of that day. Both YYYY-MM-DD. */
export const lastArrivalDay = (letterDate: string): string => addCalendarDays(letterDate, movingLetterValidDays)

/** The day of the letter with which one may arrive until then. Both YYYY-MM-DD. */
export const letterDateOf = (until: string): string => addCalendarDays(until, -movingLetterValidDays)

/** How far a family is on its way: awaited, there, too late, or no longer coming. */
export const moveStates = ['awaited', 'arrived', 'expired', 'ended'] as const
export type MoveState = (typeof moveStates)[number]

/** An issued moving letter. */
export type MovingLetter = {
  answers: Answers
  /** The acting place of the letter. */
  originVillage: string
  number: string
  /** YYYY-MM-DD where it was issued. */
  date: string
}

const newFamilyCard = '2'
const headOfFamily = '1'

/** The village that a moving letter leads to, by its answers; undefined where none is named. */
export const destinationOf = (answers: Answers): string | undefined =>
  textAt(rowsOf(answers, 'destination')[0], 'village')

/** The village at the other end of a move, by the answers of the service that stands at this one. */
export const otherEndOf = (serviceCode: string, answers: Answers): string | undefined =>
  serviceCode === movingLetterService
    ? destinationOf(answers)
    : serviceCode === arrivalService
      ? textAt(rowsOf(answers, 'arrival')[0], 'origin')
      : undefined

/**
 * The answers of the arrival that a moving letter already holds. Relations are carried only where the family arrives with its head
 * and gets a card of its own: in another family, or under a new head, they are others, and are asked.
 */
export function toArrivalAnswers({ answers, originVillage, number, date }: MovingLetter): Answers {
  const [destination] = rowsOf(answers, 'destination')
  const familyCard = textAt(rowsOf(answers, 'move')[0], 'movingFamilyCard')
  const movers = rowsOf(answers, 'movers')
  const head = movers.find((mover) => mover.familyRelation === headOfFamily)
  const keepsRelations = familyCard === newFamilyCard && head !== undefined
  return {
    members: movers.map((mover) => {
      const nik = textAt(mover, 'nik')
      return known({
        fullName: textAt(mover, 'name'),
        hasNik: nik === undefined ? undefined : true,
        nik,
        familyRelation: keepsRelations ? textAt(mover, 'familyRelation') : undefined,
      })
    }),
    head: known({
      headName: keepsRelations ? textAt(head, 'name') : undefined,
      address: textAt(destination, 'address'),
      rt: textAt(destination, 'rt'),
      rw: textAt(destination, 'rw'),
      postalCode: textAt(destination, 'postalCode'),
    }),
    arrival: known({ origin: originVillage, letterNumber: number, letterDate: date, familyCard }),
  }
}

function textAt(row: SectionAnswers | undefined, field: string): string | undefined {
  const value = row?.[field]
  return typeof value === 'string' && value !== '' ? value : undefined
}

/** Without what is not known. */
const known = (row: Record<string, string | true | undefined>): SectionAnswers =>
  Object.fromEntries(Object.entries(row).flatMap(([id, value]) => (value === undefined ? [] : [[id, value]])))
