// Requests about held data.

export * from '@sipelandukilat/contract/citizens/data-requests'
