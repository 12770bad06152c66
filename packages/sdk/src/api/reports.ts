// Reports and their exports.

export * from '@sipelandukilat/contract/reports'
export { surveyElements } from '@sipelandukilat/domain'
