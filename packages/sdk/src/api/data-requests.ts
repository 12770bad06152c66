// Requests about stored data.

export * from '@sipelandukilat/contract/citizens/data-requests'
export { DataRequestKind, dataRequestClock, dataRequestGrounds, RefusalReason } from '@sipelandukilat/domain'
