/** Why a rule of ours refuses an entry, beyond what zod names itself. Whoever answers says it in the reader's language. */
export const refusalReasons = [
  'villageNeeded',
  'regencyOrBelowNeeded',
  'applicationTwice',
  'officerMissing',
  'surveyElementTwice',
  'answerEmpty',
  'endNotAfterStart',
  'nipWrong',
  'untilBeforeFrom',
] as const
export type RefusalReason = (typeof refusalReasons)[number]

/** For `refine`: the reason, and where in the value it lies. */
export const refusedFor = (reason: RefusalReason, ...path: string[]) => ({ path, params: { reason } })

/** The reason of a zod issue, where it is one of ours. */
export const reasonOf = (params: Readonly<Record<string, unknown>> | undefined): RefusalReason | undefined =>
  refusalReasons.find((reason) => reason === params?.reason)
