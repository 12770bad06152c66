import { type StatusGroup, statusesIn } from '@sipelandukilat/domain'

/** The statuses of a group as a list in SQL, where a statement has no place for one more parameter. */
export const statusList = (group: StatusGroup): string =>
  statusesIn(group)
    .map((status) => `'${status}'`)
    .join()
