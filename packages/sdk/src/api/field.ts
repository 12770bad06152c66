// Visit requests, trips, teams and kits with their calendar.

export * from '@sipelandukilat/contract/field'
export * from '@sipelandukilat/contract/field-calendar'
export * from '@sipelandukilat/contract/trip-journey'
export * from '@sipelandukilat/contract/visit-demand'
