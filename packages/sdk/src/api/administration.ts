// Users, the audit trail and the words of notices.

export * from '@sipelandukilat/contract/audit'
export * from '@sipelandukilat/contract/notices'
export * from '@sipelandukilat/contract/users'
