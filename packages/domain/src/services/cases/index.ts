import { sabahCase } from './sabah'
import type { CaseEvent, ServiceCase } from './service-case'

export * from './case-of-application'
export * from './service-case'

export const cases: readonly ServiceCase[] = [sabahCase]

export const findCase = (id: string): ServiceCase | undefined => cases.find((one) => one.id === id)

/** What happened, by the case and the event; undefined where there is none of that name. */
export const findCaseEvent = (caseId: string, eventId: string): CaseEvent | undefined =>
  findCase(caseId)?.events.find(({ id }) => id === eventId)
