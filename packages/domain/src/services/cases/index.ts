import { sabahCase } from './sabah'
import type { ServiceCase } from './service-case'

export * from './case-facts'
export * from './case-of-application'
export * from './service-case'

export const cases: readonly ServiceCase[] = [sabahCase]

export const findCase = (id: string): ServiceCase | undefined => cases.find((one) => one.id === id)
