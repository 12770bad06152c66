// Visit requests, trips, teams and kits with their calendar.

export * from '@sipelandukilat/contract/field/calendar'
export * from '@sipelandukilat/contract/field/teams-and-kits'
export * from '@sipelandukilat/contract/field/trip-progress'
export * from '@sipelandukilat/contract/field/trips'
export * from '@sipelandukilat/contract/field/visit-days'
export * from '@sipelandukilat/contract/field/visit-demand'
export * from '@sipelandukilat/contract/field/visit-requests'
