import { sabahCase } from './sabah'
import type { ServiceCase } from './service-case'

export * from './case-facts'
export * from './case-of-application'
export * from './service-case'

export const cases: readonly ServiceCase[] = [sabahCase]

/** Codes of our services among the steps of a case, whatever happened; one that several events share stands for each. */
export const servicesOfCase = ({ events }: ServiceCase): string[] =>
  events.flatMap(({ steps }) => steps.flatMap(({ service }) => service ?? []))

export const findCase = (id: string): ServiceCase | undefined => cases.find((one) => one.id === id)
