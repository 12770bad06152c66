// Users, the audit trail, the years of holidays, service charters, official letters, data protection and the words of notices
// and of the survey.

export * from '@sipelandukilat/contract/audit'
export * from '@sipelandukilat/contract/audit-detail'
export * from '@sipelandukilat/contract/audit-words'
export * from '@sipelandukilat/contract/citizens/survey-words'
export * from '@sipelandukilat/contract/data-incidents'
export * from '@sipelandukilat/contract/data-protection'
export * from '@sipelandukilat/contract/holiday-years'
export * from '@sipelandukilat/contract/letters'
export * from '@sipelandukilat/contract/notices'
export * from '@sipelandukilat/contract/service-charters'
export * from '@sipelandukilat/contract/users'
export { dataRequestClock, IncidentDataKind, incidentDataLabels } from '@sipelandukilat/domain'
