// Complaints.

export * from '@sipelandukilat/contract/citizens/complaints'
