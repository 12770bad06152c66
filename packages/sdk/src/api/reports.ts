// Reports and their exports.

export * from '@sipelandukilat/contract/reports'
