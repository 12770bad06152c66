import { v7 } from 'uuid'

/** A UUIDv7: ordered by time, made here and not in SQL (PostgreSQL 15 has none). */
export const newId = (): string => v7()
