// Users, the audit trail and the words of notices and of the survey.

export * from '@sipelandukilat/contract/audit'
export * from '@sipelandukilat/contract/citizens/survey-words'
export * from '@sipelandukilat/contract/notices'
export * from '@sipelandukilat/contract/users'
