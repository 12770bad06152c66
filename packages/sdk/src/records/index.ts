// Documents that a module keeps in the platform, for developers without a server of their own.

export { defineRecords, type Records } from './define-records'
export { type RecordOf, type UseRecords, useRecords } from './use-records'
