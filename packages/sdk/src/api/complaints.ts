// Complaints.

export * from '@sipelandukilat/contract/complaints'
