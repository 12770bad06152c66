// Visit requests, trips, teams and kits.

export * from '@sipelandukilat/contract/field'
export * from '@sipelandukilat/contract/trip-journey'
export * from '@sipelandukilat/contract/visit-demand'
