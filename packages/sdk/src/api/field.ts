// Visit requests, trips, teams and kits.

export * from '@sipelandukilat/contract/field'
