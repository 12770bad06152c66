/** The code by which PostgreSQL tells what failed; undefined of what comes from elsewhere. */
export const codeOf = (error: unknown): string | undefined => (error as { code?: string } | null)?.code

/** A prepared statement that no longer fits, or that the server has forgotten: its connection prepares nothing right any more. */
export const isStalePlan = (error: unknown): boolean =>
  codeOf(error) === '26000' ||
  (codeOf(error) === '0A000' && (error as { routine?: string }).routine === 'RevalidateCachedQuery')

const unavailableCodes: ReadonlySet<string> = new Set([
  ...['55P03', '57014', '25P03'], // waited or ran for too long
  ...['57P01', '57P02', '57P03', '53300', 'ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT'], // no server, or no room
])
/** `pg` gives these no code. */
const lost = /^(Connection terminated|Client has encountered a connection error)/

/** Whether the same may succeed in a moment. Of a commit whose answer was lost nobody knows: it may have been kept. */
export const isUnavailable = (error: unknown): boolean =>
  unavailableCodes.has(codeOf(error) ?? '') || (error instanceof Error && lost.test(error.message))
