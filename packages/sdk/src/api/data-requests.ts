// Requests about held data.

export * from '@sipelandukilat/contract/data-requests'
